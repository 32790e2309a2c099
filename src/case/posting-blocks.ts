import { type VarintWriter, varintReader, varintWriter } from './varints.ts'

/** Which documents carry a hash: fewer than 128, their numbers below 2^28. */
export interface Entry {
  readonly hash: number
  /** Rising; none for the hash of a crowd, whose members stand elsewhere. */
  readonly documents: readonly number[]
}

/**
 * Entries in order of their hashes stand together in blocks of about so many bytes: eight fill a page of the file, and a look-up reads
 * through half of one.
 */
const BLOCK_BYTES = 250

export interface Block {
  readonly first: number
  readonly data: Uint8Array
}

/** Takes entries in order of their hashes and gives blocks, each filled; the last one at the end. */
export function blockFiller(give: (block: Block) => void): { put(entry: Entry): void; end(): void } {
  const writer = varintWriter()
  let [first, last] = [0, 0]
  return {
    put: (entry) => {
      const before = writer.length
      putEntry(writer, entry, last)
      if (writer.length > BLOCK_BYTES && before > 0) {
        writer.cut(before)
        give({ first, data: framed(writer) })
        writer.cut(0)
        first = entry.hash
        putEntry(writer, entry, 0)
      }
      last = entry.hash
    },
    end: () => {
      if (writer.length > 0) give({ first, data: framed(writer) })
    },
  }
}

/** Entries of one block → one block, or two and more where they have become too many: each half full, so that it is not cut again at once. */
export function splitBlocks(first: number, entries: readonly Entry[]): Block[] {
  const writer = varintWriter()
  let last = 0
  for (const entry of entries) {
    putEntry(writer, entry, last)
    last = entry.hash
  }
  if (writer.length <= BLOCK_BYTES || entries.length === 1) return [{ first, data: framed(writer) }]
  const middle = entries.length >> 1
  return [...splitBlocks(first, entries.slice(0, middle)), ...splitBlocks(entries[middle]!.hash, entries.slice(middle))]
}

/** Blocks that are read together come as one run of bytes, so each says first how long it is. */
const FRAME = 2

function framed(writer: VarintWriter): Uint8Array {
  const bytes = writer.bytes()
  const data = new Uint8Array(FRAME + bytes.length)
  data[0] = bytes.length & 255
  data[1] = bytes.length >>> 8
  data.set(bytes, FRAME)
  return data
}

/** The distance to the hash before with a bit for several documents; then of several how many, and the distances between them. */
function putEntry(writer: VarintWriter, { hash, documents }: Entry, before: number): void {
  const isOne = documents.length === 1
  writer.put(2 * (hash - before) + (isOne ? 0 : 1))
  if (!isOne) writer.put(documents.length)
  let last = 0
  for (const document of documents) {
    writer.put(document - last)
    last = document
  }
}

export function entriesOf(data: Uint8Array): Entry[] {
  const reader = varintReader(data.subarray(FRAME))
  const entries: Entry[] = []
  let hash = 0
  while (!reader.isAtEnd) {
    const head = reader.next()
    hash += Math.floor(head / 2)
    let [left, last] = [head % 2 === 0 ? 1 : reader.next(), 0]
    const documents: number[] = []
    for (; left > 0; left--) {
      last += reader.next()
      documents.push(last)
    }
    entries.push({ hash, documents })
  }
  return entries
}

/** What a block says of one hash; nothing when nobody carries it. */
export const documentsOf = (data: Uint8Array, hash: number): number[] | undefined =>
  documentsIn(data, FRAME, data.length, hash)

/** What each of several blocks says of the hash it was looked up for. An empty frame stands for a block that is not there. */
export function documentsOfEach(blocks: Uint8Array, hashes: Uint32Array): (number[] | undefined)[] {
  const found: (number[] | undefined)[] = []
  for (let i = 0, at = 0; i < hashes.length; i++) {
    const start = at + FRAME
    at = start + blocks[at]! + 256 * blocks[at + 1]!
    found.push(documentsIn(blocks, start, at, hashes[i]!))
  }
  return found
}

/** Some hundred blocks are looked into for an article: no number is made that is passed by. */
function documentsIn(data: Uint8Array, start: number, end: number, hash: number): number[] | undefined {
  let [at, here] = [start, 0]
  while (at < end) {
    let byte = data[at++]!
    const hasMany = byte & 1
    let [gap, scale] = [(byte & 127) >> 1, 64]
    for (; byte > 127; scale *= 128) {
      byte = data[at++]!
      gap += (byte & 127) * scale
    }
    here += gap
    if (here > hash) return undefined
    if (here === hash) return numbersFrom(data, at, hasMany === 1)
    let left = 1
    if (hasMany === 1) left = data[at++]!
    // the last byte of a number is below 128
    while (left > 0) if (data[at++]! < 128) left--
  }
  return undefined
}

function numbersFrom(data: Uint8Array, start: number, hasMany: boolean): number[] {
  let at = start
  let [left, last] = [hasMany ? data[at++]! : 1, 0]
  const documents: number[] = []
  for (; left > 0; left--) {
    for (let shift = 0; ; shift += 7) {
      const byte = data[at++]!
      last += (byte & 127) << shift
      if (byte < 128) break
    }
    documents.push(last)
  }
  return documents
}
