import { CLASS, MARK } from '../../text/letters.ts'
import type { Phrases } from '../../text/phrases.ts'
import type { Span } from '../../text/span.ts'
import { firstAt } from '../../text/tokens.ts'
import { STARTS } from '../starts.ts'
import type { AsidePage } from './aside-page.ts'
import { isDefinite, isProclitic, phraseAt } from './aside-words.ts'
import type { AsideDraft } from './editor-asides.ts'

/** Words between «what … called» and the mark that opens what it was called: its subject and object. */
const MOST_BETWEEN = 6

/** A name without marks that follows «so-called». */
const MOST_NAME_WORDS = 3

/** A quotation of more words is a statement, not a label. */
const MOST_LABEL_WORDS = 6

/** Nouns and adjectives before an adjective of judgement that belong to its name. */
const MOST_BEFORE = 3

/**
 * How somebody is called by somebody: «so-called X», «what he described as X», a name with an adjective or a noun that judges it, «X, as he
 * put it».
 */
export function labels(page: AsidePage): AsideDraft[] {
  const found: AsideDraft[] = []
  let until = 0
  for (let at = 0; at < page.tokens.length; at++) {
    const label = labelAt(page, at)
    if (label === undefined || label.span[0] < until) continue
    found.push(label)
    until = label.span[1]
  }
  return found
}

function labelAt(page: AsidePage, at: number): AsideDraft | undefined {
  if ((page.starts[at]! & STARTS.label) === 0) return undefined
  return soCalled(page, at) ?? fixed(page, at) ?? noun(page, at) ?? judgement(page, at) ?? inTheirWords(page, at)
}

function soCalled(page: AsidePage, at: number): AsideDraft | undefined {
  const phrase = page.words.phrases['so-called'].at(page.tokens, at)
  if (phrase === undefined) return undefined
  const core = quotationAfter(page, phrase.end) ?? nameAfter(page, phrase.end)
  return core === undefined
    ? undefined
    : { span: [page.tokens[at]!.start, core[1]], rule: phrase.value, core: words(page, core) }
}

/** Without its quotation marks. */
const words = ({ tokens }: AsidePage, [start, end]: Span): Span => {
  let from = firstAt(tokens, start)
  let to = firstAt(tokens, end)
  while (from < to && tokens[from]!.kind === 'mark') from++
  while (to > from + 1 && tokens[to - 1]!.kind === 'mark') to--
  return from < to ? [tokens[from]!.start, tokens[to - 1]!.end] : [start, end]
}

/** The label in quotation marks that opens a few words on in the same clause. */
function quotationAfter(page: AsidePage, from: number): Span | undefined {
  for (let at = from; at < page.tokens.length && at <= from + MOST_BETWEEN; at++) {
    const quotation = page.opens[at]!
    if (quotation >= 0)
      return labelEnd(page, quotation) === undefined ? undefined : page.reading.quotations[quotation]!.span
    if (page.tokens[at]!.kind === 'mark') return undefined
  }
  return undefined
}

function labelEnd({ reading, inside }: AsidePage, quotation: number): number | undefined {
  const [from, to] = inside[quotation]!
  const { span, closed } = reading.quotations[quotation]!
  return closed && to - from <= MOST_LABEL_WORDS ? span[1] : undefined
}

function nameAfter(page: AsidePage, from: number): Span | undefined {
  let at = from
  while (
    at < from + MOST_NAME_WORDS &&
    isNameWord(page, at) &&
    (at === from || !page.tokens[at]!.text.startsWith(CONJUNCTION))
  )
    at++
  return at === from ? undefined : [page.tokens[from]!.start, page.tokens[at - 1]!.end]
}

const isNameWord = ({ tokens, words }: AsidePage, at: number): boolean =>
  tokens[at]?.kind === 'word' &&
  !isProclitic(tokens[at].text) &&
  words.phrases.slot.at(tokens, at) === undefined &&
  words.phrases.wall.at(tokens, at) === undefined

function fixed(page: AsidePage, at: number): AsideDraft | undefined {
  const phrase = page.words.phrases['label-phrase'].at(page.tokens, at)
  if (phrase === undefined) return undefined
  return { span: [page.tokens[at]!.start, page.tokens[phrase.end - 1]!.end], rule: phrase.value }
}

