import { once } from 'node:events'

/** Small writes are gathered up to this many characters: a system call each would cost more than making them. */
const CHUNK = 64 * 1024

/** Lines on standard output, written no faster than they are read. */
export class Output {
  #held: string[] = []
  #size = 0
  #wrote = false

  async line(text: string): Promise<void> {
    this.#held.push(text, '\n')
    this.#size += text.length + 1
    // the first line goes out at once: a person or `head` waits for it
    if (!this.#wrote || this.#size >= CHUNK) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#held.length === 0) return
    const text = this.#held.join('')
    this.#held = []
    this.#size = 0
    this.#wrote = true
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  }
}

/** A reader that has enough (`| head`) closes the pipe: that is no failure of ours. */
export function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}
