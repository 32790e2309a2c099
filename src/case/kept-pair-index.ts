import type { Crowd, Print } from '../core/3-links/crowd.ts'
import type { PairIndex } from '../core/3-links/pair-index.ts'
import { timeOf } from '../core/3-links/pairs.ts'
import type { Statements } from './statements.ts'

/** Prints and crowds at hand, by number: some ten megabytes. */
const AT_HAND = 8192

/**
 * The pair index in the tables of a case.
 *
 * Few documents of a hash stand in `postings`. Those of a crowd stand in `crowd_members`, so that looking a hash up never reads
 * thousands of rows; its posting is then the one of document 0. The caller holds the transaction.
 */
export interface KeptPairIndex extends PairIndex {
  /** Crowds that changed are written here, once for all documents of a transaction. */
  flush(): void
  /** Forget what is at hand: another process may have written, or a transaction was undone. */
  refresh(): void
}

export function keptPairIndex(sql: Statements): KeptPairIndex {
  const prints = new Map<number, Print>()
  const crowds = new Map<number, Crowd>()
  const unwritten = new Set<number>()
  const crowdAt = (hash: number): Crowd => {
    const known = crowds.get(hash)
    if (known !== undefined) return known
    const crowd = parsedCrowd(String(sql('SELECT json FROM crowds WHERE hash = ?').get(hash)?.json))
    if (crowds.size - unwritten.size > AT_HAND)
      for (const one of crowds.keys()) if (!unwritten.has(one)) crowds.delete(one)
    crowds.set(hash, crowd)
    return crowd
  }
  /** Of a crowd; their prints are at hand afterwards, since all of them are asked for next. */
  const members = (hash: number): number[] => {
    const rows = sql(`${PRINTS} JOIN crowd_members USING (n) WHERE hash = ?`).all(hash) as unknown as PrintRow[]
    if (prints.size + rows.length > AT_HAND) prints.clear()
    for (const row of rows) if (!prints.has(row.n)) prints.set(row.n, printOfRow(sql, row))
    return rows.map(({ n }) => n)
  }
  const fetched = new Map<number, number[]>()
  /** The numbers in its postings. */
  const posted = (hash: number): number[] =>
    fetched.get(hash) ?? numbers(sql('SELECT n FROM postings WHERE hash = ?').all(hash))
  const isCrowd = (hash: number): boolean => posted(hash)[0] === 0
  return {
    print: (document) => {
      const known = prints.get(document)
      if (known !== undefined) return known
      const print = readPrint(sql, document)
      if (prints.size > AT_HAND) prints.clear()
      prints.set(document, print)
      return print
    },
    ahead: (hashes) => {
      fetched.clear()
      for (const hash of hashes) fetched.set(hash, [])
      const rows = sql(TOGETHER).all(`[${hashes.join()}]`) as { readonly hash: number; readonly n: number }[]
      for (const { hash, n } of rows) fetched.get(hash)!.push(n)
    },
    carrying: (hash) => {
      const few = posted(hash)
      return few[0] === 0 ? crowdAt(hash) : few
    },
    all: (hash) => {
      const few = posted(hash)
      return few[0] === 0 ? members(hash) : few
    },
    // its rows are there: it was fingerprinted before
    keep: (document, print) => {
      prints.set(document, print)
    },
    forget: (document) => {
      prints.delete(document)
      for (const table of ['print_hashes', 'prints']) sql(`DELETE FROM ${table} WHERE n = ?`).run(document)
    },
    put: (hash, document) => {
      sql(isCrowd(hash) ? PUT_MEMBER : PUT_POSTING).run(hash, document)
      fetched.delete(hash)
    },
    drop: (hash, document) => {
      const table = isCrowd(hash) ? 'crowd_members' : 'postings'
      sql(`DELETE FROM ${table} WHERE hash = ? AND n = ?`).run(hash, document)
      fetched.delete(hash)
    },
    setCrowd: (hash, crowd) => {
      if (crowd === undefined) {
        if (isCrowd(hash)) dissolve(sql, hash)
        fetched.delete(hash)
        crowds.delete(hash)
        unwritten.delete(hash)
        return
      }
      if (!isCrowd(hash)) gather(sql, hash)
      fetched.delete(hash)
      crowds.set(hash, crowd)
      unwritten.add(hash)
    },
    flush: () => {
      const write = sql('INSERT OR REPLACE INTO crowds (hash, json) VALUES (?, ?)')
      for (const hash of unwritten) write.run(hash, crowdJson(crowds.get(hash)!))
      unwritten.clear()
    },
    refresh: () => {
      fetched.clear()
      prints.clear()
      crowds.clear()
      unwritten.clear()
    },
  }
}

