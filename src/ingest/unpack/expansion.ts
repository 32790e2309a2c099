import { BadInput } from '../ingested.ts'

/** News text packs to a fifth; even lines that are nearly alike stay below this. Made-up data goes beyond a thousand. */
const MOST_TIMES = 200

/** Small things may be as empty as they like. */
const FREE = 64 * 2 ** 20

/** Counts what is unpacked against what it is unpacked from, and stops what grows beyond measure. */
export class Expansion {
  #out = 0

  /** @param packed  bytes read so far */
  add(unpacked: number, packed: number): void {
    this.#out += unpacked
    if (this.#out > FREE && this.#out > packed * MOST_TIMES)
      throw new BadInput(`grows without measure: ${packed} bytes gave more than ${this.#out} when unpacked`)
  }
}