/** «militias of X»: the noun with a quotation or a definite name, not with an adjective or a verb («armed militias», «gangs that»). */
function noun(page: AsidePage, at: number): AsideDraft | undefined {
  const { phrases } = page.words
  const any = phrases['label-noun'].at(page.tokens, at)
  const phrase = any ?? phrases['label-noun-named'].at(page.tokens, at)
  if (phrase === undefined) return undefined
  const quotation = page.opens[phrase.end] ?? -1
  const end = quotation >= 0 ? labelEnd(page, quotation) : nameEnd(page, phrase.end, any !== undefined)
  return end === undefined ? undefined : { span: [withoutProclitic(page, at), end], rule: phrase.value }
}

function nameEnd(page: AsidePage, at: number, anyDefinite: boolean): number | undefined {
  const party = page.words.parties.at(page.tokens, at)
  if (party !== undefined) return page.tokens[party.end - 1]!.end
  return anyDefinite && isNameWord(page, at) && isDefinite(page.tokens[at]!.text) ? page.tokens[at]!.end : undefined
}

function judgement(page: AsidePage, at: number): AsideDraft | undefined {
  const { phrases } = page.words
  const any = phrases.judgement.at(page.tokens, at)
  const phrase = any ?? phrases['judgement-party'].at(page.tokens, at)
  if (phrase === undefined) return undefined
  const from = judgedFrom(page, at)
  if (from === undefined || (any === undefined && !hasParty(page, from, at))) return undefined
  return { span: [withoutProclitic(page, from), page.tokens[phrase.end - 1]!.end], rule: phrase.value }
}

const CONJUNCTION = '\u0648'

/** Where a word begins after a proclitic on its front: a conjunction on a definite word, any on a noun of the tables. */
function withoutProclitic({ text, tokens, words }: AsidePage, at: number): number {
  const { text: word, start } = tokens[at]!
  const bare = (of: Phrases<string>): boolean => of.at(tokens, at, word.slice(1)) !== undefined
  if (
    !isProclitic(word.charAt(0)) ||
    (!isJoined(word) && !bare(words.phrases.party) && !bare(words.phrases['label-noun']))
  )
    return start
  let place = start + 1
  while (CLASS[text.charCodeAt(place)] === MARK) place++
  return place
}

/** A definite word with a conjunction begins a name of its own: «X and the Y». */
const isJoined = (word: string): boolean => word.startsWith(CONJUNCTION) && isDefinite(word)

/** First token of what an adjective judges: a quotation just before it, or a name with its nouns. */
function judgedFrom(page: AsidePage, at: number): number | undefined {
  const quotation = page.closes[at - 1] ?? -1
  if (quotation >= 0) return quotationStart(page, quotation)
  let from = at
  while (from > at - MOST_BEFORE && isNameWord(page, from - 1)) {
    const isParty = isPartyAt(page, from - 1)
    const { text } = page.tokens[from - 1]!
    // after definite words only a party's noun goes on in the construct state; a verb may stand there as well
    if (from < at && !isParty && !isDefinite(text)) break
    from--
    if (isParty || isJoined(text)) break
  }
  return from === at ? undefined : from
}

/** The quotation with a party's noun before it: «the group “X”». */
function quotationStart(page: AsidePage, quotation: number): number | undefined {
  if (labelEnd(page, quotation) === undefined) return undefined
  const start = firstAt(page.tokens, page.reading.quotations[quotation]!.span[0])
  return isPartyAt(page, start - 1) ? start - 1 : start
}

const isPartyAt = ({ words, tokens }: AsidePage, at: number): boolean =>
  at >= 0 && phraseAt(words.phrases.party, tokens, at)?.end === at + 1

function hasParty(page: AsidePage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isPartyAt(page, at) || page.words.parties.at(page.tokens, at)) return true
  return false
}

/** Only after a short quotation: after a clause these words are its cue. */
function inTheirWords(page: AsidePage, at: number): AsideDraft | undefined {
  const phrase = page.words.phrases['in-their-words'].at(page.tokens, at)
  if (phrase === undefined) return undefined
  const comma = page.tokens[at - 1]?.text === '\u060c' || page.tokens[at - 1]?.text === ',' ? 2 : 1
  const quotation = page.closes[at - comma] ?? -1
  if (quotation < 0 || labelEnd(page, quotation) === undefined) return undefined
  const span: Span = [page.reading.quotations[quotation]!.span[0], page.tokens[phrase.end - 1]!.end]
  return { span, rule: phrase.value }
}
