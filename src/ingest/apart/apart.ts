import { Worker } from 'node:worker_threads'
import { BadInput } from '../ingested.ts'
import type { PdfText } from './pdf-text.ts'

/** What runs apart, by name: what it gives. */
export interface Tasks {
  readonly pdf: PdfText
  /** The body as HTML. */
  readonly docx: string
}

/** What the thread answers. */
export type Answer = { readonly result: unknown } | { readonly failed: string }

/** A book of a thousand pages takes some seconds. */
const SECONDS = 60
/** Above what the process had before. */
const MEGABYTES = 1024
const HEAP = 512
const LOOK_MS = 50

let idle: Worker | undefined

/**
 * Read a file in a thread of its own, which can be ended: the libraries for formats as rich as PDF follow what a file tells them to
 * do, and a made-up file may tell them to go on for ever.
 *
 * @throws  `BadInput` when the file cannot be read, or takes more time or memory than any file for people does
 */
export async function readApart<T extends keyof Tasks>(task: T, bytes: Buffer): Promise<Tasks[T]> {
  const worker = idle ?? started()
  idle = undefined
  worker.ref()
  const answer = await answerOf(worker, task, bytes)
  if (answer === undefined || idle) await worker.terminate()
  else {
    worker.unref()
    idle = worker
  }
  if ('failed' in (answer ?? {})) throw new BadInput((answer as { failed: string }).failed)
  if (answer === undefined)
    throw new BadInput(`it takes more than ${SECONDS} seconds or ${MEGABYTES} megabytes to read`)
  return (answer as { result: unknown }).result as Tasks[T]
}

function started(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
    // what libraries say about a file is not for the user's terminal
    stdout: true,
    stderr: true,
  })
  worker.on('error', () => {})
  worker.on('exit', () => {
    if (idle === worker) idle = undefined
  })
  return worker
}

/** Undefined when the thread had to be ended, or ended itself. */
function answerOf(worker: Worker, task: string, bytes: Buffer): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss()
    const until = performance.now() + SECONDS * 1000
    const watch = setInterval(() => {
      const grown = (process.memoryUsage.rss() - before) / 2 ** 20
      if (grown > MEGABYTES || performance.now() > until) done(undefined)
    }, LOOK_MS)
    const done = (answer: Answer | undefined) => {
      clearInterval(watch)
      worker.off('message', done)
      worker.off('error', failed)
      worker.off('exit', failed)
      resolve(answer)
    }
    const failed = () => done(undefined)
    worker.on('message', done)
    worker.on('error', failed)
    worker.on('exit', failed)
    worker.postMessage({ task, bytes })
  })
}
