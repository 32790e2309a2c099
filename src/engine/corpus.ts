/** Documents in memory that threads share: each as one line of JSON, by number. */
export interface Corpus {
  /** Tells corpora of one process apart: what crosses threads is not the same object there. */
  readonly number: number
  /** UTF-8, one document after the other. */
  readonly bytes: SharedArrayBuffer
  /** Where each ends: 64-bit floats. */
  readonly ends: SharedArrayBuffer
}

const FIRST_BYTES = 2 ** 20
const FIRST_DOCUMENTS = 2 ** 12

let corpora = 0

/** Documents as they come, to be shared when all are there. */
export class CorpusBuilder {
  #bytes = Buffer.from(new SharedArrayBuffer(FIRST_BYTES))
  #ends = new Float64Array(new SharedArrayBuffer(8 * FIRST_DOCUMENTS))
  #length = 0

  get length(): number {
    return this.#length
  }

  /** In bytes. */
  get size(): number {
    return this.#length === 0 ? 0 : this.#ends[this.#length - 1]!
  }

  add(json: string): void {
    const start = this.size
    // no unit of UTF-16 is more than three bytes
    if (start + 3 * json.length > this.#bytes.length) this.#widen(start + 3 * json.length)
    if (this.#length === this.#ends.length) this.#lengthen()
    this.#ends[this.#length++] = start + this.#bytes.write(json, start)
  }

  json(document: number): string {
    return this.#bytes.toString('utf8', document === 0 ? 0 : this.#ends[document - 1], this.#ends[document])
  }

  corpus(): Corpus {
    const [bytes, ends] = [this.#bytes.buffer, this.#ends.buffer] as unknown as SharedArrayBuffer[]
    return { number: corpora++, bytes: bytes!, ends: ends! }
  }

  #widen(least: number): void {
    const wider = Buffer.from(new SharedArrayBuffer(Math.max(least, 2 * this.#bytes.length)))
    wider.set(this.#bytes)
    this.#bytes = wider
  }

  #lengthen(): void {
    const longer = new Float64Array(new SharedArrayBuffer(16 * this.#length))
    longer.set(this.#ends)
    this.#ends = longer
  }
}

/** A document of a corpus. */
export function jsonAt({ bytes, ends }: Corpus, document: number): string {
  const places = new Float64Array(ends)
  const start = document === 0 ? 0 : places[document - 1]!
  return Buffer.from(bytes).toString('utf8', start, places[document])
}
