import { attempt, type Engine, type Job, type MakeTasks, type Result, type Stream } from './engine.ts'

/** An engine that computes in this thread: for one worker, small inputs and tests. */
export async function inProcess(module: URL): Promise<Engine> {
  const { makeTasks } = (await import(module.href)) as { makeTasks: MakeTasks }
  const tasks = makeTasks()
  return {
    workers: 1,
    async *run<Key>(task: string, inputs: Stream<Job<Key>>): AsyncGenerator<Result<Key>> {
      for await (const { key, input } of inputs) yield { key, ...attempt(tasks, task, input) }
    },
    close: async () => {},
  }
}
