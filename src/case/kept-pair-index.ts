import type { PairIndex } from '../core/3-links/pair-index.ts'
import { keptCrowds } from './kept-crowds.ts'
import { keptPostings } from './kept-postings.ts'
import { keptPrints } from './kept-prints.ts'
import type { Statements } from './statements.ts'

/**
 * The pair index in the tables of a case.
 *
 * Few documents of a hash stand in `postings`. Those of a crowd stand in `crowd_members`, so that looking a hash up never reads
 * thousands. The caller holds the transaction.
 */
export interface KeptPairIndex extends PairIndex {
  /** What changed is written here, once for all documents of a transaction. */
  flush(): void
  /** Forget what is at hand: another process may have written, or a transaction was undone. */
  refresh(): void
}

export function keptPairIndex(sql: Statements): KeptPairIndex {
  const [prints, postings, crowds] = [keptPrints(sql), keptPostings(sql), keptCrowds(sql)]
  return {
    print: prints.of,
    ahead: (hashes) => crowds.ahead(postings.ahead(hashes)),
    carrying: (hash) => (postings.isCrowd(hash) ? crowds.of(hash) : postings.of(hash)),
    all: (hash) => {
      const all = postings.isCrowd(hash) ? crowds.members(hash) : postings.of(hash)
      prints.ahead(all)
      return all
    },
    // its rows are there: it was fingerprinted before
    keep: prints.hold,
    forget: (document) => {
      prints.forget(document)
      for (const other of worthy(sql, document)) unpair(sql, document, other)
    },
    put: (hash, document) => {
      if (postings.isCrowd(hash)) crowds.addMember(hash, document)
      else postings.set(hash, inserted(postings.of(hash), document))
    },
    drop: (hash, document) => {
      if (postings.isCrowd(hash)) return crowds.dropMember(hash, document)
      const rest = postings.of(hash).filter((one) => one !== document)
      postings.set(hash, rest)
    },
    setCrowd: (hash, crowd) => {
      const isCrowd = postings.isCrowd(hash)
      if (crowd !== undefined) {
        if (!isCrowd) crowds.gather(hash, postings.of(hash))
        postings.set(hash, 'crowd')
        crowds.set(hash, crowd)
      } else if (isCrowd) {
        postings.set(hash, crowds.members(hash))
        crowds.drop(hash)
      }
    },
    worthy: (document) => worthy(sql, document),
    note: ({ worth, not }) => {
      const pair = sql(PAIR)
      for (const [x, y] of worth) {
        pair.run(x, y)
        pair.run(y, x)
      }
      for (const [x, y] of not) unpair(sql, x, y)
    },
    flush: () => {
      postings.flush()
      crowds.flush()
    },
    refresh: () => {
      for (const part of [prints, postings, crowds]) part.refresh()
    },
  }
}

function inserted(rising: readonly number[], one: number): readonly number[] {
  const all = [...rising, one]
  return rising.length === 0 || one > rising.at(-1)! ? all : all.sort((x, y) => x - y)
}

export const PAIR = 'INSERT OR IGNORE INTO pairs (n, other) VALUES (?, ?)'

const worthy = (sql: Statements, document: number): number[] =>
  sql('SELECT other FROM pairs WHERE n = ?')
    .all(document)
    .map(({ other }) => Number(other))

function unpair(sql: Statements, x: number, y: number): void {
  const remove = sql('DELETE FROM pairs WHERE n = ? AND other = ?')
  remove.run(x, y)
  remove.run(y, x)
}
