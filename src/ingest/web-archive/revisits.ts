import type { Taken } from '../ingested.ts'

/** A document without its bytes: a revisit has bytes of its own. */
type Remembered = Pick<Taken, 'document' | 'json'>

/** Texts that later records may refer to are remembered up to so many characters. */
const MOST = 16 * 2 ** 20
/** What was passed over is remembered by its digest alone. */
const MOST_PASSED = 100_000

/** What records gave, for those that only say that the page was still the same. */
export class Revisits {
  readonly #documents = new Map<string, Remembered>()
  readonly #passed = new Set<string>()
  #size = 0

  /** @param keys  its payload's digest; its address with its time */
  remember(keys: readonly string[], { document, json }: Taken): void {
    for (const key of keys) {
      this.#size += json.length - (this.#documents.get(key)?.json.length ?? 0)
      this.#documents.set(key, { document, json })
    }
    for (const [key, { json }] of this.#documents) {
      if (this.#size <= MOST) return
      this.#documents.delete(key)
      this.#size -= json.length
    }
  }

  /** Remember what was no article. */
  pass(keys: readonly string[]): void {
    for (const key of keys) if (this.#passed.size < MOST_PASSED) this.#passed.add(key)
  }

  of(keys: readonly string[]): Remembered | 'passed' | undefined {
    for (const key of keys) {
      const found = this.#documents.get(key)
      if (found) return found
    }
    return keys.some((key) => this.#passed.has(key)) ? 'passed' : undefined
  }
}
