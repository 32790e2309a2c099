import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Case, openCase } from '../case/case.ts'
import { IssueLog } from '../cli/issue-log.ts'
import type { Progress } from '../cli/progress.ts'
import { addInputs } from '../cli/steps/add.ts'
import type { Run } from '../cli/steps/run.ts'
import { bringUpToDate } from '../cli/trace-flow.ts'
import { builtVersion } from '../cli/version.ts'
import { openWorkshop } from '../cli/workshop/open.ts'
import { openEngine } from '../engine/open.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { refreshBoard } from './board/refresh.ts'
import { type Served, serve } from './serve.ts'

/** A case is traced before the first test: seconds, and more where much else is going on. */
export const SETUP_MS = 120_000

export const HARBOUR = 'examples/harbour'
export const lexicon = loadLexicon()

const QUIET: Progress = { start() {}, tick() {}, tell() {}, done: () => ({ count: 0, seconds: 0 }), say() {} }

/** Trace some inputs into a case file. */
export async function traced(file: string, inputs: readonly string[]): Promise<void> {
  const kept = openCase(file)
  const engine = await openEngine(1)
  const maker = { version: builtVersion(), lexicon: lexicon.hash }
  const run: Run = { kept, engine, maker, progress: QUIET, issues: new IssueLog(QUIET), stop: { check() {} } }
  try {
    if (inputs.length > 0) await addInputs(inputs, run)
    await bringUpToDate(run)
  } finally {
    await engine.close()
    kept.close()
  }
}

const made = new Map<string, Promise<string>>()

/** A traced case of some inputs with its lists, to be copied: tracing takes longer than most tests. */
function once(inputs: readonly string[]): Promise<string> {
  const key = inputs.join('\n')
  const file = made.get(key) ?? newCase(inputs)
  made.set(key, file)
  return file
}

async function newCase(inputs: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-traced-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'case.isnad')
  await traced(file, inputs)
  const kept = openCase(file, 'existing')
  await refreshBoard(kept, lexicon)
  kept.close()
  return file
}

export interface TestServer {
  readonly file: string
  readonly kept: Case
  readonly url: string
  readonly port: number
  readonly faults: unknown[]
  /** Below `/api/v1`. */
  json(
    path: string,
    init?: RequestInit,
  ): Promise<{ readonly status: number; readonly body: never; readonly headers: Headers }>
  close(): Promise<void>
}

/** A real server on this machine over a case of its own. */
export async function servedCase(
  inputs: readonly string[] = [HARBOUR],
  more: Partial<Served> = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-serve-'))
  const file = join(folder, 'case.isnad')
  copyFileSync(await once(inputs), file)
  const kept = openCase(file, 'existing')
  const faults: unknown[] = []
  const onFault = (error: unknown): void => void faults.push(error)
  const workshop = openWorkshop(file, 1)
  const serving = await serve({
    kept,
    lexicon,
    version: '0.0.0',
    host: '127.0.0.1',
    port: 0,
    workshop,
    by: 'tester',
    now: () => new Date().toISOString(),
    onFault,
    ...more,
  })
  return {
    file,
    kept,
    url: serving.url,
    port: serving.port,
    faults,
    json: async (path, init) => {
      const response = await fetch(`http://127.0.0.1:${serving.port}/api/v1${path}`, init)
      const text = await response.text()
      return {
        status: response.status,
        body: (text === '' ? null : JSON.parse(text)) as never,
        headers: response.headers,
      }
    },
    close: async () => {
      await serving.close()
      kept.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
