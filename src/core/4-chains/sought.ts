import type { Lexicon } from '../lexicon.ts'
import type { Analysis, Appearance, Chain, Claim, Figure, Found, FoundPassage, Sought, Span } from '../records.ts'
import { tokenize } from '../text/tokens.ts'
import { difference, type Gist, gists } from './gist.ts'
import { pathOf } from './path.ts'
import { byPublication } from './publication.ts'

/** One story to search in. */
export interface Searched {
  readonly chain: Chain
  readonly analyses: readonly Analysis[]
}

/** Takes stories one by one and keeps only what may answer. */
export interface Search {
  add(story: Searched): void
  /** What was found, the best first. @param most  so many claims and so many passages at the most */
  found(most: number): Sought
}

/** A sentence out of somebody's memory must have so much of its weight in a claim. */
const LEAST_REMEMBERED = 0.6
/** Two words in common are chance. */
const LEAST_STEMS = 3
/** Of a sentence of so few words a toll it gives says all («قتل أربعة أشخاص»). */
const BARELY_A_TOLL = 4

/** A claim that may answer, before the weights of the words are known. */
interface Candidate {
  readonly chain: Chain
  readonly claim: Claim
  /** The appearance that comes nearest. */
  readonly appearance: number
  readonly verbatim: boolean
  /** Whether it gives a toll that the sentence gives and that says all of it. */
  readonly toll: boolean
  readonly shared: readonly string[]
  /** How many words of weight the content has that are not in the sentence. */
  readonly beyond: number
  readonly differs: ReturnType<typeof difference>
}

/**
 * Find what a sentence, verbatim or from memory, says among the claims of a case, and where the articles themselves have its words.
 *
 * The words are compared as claims are (folded light stems weighted by rarity); a claim that differs from the sentence in a figure
 * or by a negation is found and says so.
 *
 * @param figures  of the sentence, as the analysis finds them
 */
export function claimSearch(lexicon: Lexicon): (sentence: string, figures: readonly Figure[]) => Search {
  const gistOf = gists(lexicon)
  return (sentence, figures) => {
    const asked = gistOf(sentence, [[0, sentence.length]], figures)
    const candidates: Candidate[] = []
    const passages: FoundPassage[] = []
    const carriers = new Map(asked.stems.map((stem) => [stem, 0]))
    let contents = 0
    const count = (gist: Gist): void => {
      contents++
      for (const stem of gist.stems) {
        const known = carriers.get(stem)
        if (known !== undefined) carriers.set(stem, known + 1)
      }
    }
    return {
      add: (story) => {
        const byId = new Map(story.analyses.map((analysis) => [analysis.id, analysis]))
        for (const claim of story.chain.claims) {
          const looked = claim.appearances.map((one) => gistOfAppearance(one, byId, gistOf))
          const candidate = candidateOf(asked, story.chain, claim, looked)
          for (const gist of distinct(looked)) count(gist)
          if (candidate) candidates.push(candidate)
        }
        passages.push(...passagesOf(asked.key, story))
      },
      found: (most) => {
        const weightOf = (stem: string): number => Math.log(1 + contents / Math.max(1, carriers.get(stem) ?? 1))
        const sum = (stems: readonly string[]): number => stems.reduce((all, stem) => all + weightOf(stem), 0)
        const whole = sum(asked.stems)
        const share = ({ verbatim, shared }: Candidate): number => (verbatim || whole === 0 ? 1 : sum(shared) / whole)
        const claims = candidates
          .filter((one) => one.verbatim || one.toll || share(one) >= LEAST_REMEMBERED)
          .sort((a, b) => byCloseness(a, b, share))
          .slice(0, most)
          .map((one) => foundOf(one, share(one)))
        return {
          schema: 'isnad.origin/1',
          sentence,
          claims,
          passages: passages.sort(byReach).slice(0, most),
        }
      },
    }
  }
}

const leastStems = ({ stems }: Gist): number => Math.min(LEAST_STEMS, Math.max(1, stems.length))

function gistOfAppearance(
  { document, spans }: Appearance,
  byId: ReadonlyMap<string, Analysis>,
  gistOf: ReturnType<typeof gists>,
): Gist | undefined {
  const analysis = byId.get(document)
  return analysis && gistOf(analysis.document.text, spans, analysis.figures)
}

