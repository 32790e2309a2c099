import { Worker } from 'node:worker_threads'
import { batches } from './batches.ts'
import { type Engine, type Job, type Outcome, type Result, reasonOf, type Stream } from './engine.ts'
import type { FromWorker } from './worker.ts'

/** Batches under way per worker: one computing, one waiting so that it never idles. */
const AHEAD = 2

/** An engine on worker threads. A worker that dies is replaced, and the input that killed it is told apart from its batch. */
export function workerThreads(module: URL, count: number): Engine {
  return pooled(() => new Worker(new URL('./worker.ts', import.meta.url), { workerData: module.href }), count)
}

/** The same on workers that are started in another way: each answers as `worker.ts` does. */
export function pooled(start: () => Worker, count: number): Engine {
  const pool = Array.from({ length: count }, () => new Seat(start))
  const idlest = (): Seat => pool.reduce((least, seat) => (seat.waiting < least.waiting ? seat : least))
  return {
    workers: count,
    async *run<Key>(task: string, inputs: Stream<Job<Key>>): AsyncGenerator<Result<Key>> {
      const underWay: { jobs: readonly Job<Key>[]; outcomes: Promise<readonly Outcome[]> }[] = []
      for await (const jobs of batches(inputs)) {
        const outcomes = idlest().run(
          task,
          jobs.map(({ input }) => input),
        )
        // awaited in its turn; until then a failure is not unhandled
        outcomes.catch(() => {})
        underWay.push({ jobs, outcomes })
        if (underWay.length >= count * AHEAD) yield* results(underWay.shift()!)
      }
      for (const batch of underWay) yield* results(batch)
    },
    close: async () => {
      await Promise.all(pool.map((seat) => seat.close()))
    },
  }
}

async function* results<Key>(batch: {
  readonly jobs: readonly Job<Key>[]
  readonly outcomes: Promise<readonly Outcome[]>
}): AsyncGenerator<Result<Key>> {
  const outcomes = await batch.outcomes
  for (const [i, { key }] of batch.jobs.entries()) yield { key, ...outcomes[i]! }
}

interface Waiting {
  readonly task: string
  readonly inputs: readonly unknown[]
  readonly resolve: (outcomes: readonly Outcome[]) => void
  readonly reject: (error: unknown) => void
}

/** One place in the pool with the worker that sits there now. */
class Seat {
  readonly #startOne: () => Worker
  #worker: Worker
  /** Sent and not answered, by number, oldest first: a worker answers in order. */
  readonly #sent = new Map<number, Waiting>()
  #number = 0
  #ready = false
  #closed = false

  constructor(start: () => Worker) {
    this.#startOne = start
    this.#worker = this.#start()
  }

  get waiting(): number {
    return this.#sent.size
  }

  run(task: string, inputs: readonly unknown[]): Promise<readonly Outcome[]> {
    return new Promise((resolve, reject) => this.#send({ task, inputs, resolve, reject }))
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#worker.terminate()
  }

  #send(waiting: Waiting): void {
    const number = this.#number++
    this.#sent.set(number, waiting)
    this.#worker.postMessage({ number, task: waiting.task, inputs: waiting.inputs })
  }

  #start(): Worker {
    const worker = this.#startOne()
    this.#ready = false
    let error: unknown
    worker.on('message', (message: FromWorker) => {
      this.#ready = true
      if (message === 'ready') return
      this.#sent.get(message.number)?.resolve(message.outcomes)
      this.#sent.delete(message.number)
    })
    worker.on('error', (thrown) => {
      error = thrown
    })
    worker.on('exit', (code) => this.#replace(error ?? new Error(`worker ended with code ${code}`)))
    return worker
  }

  /** The oldest batch killed the worker: alone it is the culprit, else its inputs go one by one. The others are sent again. */
  #replace(error: unknown): void {
    if (this.#closed) return
    const [oldest, ...others] = [...this.#sent.values()]
    this.#sent.clear()
    if (!oldest) return
    // one that cannot load its tasks: another would not either
    if (!this.#ready) {
      for (const waiting of [oldest, ...others]) waiting.reject(error)
      return
    }
    this.#worker = this.#start()
    if (oldest.inputs.length === 1) oldest.resolve([{ failed: reasonOf(error) }])
    else this.#oneByOne(oldest)
    for (const waiting of others) this.#send(waiting)
  }

  #oneByOne({ task, inputs, resolve, reject }: Waiting): void {
    Promise.all(inputs.map((input) => this.run(task, [input]))).then((each) => resolve(each.flat()), reject)
  }
}
