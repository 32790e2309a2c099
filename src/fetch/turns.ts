import type { World } from './policy.ts'

/** Who may ask a host next: one at a time, with a pause between the end of one request and the next. */
export class Turns {
  readonly #world: Pick<World, 'now' | 'sleep'>
  readonly #last = new Map<string, Promise<void>>()
  /** Milliseconds since 1970 before which a host is not asked again. */
  readonly #notBefore = new Map<string, number>()

  constructor(world: Pick<World, 'now' | 'sleep'>) {
    this.#world = world
  }

  /** Do some work on a host once it is its turn. `pause` is asked after the work, which may have changed it. */
  take<T>(host: string, pause: () => number, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(host) ?? Promise.resolve()).then(async () => {
      const wait = (this.#notBefore.get(host) ?? 0) - this.#now()
      if (wait > 0) await this.#world.sleep(wait)
      try {
        return await work()
      } finally {
        this.rest(host, pause())
      }
    })
    const done = turn.then(
      () => {},
      () => {},
    )
    this.#last.set(host, done)
    return turn
  }

  /** Let a host alone for some time from now on. */
  rest(host: string, ms: number): void {
    this.#notBefore.set(host, Math.max(this.#notBefore.get(host) ?? 0, this.#now() + ms))
  }

  #now(): number {
    return this.#world.now().getTime()
  }
}
