import { Cursor } from './unpack/cursor.ts'

/** At most `limit` bytes; of a longer stream none, and how long it is. */
export async function collected(
  { whole, bytes }: { readonly whole?: Buffer; readonly bytes: AsyncIterable<Buffer> },
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

/** The first bytes, `size` of them where there are so many, and all bytes, those among them. What breaks behind the first ones breaks `all`. */
export async function peeked(
  chunks: AsyncIterable<Buffer>,
  size: number,
): Promise<{ head: Buffer; all: AsyncIterable<Buffer>; close: () => Promise<void> }> {
  const cursor = new Cursor(chunks)
  await cursor.fill(size)
  const head = cursor.held.subarray(0, size)
  if (head.length === 0 && cursor.broken !== undefined) throw cursor.broken
  return { head, all: rest(cursor), close: () => cursor.close() }
}

async function* rest(cursor: Cursor): AsyncGenerator<Buffer> {
  while (await cursor.fill(1)) yield cursor.take(cursor.held.length)
  if (cursor.broken !== undefined) throw cursor.broken
}

/** Some bytes as a stream. */
export async function* streamed(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
