import { DAY, HOUR } from '../instants.ts'
import type { Analysis, Credit, Link, Passage, Span } from '../records.ts'
import { type Union, union } from '../union.ts'
import { byPublication, publishedAt } from './publication.ts'
import { LEAST_COVERAGE } from './stories.ts'
import { nearnessOf } from './wording.ts'

/** Below this share of its words a document is not another's text, it only quotes from it. */
export const LEAST_OWED = 0.5

/** From this share on it is another's text and nothing besides, or almost. */
export const LEAST_WHOLE = 2 / 3

/** A little less coverage does not make another parent: among equals the agency's own text, then the nearest, then the earliest. */
const NEARLY = 0.15

/** Another parent counts when it explains this much of the document that nearer parents do not. */
const LEAST_ADDED = 0.15

/** Nobody merges more sources than this into one article. */
const MOST_PARENTS = 3

/** One document seen from another. */
export interface Side {
  readonly link: Link
  readonly document: string
  readonly other: string
  /** Share of this document's words. */
  readonly coverage: number
  /** `from`: this one took from the other; `to`: the other way round. */
  readonly direction: 'from' | 'to' | 'common-source' | 'unknown'
  /** What decided the direction, as a word: of the link's evidence, or `agency`, `time` or `wording` when the story as a whole decided. */
  readonly why: string
  /** Whether the other was published clearly after this one. */
  readonly isBefore: boolean
  readonly passages: readonly { readonly own: Span; readonly theirs: Span }[]
}

export interface Lineage {
  /** All links of a document, the one that covers most of it first. */
  sides(document: string): readonly Side[]
  /** The documents it was taken from, the nearest first; no document is its own ancestor. */
  parents(document: string): readonly Side[]
  /** Documents that are one text: named by the smallest. */
  readonly texts: Union
}

const NEVER = (): boolean => false

/**
 * Who took text from whom, as far as links say: for each document the few parents that explain most of it.
 *
 * @param isBarred  whether a person said that a document is not from another
 */
export function lineageOf(
  analyses: readonly Analysis[],
  links: readonly Link[],
  isAgencys: (document: string) => boolean,
  isBarred: (document: string, from: string) => boolean = NEVER,
): Lineage {
  const known = new Set(analyses.map(({ id }) => id))
  const place = new Map(analyses.toSorted(byPublication).map(({ id }, i) => [id, i]))
  const at = new Map(analyses.map((analysis) => [analysis.id, publishedAt(analysis)]))
  const sides = new Map<string, Side[]>(analyses.map(({ id }) => [id, []]))
  const within = links.filter(({ a, b }) => known.has(a) && known.has(b))
  for (const link of within)
    for (const side of bothSides(link, at)) sides.get(side.document)!.push(apart(side, isBarred))
  const earlier = (a: Side, b: Side): number => place.get(a.other)! - place.get(b.other)!
  const wording = nearnessOf(analyses, (document) => recurringIn(sides.get(document) ?? [], document))
  // of a quoted passage the rest of the two articles tells nothing
  const nearness = ({ coverage, document, other }: Side): number =>
    coverage >= LEAST_OWED ? wording(document, other) : 0
  const nearer = (a: Side, b: Side): number =>
    Number(isDeclared(b)) - Number(isDeclared(a)) ||
    Number(isAgencys(b.other)) - Number(isAgencys(a.other)) ||
    nearness(b) - nearness(a) ||
    earlier(a, b)
  for (const list of sides.values()) list.sort((a, b) => b.coverage - a.coverage || earlier(a, b))
  const first = firstOfText(sides, at)
  for (const [id, list] of decidedSides(sides, (side) => decided(side, isAgencys, first, at))) sides.set(id, list)
  const parents = withoutCycles(
    new Map(
      [...sides].map(([id, list]) => {
        const from = candidates(list, at).filter(({ other }) => !isBarred(id, other))
        return [id, chosenParents(from, nearer)]
      }),
    ),
  )
  const texts = textsOf(within, (id) => parents.get(id)!.length > 1)
  return { sides: (id) => sides.get(id) ?? [], parents: (id) => parents.get(id) ?? [], texts }
}

/**
 * Documents of which each is the other for the most part. What was put together from several texts is one with neither: it needs to
 * have almost nothing else.
 */
