/**
 * Runs tasks over many inputs. Two implementations, one suite of cases (`engine.test.ts`): in this thread, and on worker
 * threads.
 */
export interface Engine {
  /** Threads that compute. */
  readonly workers: number
  /**
   * Run a task over a stream of inputs.
   *
   * Results come in the order of the inputs, whatever finishes first. A bounded number of inputs is under way at once; the stream is
   * read no further until results are taken. An input that a task cannot do gives a `failed` result and the others go on.
   *
   * @param task    its name among the tasks the engine was opened with
   * @param inputs  each with a key that comes back with its result and is not sent to the worker
   */
  run<Key>(task: string, inputs: Stream<Job<Key>>): AsyncGenerator<Result<Key>>
  close(): Promise<void>
}

export type Stream<T> = AsyncIterable<T> | Iterable<T>

export interface Job<Key> {
  readonly key: Key
  /** Sent by structured clone: strings are cheapest. */
  readonly input: unknown
}

export type Result<Key> =
  | { readonly key: Key; readonly output: unknown }
  | { readonly key: Key; readonly failed: string }

/** What a tasks module exports: makes the tasks once per thread, so that tables are compiled once. */
export type MakeTasks = () => Tasks
export type Tasks = Readonly<Record<string, (input: never) => unknown>>

/** Results under way, before they have their keys. */
export type Outcome = { readonly output: unknown } | { readonly failed: string }

/** Run one input; whatever a task throws is a fault of that input alone. */
export function attempt(tasks: Tasks, task: string, input: unknown): Outcome {
  try {
    const run = tasks[task]
    if (!run) throw new TypeError(`no task ${task}`)
    return { output: run(input as never) }
  } catch (error) {
    return { failed: reasonOf(error) }
  }
}

/** One line. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n', 1)[0]!
