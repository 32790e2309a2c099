import type { Span } from '../../core/records.ts'

/** What becomes of the strings, ids and spans of a record. */
export interface Change {
  hide(text: string): string
  /** The new id of a document; the same one where it keeps it. */
  id(id: string): string
  /** Where a document's spans stand now; nothing where they stay. */
  moved(id: string): ((span: Span) => Span) | undefined
}

/** Fields whose values name a document. */
const DOCUMENTS: ReadonlySet<string> = new Set(['document', 'id', 'a', 'b', 'from', 'to', 'documents', 'about'])
/** Words of ours: they hold no text of an article. */
const OURS: ReadonlySet<string> = new Set([
  'schema',
  'rule',
  'kind',
  'form',
  'stance',
  'type',
  'reason',
  'attribution',
  'parent',
  'verdict',
  'attribute',
  'differs',
  'vagueness',
  'hop',
  'at',
  'decision',
])

/**
 * A record with every string hidden, every id renamed and every span moved. The document that spans belong to is named by the `document`
 * beside or above them; changes of versions name theirs by `from` and `to`.
 *
 * @param document  of spans that stand in no document of their own
 */
export function walked(value: unknown, change: Change, document?: string, field?: string): unknown {
  if (typeof value === 'string') return field !== undefined && OURS.has(field) ? value : stringOf(value, change, field)
  if (field !== undefined && SPANS.has(field) && isSpan(value))
    return (document === undefined ? undefined : change.moved(document))?.(value) ?? value
  if (Array.isArray(value)) return value.map((one) => walked(one, change, document, field))
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Readonly<Record<string, unknown>>
  const own = typeof fields.document === 'string' ? fields.document : document
  return Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [name, walked(one, change, ownerOf(name, fields) ?? own, name)]),
  )
}

/** Words dropped are of the earlier version, words added of the later one. */
function ownerOf(name: string, { from, to }: Readonly<Record<string, unknown>>): string | undefined {
  if (name === 'dropped' && typeof from === 'string') return from
  return name === 'added' && typeof to === 'string' ? to : undefined
}

function stringOf(text: string, change: Change, field: string | undefined): string {
  if (field !== undefined && DOCUMENTS.has(field) && change.id(text) !== text) return change.id(text)
  const [, kind, rest = ''] = /^(document|source):(.*)$/s.exec(text) ?? []
  if (kind === 'document') return `document:${change.id(rest)}`
  if (kind === 'source') {
    for (let end = rest.lastIndexOf(':'); end > 0; end = rest.lastIndexOf(':', end - 1)) {
      const id = rest.slice(0, end)
      if (change.id(id) !== id) return `source:${change.id(id)}:${change.hide(rest.slice(end + 1))}`
    }
  }
  return change.hide(text)
}

/** Fields that hold spans, or lists of them: other pairs of numbers are places in a list, or a figure from … to … */
const SPANS: ReadonlySet<string> = new Set([
  'span',
  'spans',
  'source',
  'cue',
  'content',
  'verbatim',
  'items',
  'paragraphs',
  'dropped',
  'added',
])

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isInteger(one))