const distinct = (looked: readonly (Gist | undefined)[]): Gist[] => [
  ...new Map(looked.flatMap((gist) => (gist ? [[gist.key, gist] as const] : []))).values(),
]

function candidateOf(
  asked: Gist,
  chain: Chain,
  claim: Claim,
  looked: readonly (Gist | undefined)[],
): Candidate | undefined {
  let best: Candidate | undefined
  for (const [appearance, gist] of looked.entries()) {
    if (!gist) continue
    const stems = new Set(gist.stems)
    const shared = asked.stems.filter((stem) => stems.has(stem))
    const verbatim = asked.key !== '' && holds(gist.key, asked.key)
    const toll = asked.stems.length <= BARELY_A_TOLL && gist.tolls.some((one) => asked.tolls.includes(one))
    if (!verbatim && !toll && shared.length < leastStems(asked)) continue
    const beyond = gist.stems.length - shared.length
    const one = { chain, claim, appearance, verbatim, toll, shared, beyond, differs: difference(asked, gist) }
    if (!best || rankOf(one) > rankOf(best)) best = one
  }
  return best
}

/** Of the appearances of one claim: verbatim before anything, then a toll, then most words. */
const rankOf = ({ verbatim, toll, shared }: Candidate): number =>
  Number(verbatim) * 2 * shared.length + Number(toll) + shared.length

/** Whole words only. */
const holds = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `)

const documentsOf = ({ appearances }: Claim): number => new Set(appearances.map(({ document }) => document)).size

/** Verbatim first, then what does not differ in what decides, then what covers most of the sentence, then what says least beside it, then what is most widely told. */
const byCloseness = (a: Candidate, b: Candidate, share: (one: Candidate) => number): number =>
  Number(b.verbatim) - Number(a.verbatim) ||
  Number(a.differs !== undefined) - Number(b.differs !== undefined) ||
  Number(b.toll) - Number(a.toll) ||
  share(b) - share(a) ||
  a.beyond - b.beyond ||
  documentsOf(b.claim) - documentsOf(a.claim) ||
  (a.chain.id < b.chain.id ? -1 : a.chain.id > b.chain.id ? 1 : 0) ||
  Number(a.claim.id.slice(1)) - Number(b.claim.id.slice(1))

function foundOf({ chain, claim, appearance, verbatim, toll, differs }: Candidate, share: number): Found {
  const named = new Set([
    ...claim.origins.origins.map(({ node }) => node),
    ...claim.appearances.flatMap((one) => [...pathOf(chain, one), `document:${one.document}`]),
  ])
  return {
    story: chain.id,
    claim,
    appearance,
    how: verbatim ? 'verbatim' : toll ? 'toll' : 'reworded',
    share,
    ...(differs && { differs }),
    paths: claim.appearances.map((one) => pathOf(chain, one)),
    nodes: chain.nodes.filter(({ id }) => named.has(id)),
  }
}

/** Where articles of a story have the very words, first published first. */
function passagesOf(key: string, { chain, analyses }: Searched): FoundPassage[] {
  if (key === '') return []
  const places = analyses.toSorted(byPublication).flatMap(({ id, document: { text } }) => {
    const span = placeOf(text, key)
    return span ? [{ document: id, span }] : []
  })
  if (places.length === 0) return []
  const holding = new Set(places.map(({ document }) => `document:${document}`))
  const hops = chain.hops.filter(({ to, kind }) => holding.has(to) && (kind === 'copies' || kind === 'credits'))
  const named = new Set(hops.map(({ from }) => from))
  return [
    {
      story: chain.id,
      places,
      hops,
      nodes: chain.nodes.filter(({ id }) => named.has(id)),
      origins: chain.origins,
    },
  ]
}

/** The first place of folded words in a text. */
function placeOf(text: string, key: string): Span | undefined {
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'mark')
  const joined = ` ${tokens.map((token) => token.text).join(' ')} `
  const at = joined.indexOf(` ${key} `)
  if (at < 0) return undefined
  const first = spacesIn(joined, 0, at)
  const last = first + spacesIn(key, 0, key.length)
  return [tokens[first]!.start, tokens[last]!.end]
}

function spacesIn(text: string, from: number, to: number): number {
  let spaces = 0
  for (let i = from; i < to; i++) if (text[i] === ' ') spaces++
  return spaces
}

const byReach = (a: FoundPassage, b: FoundPassage): number =>
  b.places.length - a.places.length || (a.story < b.story ? -1 : 1)
