import { valuesHash } from './hashes.ts'
import { isSetting } from './settings.ts'
import type { Statements } from './statements.ts'

/**
 * A hash over what a case says: its documents with the bytes they were read from, what was made of them and by whom, what could not be
 * read, decisions and settings. It does not depend on the order in which anything came, nor on workers, stops or clocks: two cases with one
 * hash say the same. (A decision carries its own time, and is part of it.)
 */
export function contentHash(sql: Statements): string {
  const hash = valuesHash()
  for (const text of SAID) for (const row of sql(text).iterate()) hash.add(Object.values(row))
  for (const { key, value } of sql('SELECT key, value FROM meta ORDER BY key').iterate())
    if (isSetting(String(key))) hash.add(['setting', key, value])
  return hash.digest()
}

const SAID = [
  `SELECT 'document', d.id, d.json FROM documents d ORDER BY d.id`,
  `SELECT DISTINCT 'content', d.id, t.sha256 FROM documents d JOIN captures c ON c.document = d.n JOIN contents t ON t.n = c.content
    ORDER BY d.id, t.sha256`,
  `SELECT 'record', r.kind, r.a, r.b, r.json, m.version, m.lexicon FROM records r JOIN makers m ON m.n = r.maker
    ORDER BY r.kind, r.a, r.b`,
  `SELECT 'issue', message, json FROM issues ORDER BY message`,
  `SELECT 'decision', json FROM decisions ORDER BY n`,
]
