import { DAY, HOUR, instantOf } from '../instants.ts'
import type { Credit, Direction, Document, Link, PairOfDocuments } from '../records.ts'
import type { MediumOf } from './media.ts'

/** What a link's passages say of who took from whom. */
export interface Overlap {
  readonly coverage: { readonly a: number; readonly b: number }
  /** Equal words among the aligned, over all passages. */
  readonly identity: number
}

export type Judged = Pick<Link, 'direction' | 'evidence' | 'credited'>

/** A text lies whole in another from here on … */
const CONTAINED = 0.9
/** … which has so much of its own when no more than this is shared. */
const WITH_OWN = 0.75
/** Two texts are one from here on: shares and identity. */
const EQUAL_SHARE = 0.8
const EQUAL_IDENTITY = 0.85
/** From this share on a document is an agency's text. */
const OWED = 0.5
/** Publication times are often times of a crawl: only a clear day tells by itself, … */
const CLEAR = DAY
/** … and an hour when the texts say the same. */
const LIKELY = HOUR

interface Named {
  readonly document: Document
  /** Medium of its outlet. */
  readonly outlet: string | undefined
  /** Media it credits, as printed. */
  readonly credits: ReadonlyMap<string, string>
  /** Those of them whose text it says it is; one that is named inside the text came with it. */
  readonly wires: ReadonlyMap<string, string>
}

/** Compile the judge of directions: declared credits first, then whose trade it is to hand on texts, then a text that holds the other whole, then clear times. */
export const directionJudge =
  (medium: MediumOf, agencies: ReadonlySet<string>) =>
  (pair: PairOfDocuments, overlap: Overlap): Judged => {
    const a = named(medium, pair.a, pair.credits?.a)
    const b = named(medium, pair.b, pair.credits?.b)
    const declared = [credits(a, b), sharedCredit(a, b)]
    const signs = [
      ...declared,
      declared.some(({ says }) => says !== undefined) ? SILENT : ownText(a, b, overlap, agencies),
      oneSidedCredit(a, b, overlap),
      containment(overlap),
      times(a, b),
    ]
    const direction = decide(signs)
    const evidence = signs.flatMap((sign) => sign.evidence)
    return { direction, evidence, credited: credited(a, b, direction) }
  }

/** What one kind of evidence says. `weak` decides only together with another that says the same. */
interface Sign {
  readonly says?: Direction
  readonly weak?: boolean
  readonly evidence: readonly string[]
}

const SILENT: Sign = { evidence: [] }

function named(medium: MediumOf, document: Document, given: readonly Credit[] = []): Named {
  const outlet = document.outlet === undefined ? undefined : medium(document.outlet)
  // an outlet that names itself credits nobody
  const others = given.filter(({ agency }) => medium(agency) !== outlet)
  const byMedium = (credits: readonly Credit[]) => new Map(credits.map(({ agency }) => [medium(agency), agency]))
  return {
    document,
    outlet,
    credits: byMedium(others),
    wires: byMedium(others.filter(({ form }) => form !== 'inline')),
  }
}

/** The first sign that decides alone, unless a weaker one before it is confirmed by it. */
function decide(signs: readonly Sign[]): Direction {
  for (const sign of signs) {
    if (sign.says === undefined) continue
    if (sign.weak !== true) return sign.says
    if (signs.some((other) => other !== sign && other.says === sign.says)) return sign.says
  }
  return 'unknown'
}

function credits(a: Named, b: Named): Sign {
  const fromB = b.outlet === undefined ? undefined : a.credits.get(b.outlet)
  const fromA = a.outlet === undefined ? undefined : b.credits.get(a.outlet)
  const evidence = [
    ...(fromB === undefined ? [] : [`credit:a:${fromB}`]),
    ...(fromA === undefined ? [] : [`credit:b:${fromA}`]),
  ]
  if (evidence.length !== 1) return { evidence }
  return { says: fromB === undefined ? 'b-from-a' : 'a-from-b', evidence }
}

