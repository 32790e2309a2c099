import type { Print } from '../core/3-links/crowd.ts'
import { timeOf } from '../core/3-links/pairs.ts'
import { unpacked } from './rising.ts'
import type { Statements } from './statements.ts'

export interface PrintRow {
  readonly n: number
  readonly id: string
  readonly outlet: string | null
  readonly published: string | null
  readonly weight: number
}

export const PRINTS = 'SELECT n, id, outlet, published, weight FROM prints'

/** Prints at hand, by number: some ten megabytes. */
const AT_HAND = 65_536
/** Of so many the hashes too: two megabytes. */
const HASHES_AT_HAND = 1024

/** The prints of a case's documents. */
export interface KeptPrints {
  of(document: number): Print
  /** Have these at hand: they are asked for next. */
  ahead(documents: readonly number[]): void
  hold(document: number, print: Print): void
  forget(document: number): void
  refresh(): void
}

export function keptPrints(sql: Statements): KeptPrints {
  const prints = new Map<number, Print>()
  const hashes = new Map<number, Uint32Array>()
  const hashesOf = (document: number): Uint32Array => {
    const known = hashes.get(document)
    if (known !== undefined) return known
    if (hashes.size >= HASHES_AT_HAND) hashes.clear()
    const own = readHashes(sql, document)
    hashes.set(document, own)
    return own
  }
  const hold = (document: number, print: Print): void => {
    if (prints.size >= AT_HAND) prints.clear()
    prints.set(document, print)
  }
  return {
    of: (document) => {
      const known = prints.get(document)
      if (known !== undefined) return known
      const row = sql(`${PRINTS} WHERE n = ?`).get(document) as PrintRow | undefined
      if (row === undefined) throw new RangeError(`no print of document ${document}`)
      const print = printOfRow(row, hashesOf)
      hold(document, print)
      return print
    },
    ahead: (documents) => {
      const unknown = documents.filter((document) => !prints.has(document))
      if (unknown.length < 2) return
      const rows = sql(TOGETHER).all(`[${unknown.join()}]`) as unknown as PrintRow[]
      for (const row of rows) hold(row.n, printOfRow(row, hashesOf))
    },
    hold,
    forget: (document) => {
      prints.delete(document)
      hashes.delete(document)
      for (const table of ['print_hashes', 'prints']) sql(`DELETE FROM ${table} WHERE n = ?`).run(document)
    },
    refresh: () => {
      prints.clear()
      hashes.clear()
    },
  }
}

const TOGETHER = `SELECT p.n, p.id, p.outlet, p.published, p.weight
  FROM json_each(?) AS given CROSS JOIN prints p ON p.n = given.value`

/** Its hashes are fetched when they are asked for: crowds are told apart without them. */
export const printOfRow = (
  { n, id, outlet, published, weight }: PrintRow,
  hashesOf: (document: number) => Uint32Array,
): Print => ({
  id,
  time: timeOf(published ?? undefined),
  ...(outlet === null ? {} : { outlet }),
  weight,
  get hashes() {
    return hashesOf(n)
  },
})

export function readHashes(sql: Statements, document: number): Uint32Array {
  const row = sql('SELECT hashes FROM print_hashes WHERE n = ?').get(document) as { readonly hashes: Uint8Array }
  return unpacked(row.hashes)
}
