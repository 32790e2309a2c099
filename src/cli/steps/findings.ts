import type { Case } from '../../case/case.ts'
import { inForce, saidAt } from '../../core/4-chains/decisions.ts'
import { failure } from '../../core/failures.ts'
import type { Analysis, Attribution, Chain, Finding, Hop, Said, Span } from '../../core/records.ts'

const HOP_KINDS: readonly Hop['kind'][] = ['publishes', 'copies', 'revises', 'credits', 'relays', 'quotes', 'cites']

/** How each kind of finding is named on the command line, after its kind. */
export const ADDRESSES: Readonly<Record<Finding['kind'], string>> = {
  attribution: 'ARTICLE PLACE',
  link: 'ARTICLE ARTICLE',
  hop: 'FROM TO KIND',
  claim: 'ARTICLE PLACE ARTICLE PLACE',
  origin: 'NODE',
  credit: 'ARTICLE',
  speaker: 'NAME NAME',
}

/**
 * The finding of the case that somebody names.
 *
 * @param named  its kind and what the kind needs (see `ADDRESSES`)
 * @throws       `no-finding` with the value that names nothing in the case
 */
export function findingOf(kept: Case, named: readonly string[]): Finding {
  const [kind, ...of] = named
  if (kind === undefined || !isKind(kind))
    throw noFinding('kind of finding', Object.keys(ADDRESSES).join(', '), kind ?? 'nothing')
  const wanted = ADDRESSES[kind].split(' ')
  if (of.length !== wanted.length) throw noFinding(kind, ADDRESSES[kind], of.join(' ') || 'nothing')
  const [first = '', second = '', third = '', fourth = ''] = of
  switch (kind) {
    case 'attribution':
      return { kind, ...said(kept, first, second) }
    case 'link':
      return link(kept, first, second)
    case 'hop':
      return hop(kept, first, second, third)
    case 'claim':
      return { kind, one: said(kept, first, second), other: said(kept, third, fourth) }
    case 'origin':
      return { kind, node: nodeNamed(kept, first) }
    case 'credit':
      return { kind, document: analysisOf(kept, first).id }
    case 'speaker':
      return { kind, one: nameOf(kept, first), other: nameOf(kept, second) }
  }
}

const isKind = (kind: string): kind is Finding['kind'] => Object.hasOwn(ADDRESSES, kind)

const noFinding = (what: string, expected: string, value: string) => failure('no-finding', { what, expected, value })

/** An attribution by its id («a3») or by an offset inside its cue, source or content («120»); of several around an offset the innermost. */
function said(kept: Case, document: string, place: string): Said {
  return saidAt(document, attributionAt(kept, document, place))
}

export function attributionAt(kept: Case, document: string, place: string): Attribution {
  const { attributions } = analysisOf(kept, document)
  const at = /^@?\d+$/.test(place) ? Number(place.replace('@', '')) : undefined
  const around = attributions.filter((one) =>
    at === undefined ? one.id === place : [...one.source, ...one.cue, ...one.content].some((span) => holds(span, at)),
  )
  const [found] = around.sort((a, b) => lengthOf(a) - lengthOf(b))
  const known = attributions.map(({ id }) => id)
  const expected =
    known.length === 0
      ? 'an article with attributions'
      : `one of ${known[0]} … ${known.at(-1)} or an offset inside one of them`
  if (found === undefined) throw noFinding(`attribution in ${document}`, expected, place)
  return found
}

const holds = ([start, end]: Span, at: number): boolean => start <= at && at < end
const lengthOf = ({ content, source, cue }: Attribution): number =>
  [...content, ...source, ...cue].reduce((sum, [start, end]) => sum + end - start, 0)

export function analysisOf(kept: Case, document: string): Analysis {
  const json = kept.record('analysis', document)
  if (json === undefined) throw noFinding('article', 'the id of an article of the case', document)
  return JSON.parse(json) as Analysis
}

function link(kept: Case, first: string, second: string): Finding {
  for (const id of [first, second]) analysisOf(kept, id)
  const [a, b] = first < second ? [first, second] : [second, first]
  if (kept.record('link', a, b) === undefined)
    throw noFinding('link', 'two articles that share text', `${first} ${second}`)
  return { kind: 'link', a, b }
}

function hop(kept: Case, first: string, second: string, kind: string): Finding {
  const expected = 'the two ends and the kind of a hop of the case'
  const wanted = HOP_KINDS.find((known) => known === kind)
  if (wanted === undefined) throw noFinding('kind of hop', HOP_KINDS.join(', '), kind)
  const [from, to] = [nodeNamed(kept, first), nodeNamed(kept, second)]
  const isThere = chainsOf(kept).some(({ hops, decisions = [] }) =>
    [...hops, ...decisions.flatMap(({ on }) => (on.kind === 'hop' ? [{ ...on, kind: on.hop }] : []))].some(
      (one) => one.from === from && one.to === to && one.kind === wanted,
    ),
  )
  if (!isThere) throw noFinding('hop', expected, `${from} ${to} ${kind}`)
  return { kind: 'hop', from, to, hop: wanted }
}

/** A node by its id or, where only one has it, by its name; an article by its id alone too. */
export function nodeNamed(kept: Case, name: string): string {
  const nodes = new Map(chainsOf(kept).flatMap((chain) => chain.nodes.map((node) => [node.id, node] as const)))
  for (const id of [name, `document:${name}`]) if (nodes.has(id)) return id
  const named = [...nodes.values()].filter((node) => node.name === name || node.aliases?.includes(name))
  if (named.length === 1) return named[0]!.id
  const expected =
    named.length === 0 ? 'the id or the name of a node of the case' : `one of ${named.map(({ id }) => id).join(', ')}`
  throw noFinding('node', expected, name)
}

/** A name as the case prints it. */
function nameOf(kept: Case, name: string): string {
  const isThere = chainsOf(kept).some(({ nodes }) =>
    nodes.some((node) => node.name === name || node.aliases?.includes(name)),
  )
  if (!isThere) throw noFinding('name', 'the name of a speaker as the case prints it', name)
  return name
}

function chainsOf(kept: Case): Chain[] {
  return [...kept.records('chain')].flatMap(({ json }) => (json === null ? [] : [JSON.parse(json) as Chain]))
}

/** @throws  `no-finding` when it is not one that counts */
export function standing(kept: Case, id: string): string {
  const all = inForce(kept.decisions())
  if (all.some((decision) => decision.id === id)) return id
  const expected = all.length === 0 ? 'a case with decisions in force' : `one of ${all.map((one) => one.id).join(', ')}`
  throw failure('no-finding', { what: 'decision in force', expected, value: id })
}
