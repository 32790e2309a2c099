import type { Places } from '../reader.ts'

/** Remembers where packed parts begin, so that a byte of what was unpacked can be found again in the packed file. */
export class PackedPlaces implements Places {
  /** Where each part begins, unpacked and packed; both grow. */
  #parts: { readonly unpacked: number; readonly packed: number }[] = []

  begin(unpacked: number, packed: number): void {
    this.#parts.push({ unpacked, packed })
  }

  /** Places are asked for in their order: what lies before `position` is forgotten. */
  of(position: number): string {
    let part = 0
    while (part + 1 < this.#parts.length && this.#parts[part + 1]!.unpacked <= position) part += 1
    this.#parts = part > 0 ? this.#parts.slice(part) : this.#parts
    const { unpacked, packed } = this.#parts[0] ?? { unpacked: 0, packed: 0 }
    return position === unpacked ? String(packed) : `${packed}+${position - unpacked}`
  }

  between(from: number, to: number): readonly number[] {
    return this.#parts.flatMap(({ unpacked }) => (unpacked > from && unpacked < to ? [unpacked] : []))
  }
}
