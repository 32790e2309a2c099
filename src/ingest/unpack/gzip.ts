import { crc32, createInflateRaw, gunzipSync, inflateRawSync } from 'node:zlib'
import { BadInput } from '../ingested.ts'
import type { Cursor } from './cursor.ts'
import { Engine, type Unpacker } from './engine.ts'
import { Expansion } from './expansion.ts'
import type { PackedPlaces } from './packed-places.ts'

/** And 8, for deflate: there is no other method. */
const MAGIC = Buffer.of(0x1f, 0x8b, 8)

export const isGzip = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC)

/** Records of web archives are packed one by one and mostly smaller than this, packed and unpacked: those are unpacked at once. */
const [AT_ONCE, AT_ONCE_OUT] = [128 * 2 ** 10, 4 * 2 ** 20]

/** Many small members are unpacked together: the library takes longer to begin with one than to unpack it. */
const [TOGETHER, TOGETHER_OUT, MANY] = [512 * 2 ** 10, 32 * 2 ** 20, 8]

/** How much is handed to the unpacker at a time. */
const PIECE = 64 * 2 ** 10

/**
 * Unpack gzip, all its members one after another (RFC 1952); what is cut off or broken throws after what came before it.
 *
 * @param places  learns where each member begins
 */
export async function* gunzipped(cursor: Cursor, places: PackedPlaces): AsyncGenerator<Buffer> {
  const expansion = new Expansion()
  let size = 0
  let alone = 0
  while (await cursor.fill(1)) {
    if (size > 0 && (await isPadding(cursor))) return
    const start = cursor.position
    if (alone === 0) {
      await cursor.fill(TOGETHER)
      const { members, bytes, used, begun } = unpackedTogether(cursor.held.subarray(0, TOGETHER))
      for (const { inside, at } of members) places.begin(size + inside, start + at)
      cursor.take(used)
      size += bytes.length
      expansion.add(bytes.length, cursor.position)
      if (bytes.length > 0) yield bytes
      if (used > 0) continue
      // what could not be unpacked together is unpacked member by member
      alone = begun
    }
    alone = Math.max(0, alone - 1)
    await header(cursor)
    places.begin(size, start)
    let sum = 0
    let length = 0
    for await (const chunk of inflated(cursor)) {
      sum = crc32(chunk, sum)
      length += chunk.length
      size += chunk.length
      expansion.add(chunk.length, cursor.position)
      yield chunk
    }
    if (!(await cursor.fill(8))) throw cutOff(cursor)
    const trailer = cursor.take(8)
    if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== length % 2 ** 32)
      throw new BadInput(`damaged: the checksum of what is packed at byte ${start} is not that of its content`)
  }
  if (cursor.broken !== undefined) throw cursor.broken
}

/** Why there is no more. */
export const cutOff = (cursor: Cursor): unknown =>
  cursor.broken ?? new BadInput(`cut off after ${cursor.position + cursor.held.length} bytes`)

/** Tapes and some tools fill up with zeros. */
async function isPadding(cursor: Cursor): Promise<boolean> {
  while (cursor.held[0] === 0) {
    const end = cursor.held.findIndex((byte) => byte !== 0)
    cursor.take(end < 0 ? cursor.held.length : end)
    if (!(await cursor.fill(1))) return true
  }
  return false
}

const [HAS_SUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16]

async function header(cursor: Cursor): Promise<void> {
  const need = async (size: number) => {
    if (!(await cursor.fill(size))) throw cutOff(cursor)
  }
  const start = cursor.position
  await cursor.fill(10)
  if (!cursor.held.subarray(0, 3).equals(MAGIC.subarray(0, cursor.held.length)))
    throw new BadInput(`not gzip any more from byte ${start} on`)
  await need(10)
  const flags = cursor.take(10)[3]!
  if (flags & HAS_EXTRA) {
    await need(2)
    const length = cursor.take(2).readUInt16LE()
    await need(length)
    cursor.take(length)
  }
  for (const flag of [HAS_NAME, HAS_COMMENT])
    if (flags & flag) {
      do await need(1)
      while (cursor.take(1)[0] !== 0)
    }
  if (flags & HAS_SUM) {
    await need(2)
    cursor.take(2)
  }
}

/** What the deflated data at the cursor unpacks to; the cursor stands behind it afterwards. */
export async function* inflated(cursor: Cursor): AsyncGenerator<Buffer> {
  await cursor.fill(AT_ONCE)
  const small = inflatedAtOnce(cursor.held.subarray(0, AT_ONCE))
  if (small) {
    cursor.take(small.used)
    if (small.bytes.length > 0) yield small.bytes
    return
  }
  const engine = new Engine(createInflateRaw({ chunkSize: PIECE }) as unknown as Unpacker)
  try {
    for (;;) {
      if (!(await cursor.fill(1))) throw cutOff(cursor)
      const piece = cursor.held.subarray(0, PIECE)
      const before = engine.used
      yield* engine.feed(piece)
      const used = engine.used - before
      cursor.take(used)
      if (used < piece.length) return
    }
  } catch (error) {
    throw broken(error, cursor)
  } finally {
    engine.close()
  }
}

function broken(error: unknown, cursor: Cursor): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  return code?.startsWith('Z_') ? new BadInput(`damaged near byte ${cursor.position}: ${message}`) : error
}

interface Together {
  /** Where each begins, in `bytes` and in the packed bytes. */
  readonly members: readonly { readonly inside: number; readonly at: number }[]
  /** Of all of them. */
  readonly bytes: Buffer
  /** Packed bytes of these members. */
  readonly used: number
  /** Places where a member seems to begin. */
  readonly begun: number
}

/**
 * Unpack all members but the last, which may not be all there. Where one ends is told by what stands there: the checksum and the length
 * of what came out, then the mark of the next.
 *
 * @returns  no members when they are few or do not come out one by one
 */
function unpackedTogether(packed: Buffer): Together {
  const begins: number[] = []
  for (let at = packed.indexOf(MAGIC); at >= 0; at = packed.indexOf(MAGIC, at + 1)) begins.push(at)
  const end = begins.at(-1) ?? 0
  const none = { members: [], bytes: Buffer.alloc(0), used: 0, begun: begins.length }
  if (begins.length < MANY) return none
  const out = gunzippedAtOnce(packed.subarray(0, end))
  if (!out) return none
  const members: { inside: number; at: number }[] = []
  let [at, inside] = [0, 0]
  for (const next of begins.slice(1)) {
    const length = packed.readUInt32LE(next - 4)
    const content = out.subarray(inside, inside + length)
    if (content.length !== length || crc32(content) !== packed.readUInt32LE(next - 8)) continue
    members.push({ inside, at })
    at = next
    inside += length
  }
  return at === end && inside === out.length ? { members, bytes: out, used: end, begun: begins.length } : none
}

function gunzippedAtOnce(packed: Buffer): Buffer | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength: TOGETHER_OUT, chunkSize: 2 ** 20 })
  } catch {
    return undefined
  }
}

/** Undefined when it is not all there, too large, or broken. */
function inflatedAtOnce(packed: Buffer): { bytes: Buffer; used: number } | undefined {
  try {
    const { buffer, engine } = inflateRawSync(packed, { info: true, maxOutputLength: AT_ONCE_OUT }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return { bytes: buffer, used: engine.bytesWritten }
  } catch {
    return undefined
  }
}
