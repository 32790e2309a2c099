import type { Span } from '../../core/records.ts'

/** A span and the document in whose text it stands. */
export interface Placed {
  readonly document: string
  readonly span: Span
}

/** Fields of records that hold a span, a list of spans, or a list of such lists. */
const SPANS = new Set(['span', 'spans', 'source', 'cue', 'content', 'verbatim', 'items', 'dropped', 'added'])

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')

function* spansIn(value: unknown, document: string): Generator<Placed> {
  if (isSpan(value)) yield { document, span: value }
  else if (Array.isArray(value)) for (const one of value) yield* spansIn(one, document)
}

/** All spans below a value; `document` is whose they are, unless an object on the way names its own. */
function* below(value: unknown, document: string | undefined): Generator<Placed> {
  if (Array.isArray(value)) for (const one of value) yield* below(one, document)
  if (!isFields(value)) return
  const own = typeof value.document === 'string' ? value.document : document
  for (const [name, inside] of Object.entries(value))
    if (SPANS.has(name) && own !== undefined && !hasFields(inside)) yield* spansIn(inside, own)
    else yield* below(inside, own)
}

const hasFields = (value: unknown): boolean => (Array.isArray(value) ? value.some(isFields) : isFields(value))

/** The document itself may hold fields of any name: of it the paragraphs are looked at alone. */
export function* spansOfAnalysis(
  { document, ...found }: { readonly document?: unknown },
  id: string,
): Generator<Placed> {
  if (isFields(document)) yield* spansIn(document.paragraphs, id)
  yield* below(found, id)
}

export function* spansOfLink(link: { readonly passages?: unknown }, a: string, b: string): Generator<Placed> {
  for (const passage of Array.isArray(link.passages) ? link.passages : []) {
    yield* spansIn(passage.a, a)
    yield* spansIn(passage.b, b)
  }
}

export function* spansOfChain({ versions, ...chain }: { readonly versions?: unknown }): Generator<Placed> {
  yield* below(chain, undefined)
  for (const { changes } of (Array.isArray(versions) ? versions : []) as readonly { changes: readonly Fields[] }[])
    for (const { from, to, dropped, added } of changes) {
      yield* spansIn(dropped, String(from))
      yield* spansIn(added, String(to))
    }
}