function textsOf(links: readonly Link[], isCompiled: (document: string) => boolean): Union {
  const texts = union()
  for (const { a, b, coverage, news = coverage } of links) {
    const least = isCompiled(a) || isCompiled(b) ? LEAST_WHOLE : LEAST_OWED
    if (Math.min(news.a, news.b) >= least) texts.join(a, b)
  }
  return texts
}

/** Whether both documents say that their text is a third one's. */
const namesAnother = ({ link }: Side): boolean => link.evidence.some((sign) => sign.startsWith('credit:both:'))

/** What one side decides its other side says too. */
function decidedSides(sides: ReadonlyMap<string, readonly Side[]>, decide: (side: Side) => Side): Map<string, Side[]> {
  const taking = new Map([...sides].map(([id, list]) => [id, list.map(decide)]))
  const takers = new Set(
    [...taking.values()]
      .flat()
      .filter(({ direction }) => direction === 'from')
      .map(edgeOf),
  )
  const isGiver = ({ document, other, direction }: Side): boolean =>
    direction !== 'from' && takers.has(edgeOf({ document: other, other: document }))
  return new Map(
    [...taking].map(([id, list]) => [id, list.map((side) => (isGiver(side) ? { ...side, direction: 'to' } : side))]),
  )
}

const edgeOf = ({ document, other }: Pick<Side, 'document' | 'other'>): string => `${document}\n${other}`

/** What a person said is not so is not seen, in neither of the two documents. */
const apart = (side: Side, isBarred: (document: string, from: string) => boolean): Side =>
  (side.direction === 'from' && isBarred(side.document, side.other)) ||
  (side.direction === 'to' && isBarred(side.other, side.document))
    ? { ...side, direction: 'common-source' }
    : side

/** A clock that is off by a time zone's minutes does not make an order. */
const LEAST_LATER = HOUR

/** Whether a document is the first known one that carries its text. */
function firstOfText(sides: ReadonlyMap<string, readonly Side[]>, at: ReadonlyMap<string, number | undefined>) {
  return (document: string): boolean => {
    const own = at.get(document)
    const others = (sides.get(document) ?? []).filter(({ coverage }) => coverage >= LEAST_OWED)
    return own !== undefined && others.every(({ other }) => (at.get(other) ?? own) >= own)
  }
}

/**
 * What two documents alone leave open, the story may decide: an agency's own document is where copies of it come from, unless both name
 * another or it came days later; and a text was taken from the first document that carries it rather than from another copy. Two that
 * have a common source stay apart otherwise, and no agency takes from a paper that it does not name.
 */
function decided(
  side: Side,
  isAgencys: (document: string) => boolean,
  isFirst: (document: string) => boolean,
  at: ReadonlyMap<string, number | undefined>,
): Side {
  const { direction, document, other, coverage } = side
  if (direction === 'from' || direction === 'to' || coverage < LEAST_COVERAGE) return side
  const later = (at.get(document) ?? Number.NaN) - (at.get(other) ?? Number.NaN)
  if (isAgencys(other) && !isAgencys(document) && coverage >= LEAST_OWED && !(-later >= DAY) && !namesAnother(side))
    return { ...side, direction: 'from', why: 'agency' }
  const open = direction === 'unknown' && (isAgencys(other) || !isAgencys(document))
  const fromFirst = open && isFirst(other) && later >= LEAST_LATER
  return fromFirst ? { ...side, direction: 'from', why: 'time' } : side
}

function bothSides(link: Link, at: ReadonlyMap<string, number | undefined>): [Side, Side] {
  const isBefore = (document: string, other: string): boolean =>
    (at.get(other) ?? Number.NaN) - (at.get(document) ?? Number.NaN) >= LEAST_LATER
  const flip = ({ a, b }: Passage) => ({ own: b, theirs: a })
  const direct = ({ a, b }: Passage) => ({ own: a, theirs: b })
  const { a, b, direction, coverage, news = coverage } = link
  // what recurs says nothing of who took this from whom
  const passages = link.passages.filter(({ background }) => background === undefined)
  const why = link.evidence[0]?.split(':')[0] ?? 'text'
  const undecided = direction === 'common-source' || direction === 'unknown' ? direction : undefined
  return [
    {
      link,
      document: a,
      other: b,
      coverage: news.a,
      direction: undecided ?? (direction === 'a-from-b' ? 'from' : 'to'),
      why,
      isBefore: isBefore(a, b),
      passages: passages.map(direct),
    },
    {
      link,
      document: b,
      other: a,
      coverage: news.b,
      direction: undecided ?? (direction === 'b-from-a' ? 'from' : 'to'),
      why,
      isBefore: isBefore(b, a),
      passages: passages.map(flip),
    },
  ]
}

