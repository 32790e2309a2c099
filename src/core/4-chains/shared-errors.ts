import type { Analysis, Evidence, Span } from '../records.ts'
import { foldedText } from '../text/fold.ts'
import { wordsOf } from '../text/hash.ts'
import { cut } from '../text/span.ts'
import { hashOfWord, mixed } from '../text/word-hash.ts'
import { groupBy } from './group-by.ts'
import type { Lineage } from './lineage.ts'

/** A longer stretch that two copies alone have is a part that the others left out, not a slip in what all have. */
const LONGEST_SLIP = 4
/** One word may be chance; that many places are not. */
const LEAST_SLIPS = 2
/** So many other copies are looked at: what none of them has is rare enough. */
const MOST_OTHERS = 30
const MOST_SHOWN = 12

/** A text's words as printed. */
interface Printed {
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
  readonly words: Uint32Array
  /** Of each word with the next one. */
  readonly pairs: Uint32Array
  readonly known: ReadonlySet<number>
}

/**
 * What two copies of a text alone have in common where all other copies read otherwise: a misspelling, another word, a passage that
 * stands twice. Such errors are handed down from a copy to its copies (Maas, Textkritik, 1927), so they say who took from whom.
 *
 * @returns  evidence for a document and one it was taken from, in both; empty where no third copy could tell, or nothing is found
 */
export function sharedErrors(
  analyses: readonly Analysis[],
  { texts }: Lineage,
): (document: Analysis, from: Analysis) => Evidence[] {
  const copies = groupBy(analyses, ({ id }) => texts.of(id))
  const made = new Map<string, Printed>()
  const printed = (analysis: Analysis): Printed => {
    const known = made.get(analysis.id) ?? printedOf(analysis.document.text)
    made.set(analysis.id, known)
    return known
  }
  return (document, from) => {
    const others = (copies.get(texts.of(document.id)) ?? [])
      .filter(({ id }) => id !== document.id && id !== from.id)
      .slice(0, MOST_OTHERS)
    if (others.length === 0) return []
    const elsewhere = others.map((other) => printed(other).known)
    const slips = slipsOf(printed(document), printed(from).known, elsewhere)
    const wording =
      slips.length < LEAST_SLIPS
        ? []
        : told(
            'shared-slips',
            String(slips.length),
            document,
            slips,
            from,
            slipsOf(printed(from), printed(document).known, elsewhere),
          )
    return [...wording, ...sharedRepeats(document, from, others)]
  }
}

function told(
  rule: string,
  value: string,
  document: Analysis,
  own: readonly Span[],
  from: Analysis,
  theirs: readonly Span[],
): Evidence[] {
  return [
    { document: document.id, spans: own.slice(0, MOST_SHOWN), rule, value },
    { document: from.id, spans: theirs.slice(0, MOST_SHOWN), rule, value },
  ]
}

function printedOf(text: string): Printed {
  const { length, starts, ends } = wordsOf(text)
  const words = Uint32Array.from({ length }, (_, i) => hashOfWord(text.slice(starts[i], ends[i])) >>> 0)
  const pairs = Uint32Array.from({ length: Math.max(0, length - 1) }, (_, i) => pair(words[i]!, words[i + 1]!))
  return { starts, ends, words, pairs, known: new Set([...words, ...pairs]) }
}

const pair = (first: number, second: number): number => mixed((Math.imul(first, 31) + second) | 0) >>> 0

/** Short stretches that the other has too and no third copy, between words that stand in some third copy. */
function slipsOf(
  { starts, ends, words, pairs }: Printed,
  other: ReadonlySet<number>,
  elsewhere: readonly ReadonlySet<number>[],
): Span[] {
  const isElsewhere = (hash: number): boolean => elsewhere.some((known) => known.has(hash))
  const slips: Span[] = []
  for (let i = 0; i < pairs.length; ) {
    if (isElsewhere(pairs[i]!)) {
      i++
      continue
    }
    // words i+1 … k stand between two that are elsewhere as they are here
    let k = i
    while (k < pairs.length && !isElsewhere(pairs[k]!)) k++
    const inner = k - i - 1
    const isShared = pairs.subarray(i, k).every((hash) => other.has(hash))
    const isBounded = i > 0 && k < pairs.length && isElsewhere(words[i]!) && isElsewhere(words[k]!)
    if (inner > 0 && inner <= LONGEST_SLIP && isShared && isBounded) slips.push([starts[i + 1]!, ends[k - 1]!])
    i = k
  }
  return slips
}

/** A passage that stands twice in both, and in no third copy. */
function sharedRepeats(document: Analysis, from: Analysis, others: readonly Analysis[]): Evidence[] {
  const repeated = ({ repeats, document: { text } }: Analysis): ReadonlyMap<string, readonly Span[]> =>
    new Map(repeats.map(({ spans }) => [foldedText(cut(text, spans[0])), spans]))
  const [own, theirs] = [repeated(document), repeated(from)]
  if (own.size === 0 || theirs.size === 0) return []
  const elsewhere = others.map(repeated)
  return [...own].flatMap(([passage, spans]) => {
    const there = theirs.get(passage)
    if (there === undefined || elsewhere.some((known) => known.has(passage))) return []
    return told('shared-repeat', '2', document, spans, from, there)
  })
}
