import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Reader } from './reading/reader.ts'
import type { Works } from './works.ts'

/** Another process may change the case too: looked at so often. */
const LOOK_MS = 1000
/** A connection that says nothing for long is cut by whatever lies between. */
const BEAT_MS = 15_000

/**
 * Server-sent events: `state` when the case has changed, with its new state; `work` for each step of long work; `beat` in between.
 *
 * @param work  only steps of this one, and the end of the stream with it
 */
export function events(c: Context, reader: Reader, works: Works, work?: string): Response {
  return streamSSE(c, async (stream) => {
    let isOpen = true
    let wake = (): void => {}
    const queue: { event: string; data: string }[] = []
    const put = (event: string, data: unknown): void => {
      queue.push({ event, data: JSON.stringify(data) })
      wake()
    }
    const isLast = (state: string): boolean => work !== undefined && (state === 'done' || state === 'failed')
    const end = works.listen((one) => {
      if (work === undefined || one.id === work) put('work', one)
    })
    let state = ''
    const look = (): void => {
      const now = reader.state()
      if (now !== state && work === undefined) put('state', { state: now })
      state = now
    }
    const looking = setInterval(look, LOOK_MS)
    const beating = setInterval(() => put('beat', {}), BEAT_MS)
    stream.onAbort(() => {
      isOpen = false
      wake()
    })
    look()
    for (const one of work === undefined ? works.underWay() : [works.of(work)]) if (one) put('work', one)
    try {
      while (isOpen) {
        const next = queue.shift()
        if (next === undefined) {
          await new Promise<void>((done) => {
            wake = done
          })
          continue
        }
        await stream.writeSSE(next)
        if (next.event === 'work' && isLast((JSON.parse(next.data) as { state: string }).state)) break
      }
    } finally {
      end()
      clearInterval(looking)
      clearInterval(beating)
    }
  })
}
