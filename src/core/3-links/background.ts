import { hoursLater } from '../lateness.ts'
import type { Background, Link, Passage, Span } from '../records.ts'
import {
  type Bounds,
  type Carriers,
  type CarriersOf,
  carriersOf,
  isOneText,
  type Standing,
  type TextOf,
} from './standing.ts'

/** News is taken over within three days; what goes on standing in new articles after that is background. */
const LONGEST_NEWS = 72
/** One text that another takes up again much later is a text that returns; three are a habit. */
const LEAST_TEXTS = 3
/** So many texts of one outlet share only what the outlet puts everywhere, however short the time. */
const LEAST_OF_OUTLET = 8
/** A block that more of its carriers than this printed within three days of each other was news then, whoever repeated it later. */
const AT_ONCE = 0.5
/** A passage is looked at in every so many units: less than any passage has … */
const GRID = 32
/** … and in so many places at most. */
const MOST_PLACES = 64

/** Tells background from news: which blocks of a corpus recur. First all links are seen, then any can be marked. */
export interface Recurrences {
  see(link: Link): void
  /** What recurs in each passage, as one of its two documents tells. */
  on(link: Link, side: 'a' | 'b'): readonly Recurring[]
  /** The link with its background told apart; the same object when it has none. */
  mark(link: Link): Link
}

/** What an outlet puts under everything: how often, when a passage of a document is that. */
export type BoilerplateIn = (document: string, passage: Span) => Background | undefined

/** Links with their background told apart; of all links of a corpus. */
export function withBackground(links: readonly Link[], boilerplateIn?: BoilerplateIn): Link[] {
  const recurring = recurrences(boilerplateIn)
  links.forEach(recurring.see)
  return links.map(recurring.mark)
}

/**
 * Start to gather what recurs.
 *
 * A block recurs when it stands in several texts, copies of one counted once, over more time than news takes to be taken over; or in
 * many texts of one outlet. Links alone tell: each passage says who else carries a place of a text, and when that came.
 *
 * @param textOf  for links of one document alone: told by all links when not given
 */
export function recurrences(boilerplateIn: BoilerplateIn = () => undefined, textOf?: TextOf): Recurrences {
  const standing = carriersOf(mayRecur, textOf)
  let standAt: StandAt | undefined
  const on = (link: Link, side: 'a' | 'b'): readonly Recurring[] => {
    standAt ??= remembered(standing.finished())
    const at = standAt(link[side])
    return link.passages.map((passage) => recurringIn(passage[side], at))
  }
  return {
    see: (link) => {
      standing.add(link, hoursLater(link.evidence))
      standAt = undefined
    },
    on,
    mark: (link) => (isCopy(link) ? link : markedBy(link, on(link, 'a'), on(link, 'b'), boilerplateIn)),
  }
}

/** A link with its background told apart, by what recurs in its passages as each of its documents tells. */
export function markedBy(
  link: Link,
  a: readonly Recurring[],
  b: readonly Recurring[],
  boilerplateIn: BoilerplateIn,
): Link {
  if (isCopy(link)) return link
  const recurring = link.passages.map((_, i) => stronger(a[i] ?? NONE, b[i] ?? NONE))
  const told = marked(link, recurring)
  return mayBeBoilerplate(told) ? marked(link, withBoilerplate(link, recurring, boilerplateIn)) : told
}

/** Two texts are one from here on: today's weather in two papers is a copy, however much of it was said yesterday. */
const COPY_SHARE = 0.8
const COPY_IDENTITY = 0.9

function isCopy({ coverage, passages }: Link): boolean {
  const words = passages.reduce((sum, passage) => sum + passage.words, 0)
  const equal = passages.reduce((sum, { words, identity }) => sum + words * identity, 0)
  return Math.min(coverage.a, coverage.b) >= COPY_SHARE && equal >= COPY_IDENTITY * words
}

/** What carries each place of a document. */
type StandAt = (document: string) => (point: number) => Stand

const NOTHING: Stand = { documents: 1, days: 0, isBackground: false }

function remembered(carriers: Carriers): StandAt {
  const known = new Map<string, (point: number) => Stand>()
  return (document) => {
    const before = known.get(document)
    if (before !== undefined) return before
    const at = standsOf(carriers.of(document))
    known.set(document, at)
    return at
  }
}

function standsOf(carriers: CarriersOf | undefined): (point: number) => Stand {
  if (carriers === undefined) return () => NOTHING
  const known: Stand[] = []
  return (point) => {
    const before = known[point]
    if (before !== undefined) return before
    const standing = carriers(point * GRID)
    const stand = standing === undefined ? NOTHING : weighed(standing)
    known[point] = stand
    return stand
  }
}