function sharedCredit(a: Named, b: Named): Sign {
  const both = [...a.wires].filter(([id]) => b.wires.has(id)).map(([, name]) => `credit:both:${name}`)
  return both.length === 0 ? SILENT : { says: 'common-source', evidence: both }
}

/**
 * A paper prints what an agency sends, named or not, and its clock may be ahead; an agency names the paper it takes from. What the agency
 * prints only days later is a text that both have from before: a forecast, a standing report.
 */
function ownText(a: Named, b: Named, { coverage }: Overlap, agencies: ReadonlySet<string>): Sign {
  const [isA, isB] = [a, b].map(({ outlet }) => outlet !== undefined && agencies.has(outlet))
  if (isA === isB || (isA ? coverage.b : coverage.a) < OWED) return SILENT
  const [agency, paper] = isA ? [a, b] : [b, a]
  const evidence = [`agency:${isA ? 'a' : 'b'}`]
  const later =
    (instantOf(agency.document.published)?.at ?? 0) - (instantOf(paper.document.published)?.at ?? Number.NaN)
  return { says: later >= CLEAR ? 'common-source' : isA ? 'b-from-a' : 'a-from-b', evidence }
}

/** One text with an agency's name and without: the same wire, whichever of the two was first. */
function oneSidedCredit(a: Named, b: Named, { coverage, identity }: Overlap): Sign {
  const [one, other, side] = a.wires.size > 0 ? ([a, b, 'a'] as const) : ([b, a, 'b'] as const)
  if (one.wires.size === 0 || other.wires.size > 0) return SILENT
  const outside = [...one.wires].filter(([id]) => id !== other.outlet).map(([, name]) => `credit:${side}:${name}`)
  if (outside.length === 0 || Math.min(coverage.a, coverage.b) < EQUAL_SHARE || identity < EQUAL_IDENTITY) return SILENT
  return {
    says: 'common-source',
    evidence: [...outside, `credit:${side === 'a' ? 'b' : 'a'}:none`, `identity:${share(identity)}`],
  }
}

/** Who holds the other whole and adds to it took it, or was cut down by it: times must agree. */
function containment({ coverage }: Overlap): Sign {
  if (coverage.a >= CONTAINED && coverage.b <= WITH_OWN)
    return { says: 'b-from-a', weak: true, evidence: [`containment:a-in-b:${share(coverage.a)}`] }
  if (coverage.b >= CONTAINED && coverage.a <= WITH_OWN)
    return { says: 'a-from-b', weak: true, evidence: [`containment:b-in-a:${share(coverage.b)}`] }
  return SILENT
}

function times(a: Named, b: Named): Sign {
  const [atA, atB] = [instantOf(a.document.published), instantOf(b.document.published)]
  if (atA === undefined || atB === undefined) return SILENT
  const later = Math.abs(atA.at - atB.at)
  if (later < LIKELY) return SILENT
  const evidence = [`time:${atA.at > atB.at ? 'a' : 'b'}-later:${Math.floor(later / HOUR)}h`]
  return { says: atA.at > atB.at ? 'a-from-b' : 'b-from-a', weak: later < CLEAR, evidence }
}

const share = (value: number): string => value.toFixed(2)

/** Whether those who took over say from where: the other's outlet or the source of both is `yes`, another credit is `partly`. */
function credited(a: Named, b: Named, direction: Direction): Link['credited'] {
  const takers = direction === 'a-from-b' ? [a] : direction === 'b-from-a' ? [b] : [a, b]
  const names = (one: Named): boolean => {
    const other = one === a ? b : a
    if (direction === 'common-source') return one.credits.size > 0
    return other.outlet !== undefined && one.credits.has(other.outlet)
  }
  if (takers.every(names)) return 'yes'
  return takers.some((taker) => taker.credits.size > 0) ? 'partly' : 'no'
}
