import type { Source } from '../../ingest/sources.ts'

/** How much of an import is done, by the bytes of its sources, and what failed so far. */
export class Reckoning {
  readonly #sizes: readonly (number | undefined)[]
  readonly #errors = new Map<string, number>()
  #at = 0
  #before = 0
  #inside = 0

  /** @param sizes  of the sources in bytes, in the order they are read; undefined where nobody knows */
  constructor(sizes: readonly (number | undefined)[]) {
    this.#sizes = sizes
  }

  /** The same source, with its bytes counted as they are read. */
  counted(source: Source): Source {
    const count = (bytes: number) => {
      this.#inside += bytes
    }
    return {
      ...source,
      open: async function* () {
        for await (const chunk of source.open()) {
          count(chunk.length)
          yield chunk
        }
      },
    }
  }

  /** The next source. */
  next(): void {
    this.#before += this.#sizes[this.#at] ?? 0
    this.#inside = 0
    this.#at += 1
  }

  failed(kind: string): void {
    this.#errors.set(kind, (this.#errors.get(kind) ?? 0) + 1)
  }

  /** Without a share where a stream is among the sources. */
  known(): { readonly share?: number; readonly remark?: string } {
    const inside = Math.min(this.#inside, this.#sizes[this.#at] ?? 0)
    const isKnown = this.#sizes.every((size) => size !== undefined)
    const total = this.#sizes.reduce((sum: number, size = 0) => sum + size, 0)
    return {
      ...(isKnown && total > 0 && { share: (this.#before + inside) / total }),
      ...(this.#errors.size > 0 && { remark: errorsText(Object.fromEntries(this.#errors)) }),
    }
  }
}

/** `3 failed (2 not-json, 1 too-large)`, most first. */
export function errorsText(errors: Readonly<Record<string, number>>): string {
  const most = Object.entries(errors).sort(([one, x], [other, y]) => y - x || (one < other ? -1 : 1))
  const sum = most.reduce((all, [, count]) => all + count, 0)
  return `${sum} failed (${most.map(([kind, count]) => `${count} ${kind}`).join(', ')})`
}
