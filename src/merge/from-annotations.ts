import { readFileSync } from 'node:fs'
import type { Said } from '../core/records.ts'
import { decisionOf, type Fields, parsed } from './from-lines.ts'
import { type Incoming, notARecord, type Place } from './incoming.ts'

/**
 * Web Annotations: a collection, a page, a list. Our own decisions come back as they were; an annotation of a person that another tool hung
 * on one of our attributions becomes a decision, when it says confirm or reject and why; places are found again by their words.
 */
export async function* fromAnnotations(file: string): AsyncGenerator<Incoming> {
  const items = itemsIn(JSON.parse(readFileSync(file, 'utf8')))
  if (items === undefined) return yield notARecord(file, 'no list of annotations')
  for (const [i, item] of items.entries()) yield* fromAnnotation(item, `${file}[${i}]`)
}

function itemsIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  const { items, first, type } = (value ?? {}) as Fields
  if (Array.isArray(items)) return items
  if (type === 'Annotation') return [value]
  return first === undefined ? undefined : itemsIn(first)
}

const listOf = (value: unknown): Fields[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is Fields => typeof one === 'object' && one !== null)

function* fromAnnotation(item: unknown, at: string): Generator<Incoming> {
  if (typeof item !== 'object' || item === null) return yield notARecord(at, String(item))
  const { body, target, creator, created } = item as Fields
  const bodies = listOf(body)
  const ours = bodies
    .filter(({ format }) => format === 'application/json')
    .map(({ value }) => parsed(String(value)))
    .find((record) => record !== undefined)
  if (ours?.decision !== undefined) return yield decisionOf(ours.decision, at)
  if (typeof ours?.document === 'string') return yield* places(listOf(target), ours.document, at)
  const said = saidIn(target)
  if (creator === undefined || said === undefined) return
  const verdict = textOf(bodies, ({ value }) => value === 'confirm' || value === 'reject')
  const why = textOf(bodies, ({ purpose }) => purpose === 'commenting' || purpose === 'replying')
  if (verdict === undefined || why === undefined)
    return yield notARecord(at, 'a verdict: expected confirm or reject, and a comment')
  const by = nameOf(creator)
  yield {
    kind: 'verdict',
    at,
    verdict: verdict as 'confirm' | 'reject',
    on: said,
    why,
    ...(by !== undefined && { by }),
    ...(typeof created === 'string' && !Number.isNaN(Date.parse(created)) && { when: created }),
  }
}

const textOf = (bodies: readonly Fields[], isMeant: (body: Fields) => boolean): string | undefined => {
  const found = bodies.find(isMeant)?.value
  return typeof found === 'string' ? found : undefined
}

const nameOf = (creator: unknown): string | undefined => {
  const { name } = (typeof creator === 'object' ? (creator ?? {}) : { name: creator }) as { readonly name?: unknown }
  return typeof name === 'string' ? name : undefined
}

/** The attribution that a target names by our own name for it. */
function saidIn(target: unknown): Said | undefined {
  for (const one of Array.isArray(target) ? target : [target]) {
    const iri = typeof one === 'string' ? one : (one as { readonly id?: unknown } | null)?.id
    const [, id, start, end] = /^urn:isnad:attribution:([^:]+):(\d+)-(\d+)$/.exec(String(iri)) ?? []
    if (id !== undefined) return { document: decodeURIComponent(id), cue: [Number(start), Number(end)] }
  }
  return undefined
}

function* places(targets: readonly Fields[], document: string, at: string): Generator<Incoming> {
  for (const { selector } of targets) {
    const selectors = listOf(selector)
    const quote = selectors.find(({ type }) => type === 'TextQuoteSelector')
    const position = selectors.find(({ type }) => type === 'TextPositionSelector')
    if (quote === undefined || position === undefined) continue
    const place: Place = {
      document,
      exact: String(quote.exact),
      start: Number(position.start),
      end: Number(position.end),
    }
    yield { kind: 'place', at, place }
  }
}
