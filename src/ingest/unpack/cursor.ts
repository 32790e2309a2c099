const NONE: Buffer = Buffer.alloc(0)

/** Reads a byte stream forwards, a few bytes at a time, and knows where it is. */
export class Cursor {
  readonly #source: AsyncIterator<Buffer>
  #held = NONE
  #done = false
  /** Bytes taken so far. */
  position = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#source = chunks[Symbol.asyncIterator]()
  }

  /** The bytes that were read and not yet taken. */
  get held(): Buffer {
    return this.#held
  }

  /** Hold at least `size` bytes; false when there are not so many left. */
  async fill(size: number): Promise<boolean> {
    if (this.#held.length >= size) return true
    const parts = [this.#held]
    let length = this.#held.length
    try {
      while (length < size && !this.#done) {
        const next = await this.#source.next()
        if (next.done === true) this.#done = true
        else {
          parts.push(next.value)
          length += next.value.length
        }
      }
    } finally {
      // what came before the stream broke is still there to be taken
      this.#held = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    }
    return length >= size
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
