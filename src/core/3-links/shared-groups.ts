import type { Room } from './room.ts'

/** Numbers of one chunk. */
const CHUNK = 1 << 20

/** Documents, by rank, that share a hash. */
export interface SharedGroup {
  readonly weight: number
  /** Rising. */
  readonly members: ArrayLike<number>
  /** Of a group too large to pair all: those that every other is paired with, rising. */
  readonly hubs: ArrayLike<number>
}

/** What a walk over the groups sees: numbers of a chunk, and where the group's hubs and members stand in it. */
export type SeeGroup = (
  chunk: Uint32Array,
  weight: number,
  hubsFrom: number,
  membersFrom: number,
  membersTo: number,
) => void

/** Groups one after another, to be walked through several times. */
export interface SharedGroups {
  /** Members of all. */
  readonly size: number
  add(group: SharedGroup): void
  /** Nothing may be added any more. */
  walk(see: SeeGroup): void
}

/** @param room  all is held in memory without */
export function sharedGroups(room?: Room): SharedGroups {
  const chunks: (Uint32Array | string)[] = []
  const most = room === undefined ? Infinity : room.bytes / 4 / Uint32Array.BYTES_PER_ELEMENT
  let chunk = new Uint32Array(CHUNK)
  let [length, held, size] = [0, 0, 0]
  const close = (): void => {
    const full = chunk.subarray(0, length)
    held += length
    length = 0
    if (held > most && room !== undefined) {
      const name = `groups-${chunks.length}`
      room.aside.write(name, full)
      chunks.push(name)
    } else {
      chunks.push(full)
      chunk = new Uint32Array(CHUNK)
    }
  }
  return {
    get size() {
      return size
    },
    add: ({ weight, members, hubs }) => {
      const needed = HEAD + hubs.length + members.length
      if (length + needed > chunk.length) close()
      if (needed > chunk.length) chunk = new Uint32Array(needed)
      chunk[length++] = weight
      chunk[length++] = hubs.length
      chunk[length++] = members.length
      chunk.set(hubs, length)
      chunk.set(members, length + hubs.length)
      length += hubs.length + members.length
      size += members.length
    },
    walk: (see) => {
      if (length > 0) close()
      for (const one of chunks) walkChunk(typeof one === 'string' ? room!.aside.read(one) : one, see)
    },
  }
}

/** Weight, hubs, members. */
const HEAD = 3

function walkChunk(chunk: Uint32Array, see: SeeGroup): void {
  for (let at = 0; at < chunk.length; ) {
    const hubsFrom = at + HEAD
    const membersFrom = hubsFrom + chunk[at + 1]!
    const membersTo = membersFrom + chunk[at + 2]!
    see(chunk, chunk[at]!, hubsFrom, membersFrom, membersTo)
    at = membersTo
  }
}
