import { documentsOf, documentsOfEach, type Entry, entriesOf, splitBlocks } from './posting-blocks.ts'
import type { Statements } from './statements.ts'

/** The postings of a case: which documents carry a hash, where few do; of a crowd's hash that it is one. */
export interface KeptPostings {
  /** Have these hashes at hand, and no others that are written; gives those of crowds. */
  ahead(hashes: Uint32Array): readonly number[]
  /** Rising; none when nobody carries it or a crowd does. */
  of(hash: number): readonly number[]
  isCrowd(hash: number): boolean
  /** Written by `flush`. */
  set(hash: number, documents: readonly number[] | 'crowd'): void
  flush(): void
  refresh(): void
}

export function keptPostings(sql: Statements): KeptPostings {
  // made anew, not cleared: a cleared map keeps what it held until a full collection
  let atHand = new Map<number, readonly number[] | 'crowd'>()
  const unwritten = new Set<number>()
  const found = (hash: number): readonly number[] | 'crowd' => {
    const known = atHand.get(hash)
    if (known !== undefined) return known
    const row = sql(BLOCK_OF).get(hash) as { readonly data: Uint8Array } | undefined
    const read = meant(row && documentsOf(row.data, hash))
    atHand.set(hash, read)
    return read
  }
  return {
    ahead: (hashes) => {
      atHand = new Map([...unwritten].map((hash) => [hash, atHand.get(hash)!]))
      const wanted = hashes.filter((hash) => !atHand.has(hash))
      const row = wanted.length > 0 && sql(BLOCKS_OF).get(`[${wanted.join()}]`)
      if (row) {
        const found = documentsOfEach(row.blocks as Uint8Array, wanted)
        for (let i = 0; i < wanted.length; i++) atHand.set(wanted[i]!, meant(found[i]))
      }
      const ofCrowds: number[] = []
      for (let i = 0; i < hashes.length; i++) if (atHand.get(hashes[i]!) === 'crowd') ofCrowds.push(hashes[i]!)
      return ofCrowds
    },
    of: (hash) => {
      const there = found(hash)
      return there === 'crowd' ? [] : there
    },
    isCrowd: (hash) => found(hash) === 'crowd',
    set: (hash, documents) => {
      atHand.set(hash, documents)
      unwritten.add(hash)
    },
    flush: () => {
      writeAll(
        sql,
        [...unwritten].sort((x, y) => x - y),
        (hash) => atHand.get(hash)!,
      )
      unwritten.clear()
    },
    refresh: () => {
      atHand = new Map()
      unwritten.clear()
    },
  }
}

/** A crowd's entry names no documents. */
const meant = (documents: number[] | undefined): readonly number[] | 'crowd' =>
  documents === undefined ? NOBODY : documents.length === 0 ? 'crowd' : documents
const NOBODY: readonly number[] = []

const BLOCK_OF = 'SELECT data FROM postings WHERE first <= ? ORDER BY first DESC LIMIT 1'
/** In the order that is given, all in one: hundreds of little arrays would cost more than reading them. */
const BLOCKS_OF = `SELECT CAST(group_concat(coalesce(
    (SELECT data FROM postings WHERE first <= given.value ORDER BY first DESC LIMIT 1), x'0000'), '' ORDER BY given.id) AS BLOB) AS blocks
  FROM json_each(?) AS given`
const BLOCK_AND_NEXT = `SELECT b.first, b.data, (SELECT min(first) FROM postings WHERE first > b.first) AS next
  FROM postings b WHERE b.first <= ? ORDER BY b.first DESC LIMIT 1`

interface Block {
  readonly first: number
  readonly data: Uint8Array
  readonly next: number | null
}

/** Write hashes, rising, block by block. */
function writeAll(
  sql: Statements,
  hashes: readonly number[],
  documentsOfHash: (hash: number) => readonly number[] | 'crowd',
): void {
  for (let from = 0, to = 0; from < hashes.length; from = to) {
    const block = sql(BLOCK_AND_NEXT).get(hashes[from]!) as unknown as Block | undefined
    const next = block === undefined ? firstOf(sql) : (block.next ?? Infinity)
    while (to < hashes.length && hashes[to]! < next) to++
    const changes = hashes.slice(from, to).map((hash) => ({ hash, documents: documentsOfHash(hash) }))
    const entries = merged(block === undefined ? [] : entriesOf(block.data), changes)
    rewrite(sql, block?.first, entries)
  }
}

const firstOf = (sql: Statements): number => {
  const { first } = sql('SELECT min(first) AS first FROM postings').get() as { readonly first: number | null }
  return first ?? Infinity
}

/** @param first  of the block that held them; the first of all blocks begins at 0, so that every hash has one */
function rewrite(sql: Statements, first: number | undefined, entries: readonly Entry[]): void {
  if (entries.length === 0) {
    if (first !== undefined) sql('DELETE FROM postings WHERE first = ?').run(first)
    return
  }
  const insert = sql('INSERT OR REPLACE INTO postings (first, data) VALUES (?, ?)')
  for (const block of splitBlocks(first ?? 0, entries)) insert.run(block.first, block.data)
}

interface Change {
  readonly hash: number
  readonly documents: readonly number[] | 'crowd'
}

/** Both in order of their hashes. */
function merged(entries: readonly Entry[], changes: readonly Change[]): Entry[] {
  const all: Entry[] = []
  let at = 0
  for (const { hash, documents } of changes) {
    for (; at < entries.length && entries[at]!.hash < hash; at++) all.push(entries[at]!)
    if (entries[at]?.hash === hash) at++
    if (documents === 'crowd') all.push({ hash, documents: [] })
    else if (documents.length > 0) all.push({ hash, documents })
  }
  for (; at < entries.length; at++) all.push(entries[at]!)
  return all
}