/** Most documents share too little with others for anything in them to recur. */
const mayRecur = ({ passages, hours, ofOutlet }: Bounds): boolean =>
  (passages >= LEAST_TEXTS - 1 && hours > LONGEST_NEWS) || ofOutlet >= LEAST_OF_OUTLET - 1

/** What carries one place of a text. */
interface Stand extends Background {
  readonly isBackground: boolean
}

function weighed({ hours, texts, textsOfOutlet }: Standing): Stand {
  const first = hours.reduce((x, y) => Math.min(x, y), 0)
  const last = hours.reduce((x, y) => Math.max(x, y), 0)
  const isLong = texts >= LEAST_TEXTS && last - first > LONGEST_NEWS && !isAtOnce(hours)
  return {
    documents: hours.length + 1,
    days: Math.ceil((last - first) / 24),
    isBackground: isLong || textsOfOutlet >= LEAST_OF_OUTLET,
  }
}

/** Whether most of the carriers came within three days that hold the document itself. */
function isAtOnce(all: readonly number[]): boolean {
  const near = all.filter((hours) => Math.abs(hours) <= LONGEST_NEWS)
  const sorted = [0, ...near].sort((x, y) => x - y)
  let [most, from] = [0, 0]
  sorted.forEach((hours, to) => {
    while (hours - sorted[from]! > LONGEST_NEWS) from++
    if (hours >= 0 && sorted[from]! <= 0) most = Math.max(most, to - from + 1)
  })
  return most > AT_ONCE * (all.length + 1)
}

/** Two texts of one outlet that share a good part of the shorter one and are not one text: fingerprints are asked only of these. */
export const mayBeBoilerplate = (link: Link): boolean => {
  const { within, coverage, news = coverage } = link
  return within === 'outlet' && !isOneText(link) && Math.max(news.a, news.b) >= GOOD_PART
}
const GOOD_PART = 0.25

const withBoilerplate = (
  { a, passages }: Link,
  recurring: readonly Recurring[],
  boilerplateIn: BoilerplateIn,
): Recurring[] =>
  recurring.map((known, i) => {
    const most = known.share > MOSTLY ? undefined : boilerplateIn(a, passages[i]!.a)
    return most === undefined ? known : { share: 1, most }
  })

/** How much of a passage recurs, and the most that any part of it does. */
export interface Recurring {
  /** Of the passage, 0 to 1. */
  readonly share: number
  readonly most: Background | undefined
}

const NONE: Recurring = { share: 0, most: undefined }

function recurringIn([start, end]: Span, standAt: (point: number) => Stand): Recurring {
  const first = Math.min(Math.ceil(start / GRID), Math.floor((end - 1) / GRID))
  const step = Math.max(1, Math.ceil((end - start) / GRID / MOST_PLACES))
  const stands: Stand[] = []
  for (let point = first; point * GRID < end; point += step) stands.push(standAt(point))
  const recurring = stands.filter(({ isBackground }) => isBackground)
  const most = recurring.reduce<Stand | undefined>((x, y) => (x && x.documents >= y.documents ? x : y), undefined)
  return { share: recurring.length / stands.length, most }
}

/** Of a text that very many carry, one side may know only a few of the others. */
const stronger = (a: Recurring, b: Recurring): Recurring => (b.share > a.share ? b : a)

/** A passage that is background for more than this share is. */
const MOSTLY = 0.5

function marked(link: Link, recurring: readonly Recurring[]): Link {
  if (recurring.every(({ share }) => share === 0)) return link
  const passages = link.passages.map((passage, i): Passage => {
    const { share, most } = recurring[i]!
    return share <= MOSTLY || most === undefined
      ? passage
      : { ...passage, background: { documents: most.documents, days: most.days } }
  })
  return {
    ...link,
    ...(passages.every(({ background }) => background !== undefined) ? undirected(link) : {}),
    passages,
    news: {
      a: link.coverage.a * newsShare(link, recurring, 'a'),
      b: link.coverage.b * newsShare(link, recurring, 'b'),
    },
  }
}

/** Who was later says nothing of where either has from what everybody prints. */
const undirected = ({ evidence }: Link): Pick<Link, 'direction' | 'evidence'> => ({
  direction: 'unknown',
  evidence: ['background:all', ...evidence],
})

function newsShare({ passages }: Link, recurring: readonly Recurring[], side: 'a' | 'b'): number {
  let [all, news] = [0, 0]
  passages.forEach((passage, i) => {
    const length = passage[side][1] - passage[side][0]
    all += length
    news += length * (1 - recurring[i]!.share)
  })
  return news / all
}
