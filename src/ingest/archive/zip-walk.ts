import { Cursor } from '../unpack/cursor.ts'
import { Expansion } from '../unpack/expansion.ts'
import { cutOff } from '../unpack/gzip.ts'
import type { Member } from './members.ts'
import { decodedName, refusedMethod, unpacked } from './zip-entries.ts'

export interface Walked {
  readonly member: Member
  /** To be read at once, before the next member is asked for. */
  readonly content: () => AsyncGenerator<Buffer>
}

const [LOCAL, DESCRIPTOR] = [0x04034b50, 0x08074b50]
const HEADER = 30
/** The size stands behind the content. */
const SIZE_BEHIND = 8
const DEFLATED = 8
/** Sizes beyond 32 bits stand elsewhere. */
const ELSEWHERE = 0xffffffff

/**
 * The members of a zip archive by the headers before each of them, for an archive that has lost its end: to the place where it breaks,
 * or where a member does not tell its length.
 */
export async function* walkedZip(cursor: Cursor): AsyncGenerator<Walked> {
  while ((await cursor.fill(HEADER)) && cursor.held.readUInt32LE() === LOCAL) {
    const header = cursor.take(HEADER)
    const [flags, method] = [header.readUInt16LE(6), header.readUInt16LE(8)]
    const [size, nameLength, extraLength] = [header.readUInt32LE(18), header.readUInt16LE(26), header.readUInt16LE(28)]
    if (!(await cursor.fill(nameLength + extraLength))) return
    const name = decodedName(cursor.take(nameLength))
    cursor.take(extraLength)
    const refused = refusedMethod(method, (flags & 1) !== 0)
    const isOpen = (flags & SIZE_BEHIND) !== 0 && size === 0
    if (size === ELSEWHERE || (isOpen && method !== DEFLATED)) return
    const packed = isOpen ? cursor : new Cursor(limited(cursor, size))
    const end = cursor.position + size
    const bytes = measured(unpacked(packed, method), packed)
    if (!name.endsWith('/')) yield { member: { name, ...(refused !== undefined && { refused }) }, content: () => bytes }
    if (isOpen) for await (const _ of bytes);
    else await cursor.skip(end - cursor.position)
    if (flags & SIZE_BEHIND) await skipDescriptor(cursor)
  }
}

async function* measured(chunks: AsyncIterable<Buffer>, packed: Cursor): AsyncGenerator<Buffer> {
  const expansion = new Expansion()
  for await (const chunk of chunks) {
    expansion.add(chunk.length, packed.position)
    yield chunk
  }
}

async function* limited(cursor: Cursor, size: number): AsyncGenerator<Buffer> {
  for (let left = size; left > 0; ) {
    if (!(await cursor.fill(1))) throw cutOff(cursor)
    const part = cursor.take(Math.min(left, cursor.held.length))
    left -= part.length
    yield part
  }
}

/** Checksum and sizes, of 32 or 64 bits, with a mark before them or without. */
async function skipDescriptor(cursor: Cursor): Promise<void> {
  await cursor.fill(32)
  const { held } = cursor
  const mark = held.length >= 4 && held.readUInt32LE() === DESCRIPTOR ? 4 : 0
  const isNext = (at: number) => held.toString('latin1', at, at + 2) === 'PK'
  cursor.take(mark + (!isNext(mark + 12) && isNext(mark + 20) ? 20 : 12))
}
