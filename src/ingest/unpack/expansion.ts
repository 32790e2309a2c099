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

/** What the parts of one source may unpack to all together, when each alone is small enough. */
const FREE_OF_SOURCE = 2 ** 30

/** There is no use in going on with the source. */
export class Exhausted extends BadInput {}

/** Counts all that is unpacked out of one source: a thousand small bombs are one. */
export class Budget {
  readonly #most: number
  #out = 0

  /** @param size  of the source in bytes; undefined where nobody knows */
  constructor(size: number | undefined) {
    this.#most = size === undefined ? Number.POSITIVE_INFINITY : Math.max(FREE_OF_SOURCE, size * MOST_TIMES)
  }

  spend(unpacked: number): void {
    this.#out += unpacked
    if (this.#out > this.#most)
      throw new Exhausted(`grows without measure: what was unpacked out of this file has more than ${this.#most} bytes`)
  }

  async *counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.spend(chunk.length)
      yield chunk
    }
  }
}
