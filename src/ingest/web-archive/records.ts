import { BadInput } from '../ingested.ts'
import type { Places } from '../reader.ts'
import type { Cursor } from '../unpack/cursor.ts'
import { type Fields, field, header, headerEnd } from './header-lines.ts'

/** One record of a web archive (WARC 1.0 and 1.1). */
export interface WarcRecord {
  /** Where it begins: see `Places`. */
  readonly place: string
  readonly type: string
  readonly fields: Fields
  /** Its content, unchanged. */
  readonly block: Buffer
}

/** A place where there is no record to be had. */
export interface NoRecord {
  readonly place: string
  readonly reason: string
}

/** A record whose block is beyond the limit. */
export interface HugeRecord extends Omit<WarcRecord, 'block'> {
  readonly size: number
  /** The first bytes of the block. */
  readonly head: Buffer
}

export interface Archive {
  readonly cursor: Cursor
  readonly places?: Places
  /** Of the whole archive, where it is known beforehand. */
  readonly size?: number
  /** The largest block that is held. */
  readonly limit: number
}

/** Fields are a few hundred bytes; addresses can be long. */
const MOST_HEADER = 256 * 2 ** 10

/** As far as a huge block is looked into. */
const LOOK = 16 * 2 ** 10

const MAGIC = 'WARC/'

/**
 * The records in their order. A record that is broken or claims more than there is is named, and reading goes on where the next
 * one begins.
 */
export async function* recordsOf(archive: Archive): AsyncGenerator<WarcRecord | HugeRecord | NoRecord> {
  const { cursor, places } = archive
  for (;;) {
    await skipLineEnds(cursor)
    if (!(await cursor.fill(1))) return throwIfBroken(cursor)
    const place = places?.of(cursor.position) ?? String(cursor.position)
    try {
      const found = await next(archive, place)
      yield found
      if (!('reason' in found)) continue
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return yield { place, reason: error.message }
    }
    if (!(await toNextRecord(archive))) return
  }
}

function throwIfBroken({ broken }: Cursor): void {
  if (broken !== undefined) throw broken
}

async function skipLineEnds(cursor: Cursor): Promise<void> {
  while (await cursor.fill(1)) {
    const { held } = cursor
    let at = 0
    while (held[at] === 0x0d || held[at] === 0x0a) at += 1
    cursor.take(at)
    if (at < held.length) return
  }
}

/** The record at the cursor, which stands behind it afterwards; or why there is none, with the cursor somewhere in it. */
async function next(archive: Archive, place: string): Promise<WarcRecord | HugeRecord | NoRecord> {
  const { cursor, size: all = Number.POSITIVE_INFINITY, limit } = archive
  if (!(await cursor.fill(MAGIC.length))) throwIfBroken(cursor)
  if (!cursor.held.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC)))
    return { place, reason: 'no record begins here' }
  const end = await heldHeader(cursor)
  if (end < 0) {
    if (cursor.held.length < MOST_HEADER) throwIfBroken(cursor)
    cursor.take(1)
    return { place, reason: 'the header of the record has no end' }
  }
  const { fields } = header(cursor.take(end))
  const type = (field(fields, 'warc-type') ?? '').toLowerCase()
  const length = field(fields, 'content-length') ?? ''
  if (!/^\d{1,15}$/.test(length))
    return { place, reason: `the record has no length: expected a number, got "${length.slice(0, 40)}"` }
  const size = Number(length)
  const left = all - cursor.position
  if (size > left) return claims(place, size, left)
  if (size > limit) return huge(archive, { place, type, fields, size })
  await cursor.fill(size + MAGIC.length)
  const begun = recordInside(archive, size)
  if (begun === undefined && cursor.held.length < size) throwIfBroken(cursor)
  if (begun !== undefined || cursor.held.length < size) return claims(place, size, begun ?? cursor.held.length)
  return { place, type, fields, block: cursor.take(size) }
}

const claims = (place: string, size: number, there: number): NoRecord => ({
  place,
  reason: `the record claims ${size} bytes, ${there} are there`,
})

async function heldHeader(cursor: Cursor): Promise<number> {
  for (let size = 4096; ; size *= 2) {
    const more = await cursor.fill(size)
    const end = headerEnd(cursor.held.subarray(0, MOST_HEADER))
    if (end >= 0 || !more || size >= MOST_HEADER) return end
  }
}

/** Where, in the next `size` bytes, another record begins that is packed by itself; such a record cannot be part of this one. */
function recordInside({ cursor, places }: Archive, size: number): number | undefined {
  const from = cursor.position
  const begins = (at: number) => cursor.held.toString('latin1', at - from, at - from + MAGIC.length) === MAGIC
  const found = places?.between(from, from + size).find(begins)
  return found === undefined ? undefined : found - from
}

const STEP = 2 ** 20

/** Look at the beginning of a block that is too large, and pass over the rest of it. */
async function huge(archive: Archive, record: Omit<HugeRecord, 'head'>): Promise<HugeRecord | NoRecord> {
  const { cursor } = archive
  const { place, size } = record
  await cursor.fill(LOOK)
  const head = Buffer.from(cursor.held.subarray(0, Math.min(LOOK, size)))
  for (let left = size; left > 0; ) {
    const step = Math.min(left, STEP)
    await cursor.fill(step + MAGIC.length)
    const begun = recordInside(archive, step)
    const there = Math.min(step, begun ?? cursor.held.length)
    cursor.take(there)
    left -= there
    if (there < step && begun === undefined) throwIfBroken(cursor)
    if (there < step) return claims(place, size, size - left)
  }
  return { ...record, head }
}

/** Go to where a record begins again: behind a line end, or where something is packed by itself. */
async function toNextRecord({ cursor, places }: Archive): Promise<boolean> {
  for (;;) {
    const more = await cursor.fill(STEP)
    const { held, position } = cursor
    const behindLine = held.indexOf(`\n${MAGIC}`)
    const begins = (at: number) => held.toString('latin1', at, at + MAGIC.length) === MAGIC
    const packed = places
      ?.between(position - 1, position + held.length)
      .map((at) => at - position)
      .find(begins)
    const found = Math.min(behindLine < 0 ? Infinity : behindLine + 1, packed ?? Infinity)
    if (found < Infinity) {
      cursor.take(found)
      return true
    }
    if (!more) {
      throwIfBroken(cursor)
      return false
    }
    cursor.take(held.length - MAGIC.length)
  }
}
