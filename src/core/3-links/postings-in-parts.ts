import { type Postings, sortedByHash } from './postings.ts'
import type { Room } from './room.ts'

/** Postings are sorted part by part, by the highest bits of the hash: a part's fit the processor's own memory. */
const PART_BITS = 8
const PARTS = 1 << PART_BITS
const FIRST_ROOM = 256

/** Postings of very many documents, sorted by hash without all of them in memory at a time. */
export interface PostingsInParts {
  /** Documents come with rising ranks. */
  add(rank: number, hashes: Uint32Array): void
  /** Once, after all were added: parts in order, each sorted by hash, and by rank among equal ones. */
  sorted(): Generator<Postings & { readonly part: number; readonly of: number }>
}

/** @param room  all is held in memory without */
export function postingsInParts(room?: Room): PostingsInParts {
  const buffers = Array.from({ length: PARTS }, () => new Uint32Array(FIRST_ROOM))
  const lengths = new Uint32Array(PARTS)
  // arrays that double are half empty at worst
  const most = room === undefined ? Infinity : room.bytes / 4 / Uint32Array.BYTES_PER_ELEMENT
  let held = 0
  const putAside = (): void => {
    for (let part = 0; part < PARTS; part++) {
      room?.aside.write(nameOf(part), buffers[part]!.subarray(0, lengths[part]))
      lengths[part] = 0
    }
    held = 0
  }
  const take = (part: number): Uint32Array => {
    const rest = buffers[part]!.subarray(0, lengths[part])
    buffers[part] = new Uint32Array(0)
    const before = room?.aside.read(nameOf(part))
    return before === undefined || before.length === 0 ? rest : joined(before, rest)
  }
  return {
    add: (rank, hashes) => {
      for (let i = 0; i < hashes.length; i++) {
        const hash = hashes[i]!
        const part = hash >>> (32 - PART_BITS)
        const length = lengths[part]!
        let buffer = buffers[part]!
        if (length === buffer.length) {
          buffer = new Uint32Array(2 * length)
          buffer.set(buffers[part]!)
          buffers[part] = buffer
        }
        buffer[length] = hash
        buffer[length + 1] = rank
        lengths[part] = length + 2
      }
      held += 2 * hashes.length
      if (held > most) putAside()
    },
    sorted: function* () {
      for (let part = 0; part < PARTS; part++)
        yield { part, of: PARTS, ...sortedByHash(apart(take(part)), 32 - PART_BITS) }
    },
  }
}

const nameOf = (part: number): string => `postings-${part}`

function joined(one: Uint32Array, other: Uint32Array): Uint32Array {
  const all = new Uint32Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}

function apart(pairs: Uint32Array): Postings {
  const hashes = new Uint32Array(pairs.length / 2)
  const ranks = new Uint32Array(hashes.length)
  for (let i = 0; i < hashes.length; i++) {
    hashes[i] = pairs[2 * i]!
    ranks[i] = pairs[2 * i + 1]!
  }
  return { hashes, ranks }
}
