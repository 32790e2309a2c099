import { createHash } from 'node:crypto'
import type { Issue } from '../core/failures.ts'
import type { Document } from '../core/records.ts'

/** The fields of a document beside its text, in the order they are written. */
const FIELDS = ['language', 'outlet', 'url', 'published', 'title', 'author'] as const

/** How much of a wrong value a message shows. */
const SHOWN = 60

/** A wrong value for a message: short and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const json =
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? 'a list'
        : 'an object'
      : JSON.stringify(value)
  return json.length > SHOWN ? `${json.slice(0, SHOWN).toWellFormed()}…` : json
}

/** A field of a record may have any name, so what came of it stands apart from it. */
export type Checked = { readonly document: Document } | { readonly issue: Issue }

/**
 * Check a parsed record and bring it into the form of a document: known fields first and in one order, so that the same record
 * gives the same bytes however its fields were ordered; unknown fields behind them as they came. Empty and null fields are absent.
 *
 * @param id  for records that have none; without it the id is made from the content
 */
export function documentFrom(record: unknown, at: string, id?: string): Checked {
  const bad = (field: string, found: unknown): Checked => ({
    issue: { code: 'not-a-document', at, field, found: shown(found) },
  })
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return bad('an object', record)
  const fields = record as Readonly<Record<string, unknown>>
  const { text } = fields
  if (typeof text !== 'string') return bad('text', text)
  if (text.trim() === '') return { issue: { code: 'empty-document', at } }
  const known: Record<string, string> = {}
  for (const field of FIELDS) {
    const value = scalar(fields[field])
    if (value === undefined) return bad(`${field} as text`, fields[field])
    if (value !== '') known[field] = value
  }
  const own = scalar(fields.id)
  if (own === undefined || !own.isWellFormed() || own.includes('\0')) return bad('id as text', fields.id)
  const unknown = Object.fromEntries(Object.entries(fields).filter(([name]) => !isKnown(name)))
  return { document: { id: own || id || contentId(text, known), ...known, text, ...unknown } }
}

const isKnown = (name: string): boolean =>
  name === 'id' || name === 'text' || (FIELDS as readonly string[]).includes(name)

/** Text of a text or number; empty for null and absent; undefined for what is neither. */
function scalar(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : undefined
}

/** The same article without an id gets the same id every time; 16 hex digits keep millions apart. */
function contentId(text: string, fields: Readonly<Record<string, string>>): string {
  const content = JSON.stringify([...FIELDS.map((field) => fields[field] ?? ''), text])
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}
