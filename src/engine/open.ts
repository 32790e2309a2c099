import { availableParallelism } from 'node:os'
import type { Engine } from './engine.ts'
import { inProcess } from './in-process.ts'
import { workerThreads } from './worker-threads.ts'

const TASKS = new URL('./tasks.ts', import.meta.url)

/** Beyond this many, the one thread that reads and writes is what they wait for. */
const MOST_WORKERS = 8

export const defaultWorkers = (): number => Math.min(availableParallelism(), MOST_WORKERS)

/** The engine with Isnad's tasks; one worker computes in this thread. */
export const openEngine = async (workers: number): Promise<Engine> =>
  workers === 1 ? inProcess(TASKS) : workerThreads(TASKS, workers)
