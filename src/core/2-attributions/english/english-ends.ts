import type { Range } from '../drafts.ts'
import { isWord } from '../page.ts'
import { closesQuotation, type English, is, isComma, isMark, opensQuotation, verbAt } from './english-tokens.ts'
import { E } from './english-words.ts'

/** Where the clauses of saying begin, by token: what ends a content before them. */
export interface Clauses {
  /** First token of each clause of saying, in text order, with whether its content stands before it. */
  readonly starts: readonly { readonly at: number; readonly cue: number; readonly trails: boolean }[]
}

/** No newsroom sentence is longer; without an end, cues on one endless line would each read to its end. */
const LONGEST_CLAUSE = 200

/** One past a content that begins at `from`: the end of its sentence or quotation, or where another clause of saying takes over. */
export function contentEnd(en: English, clauses: Clauses, cue: number, from: number): number {
  const { page } = en
  const around = page.quote[cue]!
  const inside = around >= 0 ? page.quotations[around]!.to : page.tokens.length
  const end = Math.min(
    page.sentenceEnd[Math.max(cue, Math.min(from, page.tokens.length - 1))]!,
    inside,
    from + LONGEST_CLAUSE,
  )
  for (let next = firstAfter(clauses, from); next < clauses.starts.length; next++) {
    const { at, cue: other, trails } = clauses.starts[next]!
    if (at >= end) break
    if (other === cue || other < from || page.quote[other] !== around) continue
    const place = takenOver(en, at, from, trails)
    if (place !== undefined) return place
  }
  return withoutAfterthought(en, from, end)
}

/** The first clause of saying from a place on, by halving. */
function firstAfter({ starts }: Clauses, from: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]!.at < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a clause of saying ends the content before it: «…, adding», «…, while X said», «… and said», «…, X said». */
function takenOver(en: English, at: number, from: number, trails: boolean): number | undefined {
  if (at <= from) return undefined
  const before = at - 1
  if (trails || verbAt(en, at)?.form === 'gerund') return isComma(en, before) ? before : undefined
  if (is(en, before, E.contrast)) return isComma(en, before - 1) ? before - 1 : before
  if (is(en, before, E.coordinator))
    return isComma(en, before - 1) ? before - 1 : verbAt(en, at) === undefined ? undefined : before
  if (is(en, before, E.as) && isComma(en, before - 1)) return before - 1
  return undefined
}

/** A content with a mark of its own at its end. */
function withoutAfterthought(en: English, from: number, end: number): number {
  let to = end
  while (to > from + 1 && isMark(en, to - 1, '.;') && !closesQuotation(en, to - 1)) to--
  return to
}

/** First token of the clause that a trailing «X said» closes: behind a conjunction that joins it to the sentence before. */
export function clauseStart(en: English, before: number): number {
  const { page } = en
  const around = page.quote[before]!
  const inside = around >= 0 ? page.quotations[around]!.from : 0
  const head = before > en.body ? en.body : 0
  let start = Math.max(page.sentenceStart[before]!, inside, head, before - LONGEST_CLAUSE)
  while (start < before && is(en, start, E.contrast | E.coordinator)) start++
  return isComma(en, start) ? start + 1 : start
}

/** «The fire, neighbours say, began in the kitchen»: the clause goes on behind a second comma. */
export function restAfter(en: English, clauses: Clauses, cue: number, comma: number): Range[] {
  const next = comma + 1
  if (!isComma(en, comma) || next >= en.page.sentenceEnd[cue]!) return []
  if (!isWord(en.page, next) || opensQuotation(en, next)) return []
  if (is(en, next, E.contrast | E.coordinator | E.relative | E.as) || verbAt(en, next)?.form === 'gerund') return []
  return [[next, contentEnd(en, clauses, cue, next)]]
}
