import { parentPort, workerData } from 'node:worker_threads'
import { openCase } from '../../case/case.ts'
import { takeTurn } from '../../case/turn.ts'
import { openEngine } from '../../engine/open.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { Interrupted } from '../interruption.ts'
import { builtVersion } from '../version.ts'
import { type Asking, failedOf, type Told } from './messages.ts'
import { reported } from './reported.ts'
import { workshopOver } from './workshop.ts'

/** The workshop in a thread of its own, with a connection of its own to the case: see `open.ts`. */

const { file, workers } = workerData as { readonly file: string; readonly workers: number }
const port = parentPort!
const kept = openCase(file, 'existing')
const engine = await openEngine(workers)
let isClosing = false
const stop = {
  check: () => {
    if (isClosing) throw new Interrupted('the server was stopped')
  },
}
const maker = { version: builtVersion(), lexicon: loadLexicon().hash }
const nothing = { kept, engine, maker, stop }
const run = reported(
  { ...nothing, progress: undefined!, issues: undefined! },
  () => {},
  () => {},
)
const workshop = workshopOver(run, () => new Date().toISOString())

const tell = (told: Told): void => port.postMessage(told)

async function answer({ id, work, args }: Asking): Promise<void> {
  try {
    const call = workshop[work] as (...args: readonly unknown[]) => Promise<unknown>
    tell({ id, result: await call(...args, (step: never) => tell({ id, step })) })
  } catch (error) {
    tell({ id, error: failedOf(error) })
  }
}

/** One after another: a chain that is made while another one is decided about would not know of it. */
let writing: Promise<void> = Promise.resolve()
const WRITES: ReadonlySet<Asking['work']> = new Set(['refresh', 'decide', 'import'])

port.on('message', (message: Asking | 'close') => {
  if (message === 'close') void close()
  else if (WRITES.has(message.work)) writing = writing.then(() => inTurn(message))
  else void answer(message)
})

/** Another process may be tracing the same case. */
async function inTurn(message: Asking): Promise<void> {
  try {
    const turn = await takeTurn(file, 'existing', () => {}, stop.check)
    try {
      await answer(message)
    } finally {
      turn.end()
    }
  } catch (error) {
    tell({ id: message.id, error: failedOf(error) })
  }
}

async function close(): Promise<void> {
  isClosing = true
  await writing
  await engine.close()
  kept.close()
  port.close()
}
