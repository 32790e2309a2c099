/** Tasks that behave well and badly, for the cases of every engine. */
import { threadId } from 'node:worker_threads'
import type { Tasks } from './engine.ts'

export const makeTasks = (): Tasks => ({
  double: (n: number) => n * 2,
  /** The earlier ones take longer, so that they finish in the wrong order. */
  slowFirst: (n: number) => {
    const until = performance.now() + (n < 40 ? 20 : 0)
    while (performance.now() < until);
    return n
  },
  throwOnThree: (n: number) => {
    if (n === 3) throw new RangeError('three\nis bad')
    return n
  },
  /** Ends its worker thread when told to. */
  dieOnSeven: (n: number) => {
    if (n === 7) process.exit(3)
    return n
  },
  thread: () => threadId,
})
