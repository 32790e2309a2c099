import { createZstdDecompress, zstdDecompressSync } from 'node:zlib'
import { BadInput } from '../ingested.ts'
import type { Cursor } from './cursor.ts'
import { Engine, type Unpacker } from './engine.ts'
import { Expansion } from './expansion.ts'
import { cutOff } from './gzip.ts'
import type { PackedPlaces } from './packed-places.ts'

const FRAME = 0xfd2fb528
/** Sixteen of them, for what is no content. */
const SKIPPABLE = 0x184d2a50
/** The one that holds the dictionary of a web archive: https://iipc.github.io/warc-specifications/specifications/warc-zstd/ */
const DICTIONARY = 0x184d2a5d

/** Dictionaries have some hundred kilobytes. */
const MOST_DICTIONARY = 16 * 2 ** 20

/** Smaller frames are unpacked at once. */
const [AT_ONCE, AT_ONCE_OUT] = [256 * 2 ** 10, 4 * 2 ** 20]

export const isZstd = (bytes: Buffer): boolean => {
  if (bytes.length < 4) return false
  const magic = bytes.readUInt32LE()
  return magic === FRAME || isSkippable(magic)
}

const isSkippable = (magic: number): boolean => magic >= SKIPPABLE && magic < SKIPPABLE + 16

/**
 * Unpack Zstandard, all its frames (RFC 8878): Node's own unpacker stops without a word after the first one.
 *
 * @param places  learns where each frame begins
 */
export async function* unzstd(cursor: Cursor, places: PackedPlaces): AsyncGenerator<Buffer> {
  const expansion = new Expansion()
  let dictionary: Buffer | undefined
  let size = 0
  while (await cursor.fill(1)) {
    const start = cursor.position
    await need(cursor, 4)
    const magic = cursor.held.readUInt32LE()
    if (isSkippable(magic)) {
      dictionary = (await skippable(cursor, magic === DICTIONARY && start === 0)) ?? dictionary
      continue
    }
    if (magic !== FRAME) throw new BadInput(`not Zstandard any more from byte ${start} on`)
    places.begin(size, start)
    for await (const chunk of unpacked(cursor, dictionary)) {
      size += chunk.length
      expansion.add(chunk.length, cursor.position)
      yield chunk
    }
  }
  if (cursor.broken !== undefined) throw cursor.broken
}

async function need(cursor: Cursor, size: number): Promise<void> {
  if (!(await cursor.fill(size))) throw cutOff(cursor)
}

/** Pass over a frame without content; of a dictionary, it is read. */
async function skippable(cursor: Cursor, isDictionary: boolean): Promise<Buffer | undefined> {
  await need(cursor, 8)
  const length = cursor.take(8).readUInt32LE(4)
  if (isDictionary && length <= MOST_DICTIONARY) {
    await need(cursor, length)
    const held = cursor.take(length)
    return isZstd(held) ? zstdDecompressSync(held, { maxOutputLength: MOST_DICTIONARY }) : held
  }
  if (!(await cursor.skip(length))) throw cutOff(cursor)
  return undefined
}

async function* unpacked(cursor: Cursor, dictionary: Buffer | undefined): AsyncGenerator<Buffer> {
  const start = cursor.position
  const options = dictionary ? { dictionary } : {}
  const pieces = frame(cursor)
  try {
    const { held, whole, cut } = await beginning(pieces)
    const small = whole ? atOnce(Buffer.concat(held), options) : undefined
    if (small) yield small
    else yield* streamed(held, pieces, options)
    // cut off: what was there may have unpacked to something
    if (cut) throw cut
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code === undefined ? error : new BadInput(`damaged in the frame at byte ${start}: ${message}`)
  }
}

/** The first pieces of a frame, all of a small one; and how it was cut off, if it was. */
async function beginning(pieces: AsyncIterator<Buffer>): Promise<{ held: Buffer[]; whole: boolean; cut?: BadInput }> {
  const held: Buffer[] = []
  let size = 0
  try {
    while (size <= AT_ONCE) {
      const next = await pieces.next()
      if (next.done === true) return { held, whole: true }
      held.push(next.value)
      size += next.value.length
    }
    return { held, whole: false }
  } catch (error) {
    if (error instanceof BadInput) return { held, whole: false, cut: error }
    throw error
  }
}

function atOnce(whole: Buffer, options: object): Buffer | undefined {
  try {
    return zstdDecompressSync(whole, { ...options, maxOutputLength: AT_ONCE_OUT })
  } catch {
    return undefined
  }
}

async function* streamed(
  held: readonly Buffer[],
  pieces: AsyncIterable<Buffer>,
  options: object,
): AsyncGenerator<Buffer> {
  const engine = new Engine(createZstdDecompress(options) as unknown as Unpacker)
  try {
    for (const piece of held) yield* engine.feed(piece)
    for await (const piece of pieces) yield* engine.feed(piece)
  } finally {
    engine.close()
  }
}

/** Bytes of the frame header behind the magic number, by its descriptor (section 3.1.1.1). */
function headerSize(descriptor: number): number {
  const single = (descriptor >> 5) & 1
  const dictionaryId = [0, 1, 2, 4][descriptor & 3]!
  const contentSize = [single, 2, 4, 8][descriptor >> 6]!
  return 1 + (1 - single) + dictionaryId + contentSize
}

const [RLE, RESERVED] = [1, 3]

/** The bytes of exactly one frame, block by block, by the lengths its blocks give. */
async function* frame(cursor: Cursor): AsyncGenerator<Buffer> {
  await need(cursor, 5)
  const descriptor = cursor.held[4]!
  const head = 4 + headerSize(descriptor)
  await need(cursor, head)
  yield cursor.take(head)
  for (let last = false; !last; ) {
    await need(cursor, 3)
    const header = cursor.held.readUIntLE(0, 3)
    const [type, length] = [(header >> 1) & 3, header >> 3]
    if (type === RESERVED) throw new BadInput(`damaged: no block of Zstandard at byte ${cursor.position}`)
    last = (header & 1) === 1
    const size = 3 + (type === RLE ? 1 : length)
    await need(cursor, size)
    yield cursor.take(size)
  }
  if (descriptor & 4) {
    await need(cursor, 4)
    yield cursor.take(4)
  }
}
