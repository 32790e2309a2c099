import type { Draft } from '../drafts.ts'
import { isWord } from '../page.ts'
import type { Opened } from './english.ts'
import { mediumAfter, SPEECH_WORDS } from './english-complements.ts'
import type { Subject } from './english-subjects.ts'
import { closesQuotation, type English, isComma, isMark, opensQuotation } from './english-tokens.ts'
import type { EnglishForm } from './english-words.ts'

/** The quotation that ends right before a clause of saying: «"…," said X», «"…" X said»; undefined for a word or two in marks. */
export function quotationBefore(en: English, start: number): number | undefined {
  const { page } = en
  const close = isComma(en, start - 1) && !closesQuotation(en, start - 1) ? start - 2 : start - 1
  if (close < 0 || !closesQuotation(en, close) || page.paragraphStart[close] !== page.paragraphStart[start])
    return undefined
  const index = page.closes[close]!
  const { words, to } = page.quotations[index]!
  const set = close === start - 2 || isMark(en, to - 1, ',.?!\u2026')
  return words >= SPEECH_WORDS || set ? index : undefined
}

/** «"…," said X.» and «"…," X said. "…"» */
export function postposed(en: English, at: number, found: EnglishForm, before: number, subject: Subject): Opened {
  const { page } = en
  const next = quotationAfter(en, at, subject.end)
  const complement: Draft['complement'] =
    next === undefined
      ? {
          kind: 'quotation-before',
          at: page.quotations[before]!.to,
          edge: subject.end,
          before,
          rule: 'quotation-before',
        }
      : { kind: 'quotation', at: page.quotations[next]!.from, edge: subject.end, before, rule: 'split-quotation' }
  const cue: Draft['cue'] = [[at, at + 1]]
  const draft: Draft = {
    at,
    kind: 'verb',
    cue,
    skip: 0,
    stance: found.verb.stance,
    form: undefined,
    complement,
    source: subject.start < at ? { ...subject.source, medium: mediumAfter(en, at, found) } : subject.source,
  }
  return { draft, start: Math.min(at, subject.start) }
}

/** The quotation that goes on behind the clause of saying, in its sentence or the next one, of the same paragraph or not, when no cue of its own follows it. */
function quotationAfter(en: English, at: number, end: number): number | undefined {
  const { page } = en
  let open = end
  while (isMark(en, open, ',:') && open < page.sentenceEnd[at]!) open++
  if (!opensQuotation(en, open)) open = page.sentenceEnd[at]!
  if (!opensQuotation(en, open)) return undefined
  const index = page.opens[open]!
  const { to, after, words } = page.quotations[index]!
  if (words < SPEECH_WORDS && !isMark(en, open - 1, ',:')) return undefined
  const cueFollows = isMark(en, to - 1, ',') || (isWord(page, after) && page.sentenceEnd[Math.max(0, to - 1)]! > after)
  return cueFollows ? undefined : index
}
