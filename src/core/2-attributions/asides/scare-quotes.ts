import { foldedText } from '../../text/fold.ts'
import { cut } from '../../text/span.ts'
import { type AsidePage, MOST_TERM_WORDS } from './aside-page.ts'
import { isDefinite, isProclitic, phraseAt } from './aside-words.ts'
import type { AsideDraft } from './editor-asides.ts'

/**
 * Short terms in quotation marks that are neither somebody's statement nor a name or title: the writer keeps a distance, or repeats a
 * speaker's very word.
 *
 * A name is told by the noun that announces it («the film “X”»), here or elsewhere in the document, by what stands in its apposition, or
 * by the tables; figures and Latin letters are names too.
 */
export function scareQuotes(page: AsidePage): AsideDraft[] {
  const short = page.reading.quotations.map((_, i) => i).filter((i) => isTerm(page, i))
  const media = mediaOf(page)
  const announced = new Set(
    short.filter((i) => isAnnounced(page, i) || media.has(spelling(page, i))).map((i) => spelling(page, i)),
  )
  const names = new Set<number>()
  for (const i of short) if (isName(page, i, announced, names)) names.add(i)
  const stated = statedQuotations(page)
  return short
    .filter((i) => !names.has(i) && !stated.has(page.reading.quotations[i]!.inner[0]))
    .map((i) => ({ span: page.reading.quotations[i]!.span, rule: 'short-quotation' }))
}

function isTerm({ reading, inside, tokens }: AsidePage, i: number): boolean {
  const [from, to] = inside[i]!
  return (
    reading.quotations[i]!.closed && to > from && to - from <= MOST_TERM_WORDS && tokens.slice(from, to).every(isWord)
  )
}

const isWord = ({ kind }: { readonly kind: string }): boolean => kind === 'word'

const spelling = ({ text, reading }: AsidePage, i: number): string =>
  foldedText(cut(text, reading.quotations[i]!.inner))

/** Where quotations begin that are the whole of some attribution's content. */
function statedQuotations({ attributions, reading }: AsidePage): ReadonlySet<number> {
  const starts = new Set<number>()
  const contents = new Map(attributions.flatMap(({ content }) => content.map(([from, to]) => [from, to] as const)))
  for (const { inner } of reading.quotations) {
    const end = contents.get(inner[0])
    if (end !== undefined && end <= inner[1]) starts.add(inner[0])
  }
  return starts
}

function isName(page: AsidePage, i: number, announced: ReadonlySet<string>, names: ReadonlySet<number>): boolean {
  const name = spelling(page, i)
  return (
    page.words.names.has(name) ||
    announced.has(name) ||
    hasLatin(name) ||
    isGlossed(page, i) ||
    isSource(page, i) ||
    isCompound(page, i) ||
    isApposed(page, i) ||
    isJoinedTo(page, i, names)
  )
}

const hasLatin = (name: string): boolean => /[a-z]/.test(name) && /[\u0600-\u06ff]/.test(name) === false

/** «“X” Marsa Two»: its name in other letters follows. */
function isGlossed({ tokens, inside, closes }: AsidePage, i: number): boolean {
  let at = inside[i]![1]
  while (closes[at] === i || tokens[at]?.text === '(') at++
  return hasLatin(tokens[at]?.text ?? '')
}

/** Who speaks is named, not judged. */
const isSource = ({ sourceOf, reading }: AsidePage, i: number): boolean => sourceOf(reading.quotations[i]!.inner) >= 0

/** Folded names of where things are said to stand: media and credits. */
const mediaOf = ({ attributions, reading }: AsidePage): ReadonlySet<string> =>
  new Set(
    [...attributions.map(({ medium }) => medium ?? ''), ...reading.credits.map(({ agency }) => agency)].map(foldedText),
  )

/** The last word before the opening mark, proclitics left out; -1 at a mark. */
function wordBefore({ tokens, inside, opens }: AsidePage, i: number): number {
  let at = inside[i]![0] - 1
  while (at >= 0 && opens[at]! >= 0) at--
  while (at >= 0 && (isProclitic(tokens[at]!.text) || isArticle(tokens[at]!.text))) at--
  return tokens[at]?.kind === 'word' ? at : -1
}

const isArticle = (word: string): boolean => word === '\u0627\u0644' || word === '\u0644\u0644'

/** Adjectives between the noun that announces and the mark. */
const MOST_ADJECTIVES = 3

function isAnnounced(page: AsidePage, i: number): boolean {
  if (isAddressed(page, i)) return true
  let at = wordBefore(page, i)
  for (let steps = 0; at >= 0 && steps <= MOST_ADJECTIVES; steps++, at--) {
    const { text, kind } = page.tokens[at]!
    if (kind !== 'word') return false
    if (phraseAt(page.words.phrases.announcer, page.tokens, at) !== undefined) return true
    if (!isDefinite(text) && !isFeminine(text)) return false
  }
  return false
}

const isFeminine = (word: string): boolean => word.endsWith('\u0647')

/** «told to “X”»: a single lam joins an outlet, an owner, a user. */
const isAddressed = ({ tokens, inside, opens }: AsidePage, i: number): boolean => {
  let at = inside[i]![0] - 1
  while (at >= 0 && opens[at]! >= 0) at--
  return tokens[at]?.text === '\u0644'
}

/** «the company “marsa”»: a definite noun or adjective, then a name without the article. */
function isApposed(page: AsidePage, i: number): boolean {
  const before = wordBefore(page, i)
  const first = page.tokens[page.inside[i]![0]]!.text
  return before >= 0 && isDefinite(page.tokens[before]!.text) && !isDefinite(first) && hasArabic(first)
}

const hasArabic = (word: string): boolean => word.charCodeAt(0) >= 0x600

/** «prison of the port»: a noun of the kind that announces, in the construct state. */
function isCompound(page: AsidePage, i: number): boolean {
  const [from, to] = page.inside[i]!
  if (to - from < 2 || !isDefinite(page.tokens[from + 1]!.text) || isDefinite(page.tokens[from]!.text)) return false
  return [page.words.phrases.announcer, page.words.phrases.party].some((of) => of.at(page.tokens, from) !== undefined)
}

/** «“X” and “Y”»: what is joined to a name is one. */
function isJoinedTo({ tokens, inside, opens, closes }: AsidePage, i: number, names: ReadonlySet<number>): boolean {
  let at = inside[i]![0] - 1
  while (at >= 0 && opens[at]! >= 0) at--
  const joint = tokens[at]?.text
  if (joint !== '\u0648' && joint !== '\u060c') return false
  return names.has(closes[at - 1] ?? -1)
}
