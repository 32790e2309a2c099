import type { Places } from '../reader.ts'

/** What was passed is let go so many parts at a time. */
const LET_GO = 4096

/** Remembers where packed parts begin, so that a byte of what was unpacked can be found again in the packed file. */
export class PackedPlaces implements Places {
  /** Where each part begins, unpacked and packed; both grow. */
  #parts: { readonly unpacked: number; readonly packed: number }[] = []
  /** The part that was asked for last: places are asked for in their order. */
  #at = 0

  begin(unpacked: number, packed: number): void {
    this.#parts.push({ unpacked, packed })
  }

  of(position: number): string {
    while (this.#at + 1 < this.#parts.length && this.#parts[this.#at + 1]!.unpacked <= position) this.#at += 1
    if (this.#at > LET_GO) {
      this.#parts = this.#parts.slice(this.#at)
      this.#at = 0
    }
    const { unpacked, packed } = this.#parts[this.#at] ?? { unpacked: 0, packed: 0 }
    return position === unpacked ? String(packed) : `${packed}+${position - unpacked}`
  }

  between(from: number, to: number): readonly number[] {
    const found: number[] = []
    for (let at = this.#at; at < this.#parts.length; at++) {
      const { unpacked } = this.#parts[at]!
      if (unpacked >= to) break
      if (unpacked > from) found.push(unpacked)
    }
    return found
  }
}
