import type { Crowd } from '../core/3-links/crowd.ts'
import type { Statements } from './statements.ts'
import { stintsInText, textOfStints } from './stints-text.ts'
import { varintReader, varintWriter } from './varints.ts'

/** What a case knows of the hashes that very many documents carry. */
export interface KeptCrowds {
  /** Have the crowds of these hashes at hand, and no others that are written. */
  ahead(hashes: readonly number[]): void
  of(hash: number): Crowd
  /** Written by `flush`, once for all documents of a transaction. */
  set(hash: number, crowd: Crowd): void
  /** Forget it, with its members. */
  drop(hash: number): void
  /** All who carry a hash, rising. */
  members(hash: number): number[]
  /** @param members  rising */
  gather(hash: number, members: readonly number[]): void
  addMember(hash: number, member: number): void
  dropMember(hash: number, member: number): void
  flush(): void
  refresh(): void
}

export function keptCrowds(sql: Statements): KeptCrowds {
  // made anew, not cleared: a cleared map keeps what it held until a full collection
  let crowds = new Map<number, Crowd>()
  const unwritten = new Set<number>()
  return {
    ahead: (hashes) => {
      crowds = new Map([...unwritten].map((hash) => [hash, crowds.get(hash)!]))
      const wanted = hashes.filter((hash) => !crowds.has(hash))
      if (wanted.length === 0) return
      const rows = sql(CROWDS_OF).all(`[${wanted.join()}]`) as unknown as (CrowdRow & { readonly hash: number })[]
      for (const row of rows) crowds.set(row.hash, crowdOfRow(row))
    },
    of: (hash) => {
      const known = crowds.get(hash)
      if (known !== undefined) return known
      const crowd = crowdOfRow(
        sql('SELECT stints, paired, members FROM crowds WHERE hash = ?').get(hash) as unknown as CrowdRow,
      )
      crowds.set(hash, crowd)
      return crowd
    },
    set: (hash, crowd) => {
      crowds.set(hash, { ...crowd, stints: stintsInText(textOfStints(crowd.stints)) })
      unwritten.add(hash)
    },
    drop: (hash) => {
      crowds.delete(hash)
      unwritten.delete(hash)
      for (const table of ['crowd_members', 'crowds']) sql(`DELETE FROM ${table} WHERE hash = ?`).run(hash)
    },
    members: (hash) => {
      const parts = sql('SELECT members FROM crowd_members WHERE hash = ? ORDER BY first').all(hash)
      return parts.flatMap(({ members }) => numbersOf(members as Uint8Array))
    },
    gather: (hash, members) => {
      for (const part of partsOf(members)) putPart(sql, hash, part)
    },
    addMember: (hash, member) => {
      const part = sql(PART_OF).get(hash, member) ?? sql(FIRST_PART).get(hash)
      const before = part === undefined ? [] : numbersOf(part.members as Uint8Array)
      const isLast = member > before.at(-1)!
      if (before.length >= MOST_IN_PART && isLast) return putPart(sql, hash, [member])
      const after = isLast ? [...before, member] : [...before, member].sort((x, y) => x - y)
      if (part !== undefined && after[0] !== part.first) dropPart(sql, hash, Number(part.first))
      for (const one of halves(after)) putPart(sql, hash, one)
    },
    dropMember: (hash, member) => {
      const part = sql(PART_OF).get(hash, member)
      if (part === undefined) return
      dropPart(sql, hash, Number(part.first))
      const rest = numbersOf(part.members as Uint8Array).filter((one) => one !== member)
      if (rest.length > 0) putPart(sql, hash, rest)
    },
    flush: () => {
      for (const hash of unwritten) putCrowd(sql, hash, crowds.get(hash)!)
      unwritten.clear()
    },
    refresh: () => {
      crowds = new Map()
      unwritten.clear()
    },
  }
}

/** So many members stand in one row: few enough for a page to hold several, many enough that a row's own cost is little. */
const MOST_IN_PART = 128
const PART_OF = 'SELECT first, members FROM crowd_members WHERE hash = ? AND first <= ? ORDER BY first DESC LIMIT 1'
const FIRST_PART = 'SELECT first, members FROM crowd_members WHERE hash = ? ORDER BY first LIMIT 1'
export const PUT_PART = 'INSERT OR REPLACE INTO crowd_members (hash, first, members) VALUES (?, ?, ?)'

const putPart = (sql: Statements, hash: number, part: readonly number[]): void =>
  void sql(PUT_PART).run(hash, part[0]!, bytesOf(part))
const dropPart = (sql: Statements, hash: number, first: number): void =>
  void sql('DELETE FROM crowd_members WHERE hash = ? AND first = ?').run(hash, first)

function halves(part: readonly number[]): (readonly number[])[] {
  if (part.length <= MOST_IN_PART) return [part]
  const middle = part.length >> 1
  return [part.slice(0, middle), part.slice(middle)]
}

export function* partsOf(members: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < members.length; from += MOST_IN_PART) yield members.slice(from, from + MOST_IN_PART)
}

/** Rising numbers by their distances. */
export function bytesOf(rising: readonly number[]): Uint8Array {
  const writer = varintWriter()
  let last = 0
  for (const one of rising) {
    writer.put(one - last)
    last = one
  }
  return writer.bytes()
}

export function numbersOf(bytes: Uint8Array): number[] {
  const reader = varintReader(bytes)
  const numbers: number[] = []
  for (let last = 0; !reader.isAtEnd; numbers.push(last)) last += reader.next()
  return numbers
}

const CROWDS_OF = `SELECT c.hash, c.stints, c.paired, c.members
  FROM json_each(?) AS given CROSS JOIN crowds c ON c.hash = given.value`

interface CrowdRow {
  readonly stints: string
  readonly paired: Crowd['paired']
  readonly members: string
}

/** The same crowd is the same row, in whatever order it came together. */
export function putCrowd(sql: Statements, hash: number, { stints, paired, members }: Crowd): void {
  const inOrder = paired === 'each' ? members.toSorted((x, y) => x - y) : members
  const put = sql('INSERT OR REPLACE INTO crowds (hash, stints, paired, members) VALUES (?, ?, ?, ?)')
  put.run(hash, textOfStints(stints), paired, JSON.stringify(inOrder))
}

/** Of most crowds every outlet repeats itself, and nobody is a member. */
const crowdOfRow = ({ stints, paired, members }: CrowdRow): Crowd => ({
  stints: stintsInText(stints),
  paired,
  members: members === '[]' ? [] : (JSON.parse(members) as number[]),
})
