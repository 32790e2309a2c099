import { Worker } from 'node:worker_threads'
import type { Step, Workshop } from '../../server/workshop.ts'
import { type Asking, errorOf, type Told, type Work } from './messages.ts'

interface Waiting {
  readonly done: (result: never) => void
  readonly fail: (error: Error) => void
  readonly onStep: ((step: Step) => void) | undefined
}

/** A report of a large case does not look up while it is made; nobody waits for it when the server ends. What is written is whole. */
const PATIENCE_MS = 10_000

/** Open the workshop of a case in a thread of its own: whatever it does, this thread goes on answering. */
export function openWorkshop(file: string, workers: number): Workshop {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file, workers } })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let broken: Error | undefined
  const breakOff = (error: Error): void => {
    broken = error
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  worker.on('error', breakOff)
  worker.on('exit', () => breakOff(new Error('the workshop is closed')))
  worker.on('message', (told: Told) => {
    const asked = waiting.get(told.id)
    if (asked === undefined) return
    if ('step' in told) {
      asked.onStep?.(told.step)
      return
    }
    waiting.delete(told.id)
    if ('error' in told) asked.fail(errorOf(told.error))
    else asked.done(told.result as never)
  })
  const ask = <T>(work: Work, args: readonly unknown[], onStep?: (step: Step) => void): Promise<T> => {
    if (broken !== undefined) return Promise.reject(broken)
    const asking: Asking = { id: ++last, work, args }
    return new Promise<T>((done, fail) => {
      waiting.set(asking.id, { done: done as Waiting['done'], fail, onStep })
      worker.postMessage(asking)
    })
  }
  return {
    refresh: (onStep) => ask('refresh', [], onStep),
    decide: (asked) => ask('decide', [asked]),
    origin: (sentence, most) => ask('origin', [sentence, most]),
    report: (story, lang) => ask('report', [story, lang]),
    export: (request, out) => ask('export', [request, out]),
    preview: (files) => ask('preview', [files]),
    import: (files, onStep) => ask('import', [files], onStep),
    close: () =>
      new Promise((done) => {
        if (broken !== undefined) return done()
        const late = setTimeout(() => void worker.terminate(), PATIENCE_MS)
        worker.once('exit', () => {
          clearTimeout(late)
          done()
        })
        worker.postMessage('close')
      }),
  }
}