/** In the order of their numbers, so that document 0 comes first. */
const TOGETHER =
  'SELECT p.hash, p.n FROM json_each(?) AS given CROSS JOIN postings p ON p.hash = given.value ORDER BY given.id, p.n'
const PUT_POSTING = 'INSERT INTO postings (hash, n) VALUES (?, ?)'
const PUT_MEMBER = 'INSERT INTO crowd_members (hash, n) VALUES (?, ?)'

const numbers = (rows: readonly object[]): number[] => rows.map((row) => (row as { readonly n: number }).n)

/** A hash that few carried becomes a crowd's. */
function gather(sql: Statements, hash: number): void {
  sql('INSERT INTO crowd_members (hash, n) SELECT hash, n FROM postings WHERE hash = ?').run(hash)
  sql('DELETE FROM postings WHERE hash = ?').run(hash)
  sql(PUT_POSTING).run(hash, 0)
}

function dissolve(sql: Statements, hash: number): void {
  sql('DELETE FROM postings WHERE hash = ?').run(hash)
  sql('INSERT INTO postings (hash, n) SELECT hash, n FROM crowd_members WHERE hash = ?').run(hash)
  sql('DELETE FROM crowd_members WHERE hash = ?').run(hash)
  sql('DELETE FROM crowds WHERE hash = ?').run(hash)
}

export interface PrintRow {
  readonly n: number
  readonly id: string
  readonly outlet: string | null
  readonly published: string | null
  readonly weight: number
}

export const PRINTS = 'SELECT n, id, outlet, published, weight FROM prints'

function readPrint(sql: Statements, document: number): Print {
  const row = sql(`${PRINTS} WHERE n = ?`).get(document) as PrintRow | undefined
  if (row === undefined) throw new RangeError(`no print of document ${document}`)
  return printOfRow(sql, row)
}

/** Its hashes are fetched when they are asked for: crowds are told apart without them. */
export function printOfRow(sql: Statements, { n, id, outlet, published, weight }: PrintRow): Print {
  let hashes: Uint32Array | undefined
  return {
    id,
    time: timeOf(published ?? undefined),
    ...(outlet === null ? {} : { outlet }),
    weight,
    get hashes() {
      hashes ??= readHashes(sql, n)
      return hashes
    },
  }
}

function readHashes(sql: Statements, document: number): Uint32Array {
  const row = sql('SELECT hashes FROM print_hashes WHERE n = ?').get(document) as { readonly hashes: Uint8Array }
  return new Uint32Array(row.hashes.slice().buffer)
}

/** The same crowd is the same bytes, in whatever order it came together. */
export function crowdJson({ stints, paired, members }: Crowd): string {
  const outlets = [...stints]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([outlet, { copies, days }]) => [outlet, copies, ...(days ?? [])])
  return JSON.stringify([outlets, paired, paired === 'each' ? members.toSorted((x, y) => x - y) : members])
}

function parsedCrowd(json: string): Crowd {
  const [outlets, paired, members] = JSON.parse(json) as [
    [string, number, number?, number?][],
    Crowd['paired'],
    number[],
  ]
  const stints = outlets.map(
    ([outlet, copies, first, last]) =>
      [
        outlet,
        first === undefined || last === undefined ? { copies } : { copies, days: [first, last] as const },
      ] as const,
  )
  return { stints: new Map(stints), paired, members }
}
