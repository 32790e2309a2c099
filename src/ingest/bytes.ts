import type { Item } from './reader.ts'

/** At most `limit` bytes; of a longer stream none, and how long it is. */
export async function collected(
  { whole, bytes }: Pick<Item, 'whole' | 'bytes'>,
  limit: number,
): Promise<{ bytes: Buffer; size: number }> {
  if (whole) return { bytes: whole, size: whole.length }
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > limit) held = []
    else held.push(chunk)
  }
  return { bytes: Buffer.concat(held), size }
}

/** The first bytes, at least `size` where there are so many, and all bytes, those among them. */
export async function peeked(
  chunks: AsyncIterable<Buffer>,
  size: number,
): Promise<{ head: Buffer; all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let done = false
  while (head.length < size && !done) {
    const next = await iterator.next()
    done = next.done === true
    if (!done) head = Buffer.concat([head, next.value as Buffer])
  }
  const all = (async function* () {
    try {
      yield head
      while (!done) {
        const next = await iterator.next()
        done = next.done === true
        if (!done) yield next.value as Buffer
      }
    } finally {
      await iterator.return?.()
    }
  })()
  return { head: head.subarray(0, size), all }
}

/** Some bytes as a stream. */
export async function* streamed(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
