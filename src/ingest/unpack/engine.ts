import type { Transform } from 'node:stream'

/** An unpacking stream of `node:zlib`. */
export type Unpacker = Transform & { readonly bytesWritten: number; close(): void }

/** How much unpacked data waits for its reader before the unpacker does. */
const WAITING = 2 ** 20

/**
 * Feeds an unpacker by hand. Read as a stream it would lose, when it breaks, what it had unpacked and nobody had read yet, and how
 * much that is would depend on the moment; here everything before a break comes out first.
 */
export class Engine {
  readonly #unpacker: Unpacker
  #out: Buffer[] = []
  #size = 0
  #failed: Error | undefined
  #ended = false
  #wake: () => void = () => {}

  constructor(unpacker: Unpacker) {
    this.#unpacker = unpacker
    unpacker.on('data', (chunk: Buffer) => {
      this.#out.push(chunk)
      this.#size += chunk.length
      if (this.#size > WAITING) unpacker.pause()
      this.#wake()
    })
    unpacker.on('end', () => {
      this.#ended = true
      this.#wake()
    })
    unpacker.on('error', (error: Error) => {
      this.#failed = error
      this.#wake()
    })
  }

  /** Bytes of the input that were used so far. */
  get used(): number {
    return this.#unpacker.bytesWritten
  }

  /** What a piece of the input unpacks to; throws after it when the piece is broken. */
  async *feed(piece: Buffer): AsyncGenerator<Buffer> {
    let written = false
    this.#unpacker.write(piece, () => {
      written = true
      this.#wake()
    })
    for (;;) {
      while (this.#out.length > 0) {
        const ready = this.#out
        this.#out = []
        this.#size = 0
        yield* ready
      }
      if (this.#failed) throw this.#failed
      if (written || this.#ended) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        if (this.#unpacker.isPaused()) this.#unpacker.resume()
        if (this.#out.length > 0 || this.#failed || written || this.#ended) resolve()
      })
    }
  }

  close(): void {
    this.#unpacker.close()
  }
}
