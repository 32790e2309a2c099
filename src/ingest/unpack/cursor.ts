const NONE: Buffer = Buffer.alloc(0)

/** Reads a byte stream forwards, a few bytes at a time, and knows where it is. */
export class Cursor {
  readonly #source: AsyncIterator<Buffer>
  #held = NONE
  #done = false
  #broken: unknown
  /** Bytes taken so far. */
  position = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#source = chunks[Symbol.asyncIterator]()
  }

  /** The bytes that were read and not yet taken. */
  get held(): Buffer {
    return this.#held
  }

  /** Hold at least `size` bytes; false when there are not so many left, because the stream ends or because it breaks. */
  async fill(size: number): Promise<boolean> {
    if (this.#held.length >= size) return true
    const parts = [this.#held]
    let length = this.#held.length
    while (length < size && !this.#done) {
      const next = await this.#next()
      if (!next) this.#done = true
      else {
        parts.push(next)
        length += next.length
      }
    }
    this.#held = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    return length >= size
  }

  /** What came before the stream broke is still there to be taken; whoever needs more throws this. */
  get broken(): unknown {
    return this.#broken
  }

  async #next(): Promise<Buffer | undefined> {
    try {
      const next = await this.#source.next()
      return next.done === true ? undefined : next.value
    } catch (error) {
      this.#broken = error
      return undefined
    }
  }

  /** Take `size` of the held bytes. */
  take(size: number): Buffer {
    const taken = this.#held.subarray(0, size)
    this.#held = this.#held.subarray(size)
    this.position += taken.length
    return taken
  }

  /** Pass over `size` bytes without holding them; false when there were not so many. */
  async skip(size: number): Promise<boolean> {
    let left = size
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.fill(1))) return false
      left -= this.take(Math.min(left, this.#held.length)).length
    }
    return true
  }

  async close(): Promise<void> {
    this.#held = NONE
    this.#done = true
    await this.#source.return?.()
  }
}
