import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import type { MakeTasks } from '../engine/engine.ts'
import { serve } from '../engine/worker.ts'
import { pooled } from '../engine/worker-threads.ts'
import { FILTERS } from './filters.ts'
import { rowsOf, rowText } from './rows.ts'

const WRONG_CALL = 2

/** Do what the bundle was called for, or be one of its own worker threads. */
export async function execute(makeTasks: MakeTasks, [command = '', ...args]: readonly string[]): Promise<void> {
  if (!isMainThread && parentPort) serve(parentPort, makeTasks)
  else if (command === 'filter') await filter(args[0] ?? '')
  else if (command === 'stage') await stage(args)
  else wrongCall(`expected stage NAME or filter NAME, got ${command}`)
}

async function filter(name: string): Promise<void> {
  const { Output } = await import('../cli/output.ts')
  const found = FILTERS[name]
  if (!found) return wrongCall(`unknown filter: expected ${Object.keys(FILTERS).join(' ')}, got ${name}`)
  // a record that kills its thread is told apart from the others, and another thread goes on
  const engine = pooled(() => new Worker(new URL(import.meta.url)), 1)
  const output = new Output()
  try {
    for await (const row of found.run(rowsOf(process.stdin, found.takes.length), engine))
      await output.line(rowText(row))
    await output.flush()
  } finally {
    await engine.close()
  }
}

async function stage(args: readonly string[]): Promise<void> {
  const [{ Command }, { addStage }] = await Promise.all([import('commander'), import('../cli/commands/stage.ts')])
  const program = new Command('isnad-stages')
  addStage(program)
  await program.parseAsync(['stage', ...args], { from: 'user' })
}

function wrongCall(line: string): void {
  process.stderr.write(`isnad: ${line}\n`)
  process.exitCode = WRONG_CALL
}
