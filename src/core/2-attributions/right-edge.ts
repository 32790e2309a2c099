import type { Cues } from './cues.ts'
import type { Draft } from './drafts.ts'
import { has, type Page, word } from './page.ts'
import { isComma } from './sources.ts'
import { R } from './vocabulary.ts'

/** Where the next cue stands that takes over, by token. */
export interface Siblings {
  readonly at: ReadonlyMap<number, Draft>
  readonly background: ReadonlySet<number>
}

export const siblingsOf = ({ drafts, background }: Cues): Siblings => ({
  at: new Map(drafts.map((each) => [each.at, each])),
  background,
})

/** «وهو ما أبرز …»: the narrator again. */
const WHAT = '\u0645\u0627'

/** No newsroom sentence is longer; without an end, cues on one endless line would each read to its end. */
export const LONGEST_CLAUSE = 400

/** One past the last token of a clause: the sentence's end, or where another cue or the narrator takes over. */
export function rightEdge(page: Page, siblings: Siblings, draft: Draft, from: number): number {
  const cue = draft.cue[0]![0]
  const inside = page.quote[cue]! >= 0 ? page.quotations[page.quote[cue]!]!.to : page.tokens.length
  const end = Math.min(
    page.sentenceEnd[Math.max(cue, Math.min(from, page.tokens.length - 1))]!,
    inside,
    from + LONGEST_CLAUSE,
  )
  const spoken = page.quote[cue]! >= 0
  for (let at = from; at < end; at++) {
    if (page.opens[at]! >= 0) {
      at = Math.max(at, page.quotations[page.opens[at]!]!.after - 1)
      continue
    }
    if (siblings.background.has(at) && isComma(page, at - 1)) return at
    if (spoken ? endsSentence(page, at) : isAside(page, at)) return at
    if (draft.form?.person === 1 && isNewThought(page, at)) return at
    const other = siblings.at.get(at)
    if (
      other !== undefined &&
      other !== draft &&
      at > from &&
      (takesOver(page, other, at) || leavesPhrase(page, draft, at))
    )
      return beforeOpener(page, at, from)
  }
  return end
}

const endsSentence = (page: Page, at: number): boolean =>
  ['.', '\u061f', '!'].includes(word(page, at)) && isPlainWord(page, at + 1)
const isPlainWord = (page: Page, at: number): boolean => page.tokens[at]?.kind === 'word'

/** «، وهو برنامج …»: the narrator explains. */
const isAside = (page: Page, at: number): boolean =>
  (isComma(page, at - 1) || word(page, at + 1) === WHAT) && has(page, at, R.opener) && has(page, at, R.pronoun)

function takesOver(page: Page, { kind, form, complement, at: cue, source }: Draft, at: number): boolean {
  if (kind === 'circumstance' || kind === 'own') return true
  if (kind === 'before' || kind === 'as-said') return complement.kind === 'clause-before' || isComma(page, at - 1)
  if (kind === 'noun') return false
  if (kind === 'impersonal') return isComma(page, cue - 1) || has(page, cue - 1, R.joinComplementizer)
  if (source.rule === 'antecedent' || form === undefined) return false
  return form.joined || has(page, at - 1, R.clauseEnd)
}

/** «أتمنى أن يفوز، والفريق جيد»: a speaker's own wish ends where his next sentence begins. */
const isNewThought = (page: Page, at: number): boolean =>
  isComma(page, at - 1) && word(page, at).startsWith(AND) && !has(page, at, R.joinComplementizer)

const AND = '\u0648'

/** «أظهرت البيانات تغيرا، حيث أشارت إلى …»: a noun ends where the next cue's clause begins. */
const leavesPhrase = (page: Page, { complement }: Draft, at: number): boolean =>
  complement.kind === 'phrase' && has(page, at - 1, R.opener) && isComma(page, at - 2)

const beforeOpener = (page: Page, at: number, from: number): number =>
  at - 1 > from && has(page, at - 1, R.clauseEnd | R.joinComplementizer | R.opener) && !page.forms[at]?.[0]?.joined
    ? at - 1
    : at
