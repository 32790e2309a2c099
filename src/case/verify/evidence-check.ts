import { hashOfLeaves, LEAVES, type LeafRow, leafOf } from '../captures.ts'
import { sha256 } from '../hashes.ts'
import type { Statements } from '../statements.ts'
import type { Check, Difference } from './difference.ts'
import { entriesIn } from './log-check.ts'

/** All bytes have the hash they stand under, and are somebody's. */
export function* contentsCheck(sql: Statements): Check {
  const differs = (message: string): Difference => ({ part: 'contents', message })
  let count = 0
  for (const { n, sha256: expected, bytes } of sql('SELECT n, sha256, bytes FROM contents ORDER BY n').iterate()) {
    count += 1
    const found = sha256(bytes as Uint8Array)
    if (found !== expected)
      yield differs(`the bytes read for ${readersOf(sql, Number(n))}: expected SHA-256 ${expected}, got ${found}`)
  }
  for (const { sha256: hash } of sql(NOBODYS).iterate()) yield differs(`bytes ${hash}: no document was read from them`)
  return count
}

const NOBODYS = 'SELECT sha256 FROM contents t WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.content = t.n)'

const readersOf = (sql: Statements, content: number): string =>
  sql('SELECT d.id FROM captures c JOIN documents d ON d.n = c.document WHERE c.content = ? ORDER BY c.n')
    .all(content)
    .map(({ id }) => `document ${id}`)
    .join(', ') || 'no document'

/** Every document was read from bytes, and is with all that is known of that what the log took in; nothing the log took in is missing. */
export function* capturesCheck(sql: Statements): Check {
  const differs = (message: string): Difference => ({ part: 'captures', message })
  const leaves = new Map<number, string>()
  for (const row of sql(`${LEAVES} ORDER BY c.n`).iterate()) {
    const capture = row as unknown as LeafRow
    const leaf = leafOf(capture)
    if (leaf !== capture.leaf)
      yield differs(
        `document ${capture.document}: not what was read from ${capture.at}: expected ${capture.leaf}, got ${leaf}`,
      )
    leaves.set(capture.n, capture.leaf)
  }
  const count = leaves.size
  for (const { capture, leaf } of sql('SELECT capture, leaf FROM removals').iterate())
    leaves.set(Number(capture), String(leaf))
  for (const { n, details, subject } of entriesIn(sql, 'captured')) {
    const { from, to } = details as { readonly from: number; readonly to: number }
    const found: { readonly leaf: string }[] = []
    for (let at = from; at <= to; at++) {
      const leaf = leaves.get(at)
      if (leaf === undefined)
        yield differs(`capture ${at}: the log took it in with entry ${n}, and it is gone without a removal`)
      else found.push({ leaf })
      leaves.delete(at)
    }
    if (hashOfLeaves(found) !== subject)
      yield differs(
        `captures ${from} to ${to}: the log took in others with entry ${n}: expected ${subject}, got ${hashOfLeaves(found)}`,
      )
  }
  for (const at of leaves.keys()) yield differs(`capture ${at}: the log did not take it in`)
  for (const { id } of sql(UNREAD).iterate()) yield differs(`document ${id}: read from nothing`)
  return count
}

const UNREAD = 'SELECT id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.document = d.n)'

/** What was removed is what the log says was removed. */
export function* removalsCheck(sql: Statements): Check {
  const differs = (message: string): Difference => ({ part: 'removals', message })
  const noted = new Map<number, string>()
  for (const { n, details, subject } of entriesIn(sql, 'removed')) {
    const { captures } = details as { readonly captures: readonly { capture: number; leaf: string; sha256: string }[] }
    if (hashOfLeaves(captures) !== subject) yield differs(`log entry ${n}: its removal is not the one it was made for`)
    for (const { capture, leaf, sha256: hash } of captures) noted.set(capture, `${leaf} ${hash} ${n}`)
  }
  const count = noted.size
  for (const { capture, leaf, sha256: hash, log } of sql('SELECT * FROM removals ORDER BY capture').iterate()) {
    const expected = noted.get(Number(capture))
    noted.delete(Number(capture))
    if (expected !== `${leaf} ${hash} ${log}`) yield differs(`capture ${capture}: the log knows no such removal`)
  }
  for (const capture of noted.keys()) yield differs(`capture ${capture}: the log has its removal, the case has not`)
  return count
}
