import { createHash } from 'node:crypto'
import { fstatSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs'

/**
 * A seal stands behind the database of a closed case and holds hashes over every byte before it, so that one changed byte anywhere is
 * found, in pages that nothing uses too. The database does not mind what stands behind its last page, and cuts it off when it is next
 * written to.
 *
 * From its start: SHA-256 of each `PIECE` bytes of the database; SHA-256 over the database's length as text and those hashes, which is the
 * seal's own name; the length in 8 bytes, the most significant first; `MAGIC`.
 */
const PIECE = 64 * 1024
const HASH = 32
const MAGIC = Buffer.from('ISNAD SEAL 1\n\0\0\0')
const FOOTER = HASH + 8 + MAGIC.length

/** How a file stands to its seal. */
export type Sealed =
  /** Nothing was sealed, or what was is cut off: a run was stopped, or another program wrote to the file. */
  | { readonly state: 'none' }
  | { readonly state: 'intact'; readonly seal: string; readonly bytes: number }
  /** `from` and `to`: the first bytes of the file that differ, as a half-open range. */
  | {
      readonly state: 'broken'
      readonly seal: string
      readonly from: number
      readonly to: number
      readonly pieces: number
    }

/** The name of a file's seal, unchecked: in hex. */
export function sealOf(file: string): string | undefined {
  const descriptor = descriptorOf(file)
  return footerOf(descriptor, fstatSync(descriptor).size)?.seal.toString('hex')
}

/** Read the whole file and compare it with its seal. */
export function checkSeal(file: string): Sealed {
  const descriptor = descriptorOf(file)
  const { size } = fstatSync(descriptor)
  const footer = footerOf(descriptor, size)
  if (footer === undefined) return { state: 'none' }
  const seal = footer.seal.toString('hex')
  const { length } = footer
  const kept = readAt(descriptor, length, size - FOOTER - length)
  const broken = (from: number, to: number, pieces = 1): Sealed => ({ state: 'broken', seal, from, to, pieces })
  if (kept.length !== Math.ceil(length / PIECE) * HASH || !sealName(length, kept).equals(footer.seal))
    return broken(length, size)
  const found = hashesOf(descriptor, length)
  const differing = [...Array(kept.length / HASH).keys()].filter((i) => !hashAt(kept, i).equals(hashAt(found, i)))
  if (differing.length === 0) return { state: 'intact', seal, bytes: size }
  return broken(differing[0]! * PIECE, Math.min(length, (differing[0]! + 1) * PIECE), differing.length)
}

/**
 * Seal a database that nobody can write to meanwhile.
 *
 * @param length  of the database in bytes; what stands behind is cut off
 */
export function writeSeal(file: string, length: number): void {
  const descriptor = descriptorOf(file)
  const hashes = hashesOf(descriptor, length)
  const footer = Buffer.alloc(8)
  footer.writeBigUInt64BE(BigInt(length))
  const seal = Buffer.concat([hashes, sealName(length, hashes), footer, MAGIC])
  ftruncateSync(descriptor, length)
  writeSync(descriptor, seal, 0, seal.length, length)
}

interface Footer {
  readonly seal: Buffer
  readonly length: number
}

function footerOf(descriptor: number, size: number): Footer | undefined {
  if (size < FOOTER) return undefined
  const footer = readAt(descriptor, size - FOOTER, FOOTER)
  if (!footer.subarray(HASH + 8).equals(MAGIC)) return undefined
  const length = Number(footer.readBigUInt64BE(HASH))
  // a length beyond the file is a seal too, and a broken one
  return { seal: footer.subarray(0, HASH), length: Math.min(length, size - FOOTER) }
}

const sealName = (length: number, hashes: Buffer): Buffer =>
  createHash('sha256').update(`${length}\n`).update(hashes).digest()

const hashAt = (hashes: Buffer, i: number): Buffer => hashes.subarray(i * HASH, (i + 1) * HASH)

/** Read together, for fewer calls; a multiple of `PIECE`. */
const TOGETHER = 16 * PIECE

function hashesOf(descriptor: number, length: number): Buffer {
  const hashes: Buffer[] = []
  const room = Buffer.alloc(TOGETHER)
  for (let from = 0; from < length; from += TOGETHER) {
    const bytes = readAt(descriptor, from, Math.min(TOGETHER, length - from), room)
    for (let at = 0; at < bytes.length; at += PIECE)
      hashes.push(
        createHash('sha256')
          .update(bytes.subarray(at, at + PIECE))
          .digest(),
      )
  }
  return Buffer.concat(hashes)
}

/** @param bytes  where to put them; fewer are given where the file ends before */
function readAt(descriptor: number, from: number, length: number, bytes: Buffer = Buffer.alloc(length)): Buffer {
  let got = 0
  while (got < length) {
    const more = readSync(descriptor, bytes, got, length - got, from + got)
    if (more === 0) break
    got += more
  }
  return bytes.subarray(0, got)
}

const descriptors = new Map<string, number>()

/**
 * A descriptor of the file that stays open: closing one takes away the locks that the database holds on the file anywhere in this process
 * («POSIX advisory locks canceled by a separate thread doing close()», in SQLite's notes on how to corrupt a database).
 */
function descriptorOf(file: string): number {
  const { dev, ino } = statSync(file)
  const key = `${dev} ${ino} ${file}`
  const known = descriptors.get(key)
  if (known !== undefined) return known
  const opened = openForBoth(file)
  descriptors.set(key, opened)
  return opened
}

function openForBoth(file: string): number {
  try {
    return openSync(file, 'r+')
  } catch {
    // a file that may not be written to can be checked
    return openSync(file, 'r')
  }
}
