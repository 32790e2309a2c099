import type { WorkAnswer } from './api/schemas.ts'
import type { Step } from './workshop.ts'

/** Long work and who wants to hear of it. */
export interface Works {
  /** Begin a piece of work. What it throws is kept with it, and thrown on. */
  begin<T>(kind: WorkAnswer['kind'], work: (onStep: (step: Step) => void) => Promise<T>): Begun<T>
  of(id: string): WorkAnswer | undefined
  /** Waiting or running. */
  underWay(): readonly WorkAnswer[]
  /** @returns  what ends it */
  listen(listener: (work: WorkAnswer) => void): () => void
}

export interface Begun<T> {
  readonly id: string
  readonly done: Promise<T>
}

/** Finished pieces of work are remembered so many. */
const REMEMBERED = 200

export function works(): Works {
  const all = new Map<string, WorkAnswer>()
  const listeners = new Set<(work: WorkAnswer) => void>()
  let last = 0
  const set = (work: WorkAnswer): void => {
    all.set(work.id, work)
    for (const listener of listeners) listener(work)
  }
  const isOver = ({ state }: WorkAnswer): boolean => state === 'done' || state === 'failed' || state === 'stopped'
  const forgetOld = (): void => {
    const over = [...all.values()].filter(isOver)
    for (const { id } of over.slice(0, Math.max(0, over.length - REMEMBERED))) all.delete(id)
  }
  return {
    begin: (kind, work) => {
      forgetOld()
      const id = `w${++last}`
      const started: WorkAnswer = { id, kind, state: 'running', step: null, done: 0, total: null, error: null }
      set(started)
      const done = work((step) => set({ ...all.get(id)!, ...step })).then(
        (result) => {
          set({ ...all.get(id)!, state: 'done' })
          return result
        },
        (error: unknown) => {
          const told = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error)
          set({ ...all.get(id)!, state: 'failed', error: told })
          throw error
        },
      )
      return { id, done }
    },
    of: (id) => all.get(id),
    underWay: () => [...all.values()].filter((work) => !isOver(work)),
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
