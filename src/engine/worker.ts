/** The inside of a worker thread: takes batches, gives their outcomes. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { attempt, type MakeTasks, type Outcome } from './engine.ts'

export interface Batch {
  readonly number: number
  readonly task: string
  readonly inputs: readonly unknown[]
}

export interface Done {
  readonly number: number
  readonly outcomes: readonly Outcome[]
}

/** `ready` once, when the tasks are loaded. */
export type FromWorker = 'ready' | Done

if (parentPort && typeof workerData === 'string') {
  const { makeTasks } = (await import(workerData)) as { makeTasks: MakeTasks }
  serve(parentPort, makeTasks)
}

/** Answer batches from now on. */
export function serve(port: MessagePort, makeTasks: MakeTasks): void {
  const tasks = makeTasks()
  port.postMessage('ready' satisfies FromWorker)
  port.on('message', ({ number, task, inputs }: Batch) => {
    const outcomes = inputs.map((input) => attempt(tasks, task, input))
    port.postMessage({ number, outcomes } satisfies FromWorker)
  })
}
