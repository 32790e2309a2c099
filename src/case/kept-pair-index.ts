import { type Crowd, type Print, printOf } from '../core/3-links/crowd.ts'
import type { PairIndex } from '../core/3-links/pair-index.ts'
import type { Statements } from './statements.ts'

/** Prints and crowds at hand, by number: a few megabytes. */
const AT_HAND = 4096

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
  const isCrowd = (hash: number): boolean =>
    sql('SELECT 1 AS crowd FROM postings WHERE hash = ? AND n = 0').get(hash) !== undefined
  return {
    print: (document) => {
      const known = prints.get(document)
      if (known !== undefined) return known
      const print = readPrint(sql, document)
      if (prints.size > AT_HAND) prints.clear()
      prints.set(document, print)
      return print
    },
    carrying: (hash) => {
      const few = numbers(sql('SELECT n FROM postings WHERE hash = ?').all(hash))
      return few[0] === 0 ? crowdAt(hash) : few
    },
    all: (hash) => {
      const few = numbers(sql('SELECT n FROM postings WHERE hash = ?').all(hash))
      return few[0] === 0 ? numbers(sql('SELECT n FROM crowd_members WHERE hash = ?').all(hash)) : few
    },
    keep: (document, print) => {
      prints.set(document, print)
    },
    forget: (document) => {
      prints.delete(document)
      sql('DELETE FROM prints WHERE n = ?').run(document)
    },
    put: (hash, document) => {
      sql(isCrowd(hash) ? PUT_MEMBER : PUT_POSTING).run(hash, document)
    },
    drop: (hash, document) => {
      const table = isCrowd(hash) ? 'crowd_members' : 'postings'
      sql(`DELETE FROM ${table} WHERE hash = ? AND n = ?`).run(hash, document)
    },
    setCrowd: (hash, crowd) => {
      if (crowd === undefined) {
        if (isCrowd(hash)) dissolve(sql, hash)
        crowds.delete(hash)
        unwritten.delete(hash)
        return
      }
      if (!isCrowd(hash)) gather(sql, hash)
      crowds.set(hash, crowd)
      unwritten.add(hash)
    },
    flush: () => {
      const write = sql('INSERT OR REPLACE INTO crowds (hash, json) VALUES (?, ?)')
      for (const hash of unwritten) write.run(hash, crowdJson(crowds.get(hash)!))
      unwritten.clear()
    },
    refresh: () => {
      prints.clear()
      crowds.clear()
      unwritten.clear()
    },
  }
}

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
  readonly id: string
  readonly outlet: string | null
  readonly published: string | null
  readonly hashes: Uint8Array
}

function readPrint(sql: Statements, document: number): Print {
  const row = sql(
    'SELECT d.id, p.outlet, p.published, p.hashes FROM prints p JOIN documents d ON d.n = p.n WHERE p.n = ?',
  ).get(document) as PrintRow | undefined
  if (row === undefined) throw new RangeError(`no print of document ${document}`)
  return printOfRow(row)
}

export const printOfRow = ({ id, outlet, published, hashes }: PrintRow): Print =>
  printOf(
    { id, ...(outlet === null ? {} : { outlet }), ...(published === null ? {} : { published }) },
    new Uint32Array(hashes.slice().buffer),
  )

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