/** Where a document has what recurs in many: nothing there was taken over with a text. */
const recurringIn = (sides: readonly Side[], document: string): Span[] =>
  sides.flatMap(({ link: { a, passages } }) =>
    passages.flatMap((passage) => (passage.background === undefined ? [] : [a === document ? passage.a : passage.b])),
  )

/**
 * Whom a text may have been taken from. When it is known to be taken over, from the first that carries it say, any earlier copy may
 * have been between: the wording tells.
 */
function candidates(sides: readonly Side[], at: ReadonlyMap<string, number | undefined>): Side[] {
  const from = sides.filter(({ direction }) => direction === 'from')
  if (!from.some(({ coverage }) => coverage >= LEAST_OWED)) return from
  const between = sides.filter(
    ({ direction, coverage, document, other }) =>
      (direction === 'unknown' || direction === 'common-source') &&
      coverage >= LEAST_OWED &&
      (at.get(other) ?? Number.NaN) < (at.get(document) ?? Number.NaN),
  )
  return [...from, ...between.map((side): Side => ({ ...side, direction: 'from', why: 'wording' }))]
}

/** Best first; each further one must explain enough words that are not explained yet. */
function chosenParents(candidates: readonly Side[], nearer: (a: Side, b: Side) => number): Side[] {
  const chosen: Side[] = []
  const explained: Span[] = []
  let open = [...candidates]
  while (open.length > 0 && chosen.length < MOST_PARENTS) {
    const adds = open.map((side) => ({ side, added: addedBy(side, explained) }))
    const most = Math.max(...adds.map(({ added }) => added))
    if (most < LEAST_ADDED) break
    const near = adds.filter(({ side, added }) => added >= most - NEARLY || isDeclared(side))
    const [best] = near.map(({ side }) => side).sort(nearer)
    chosen.push(best!)
    for (const { own } of best!.passages) explained.push(own)
    open = open.filter((side) => side !== best)
  }
  return chosen
}

/** Whom a text names it was taken from, however much an outlet put around it. */
const isDeclared = ({ why, coverage }: Side): boolean => why === 'credit' && coverage >= LEAST_OWED

/** The share of a document's words that a parent explains beyond what is explained. */
function addedBy(side: Side, explained: readonly Span[]): number {
  const units = total(side.passages.map(({ own }) => own))
  return units === 0 ? 0 : (side.coverage * total(uncovered(side, explained))) / units
}

const total = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0)

function uncovered({ passages }: Side, explained: readonly Span[]): Span[] {
  const sorted = [...explained].sort((a, b) => a[0] - b[0])
  return passages.flatMap(({ own }) => {
    const left: Span[] = []
    let from = own[0]
    for (const [start, end] of sorted) {
      if (end <= from || start >= own[1]) continue
      if (start > from) left.push([from, start])
      from = Math.max(from, end)
    }
    if (from < own[1]) left.push([from, own[1]])
    return left
  })
}

/** Drop the parents that would make a document its own ancestor: the strongest edges are kept first. */
function withoutCycles(parents: ReadonlyMap<string, readonly Side[]>): Map<string, Side[]> {
  const kept = new Map<string, Side[]>([...parents.keys()].map((id) => [id, []]))
  const edges = [...parents.values()]
    .flat()
    .sort(
      (a, b) =>
        b.coverage - a.coverage ||
        (a.document < b.document ? -1 : a.document > b.document ? 1 : a.other < b.other ? -1 : 1),
    )
  for (const edge of edges) if (!reaches(edge.other, edge.document, kept)) kept.get(edge.document)!.push(edge)
  for (const [id, list] of parents)
    kept.set(
      id,
      list.filter((side) => kept.get(id)!.includes(side)),
    )
  return kept
}

function reaches(from: string, to: string, parents: ReadonlyMap<string, readonly Side[]>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true
    if (seen.has(at)) continue
    seen.add(at)
    for (const { other } of parents.get(at) ?? []) open.push(other)
  }
  return false
}

/** Credits for the whole text: these say whose it is; an inline one says where a part comes from. */
export const isForTheWhole = ({ form }: Credit): boolean => form !== 'inline'
