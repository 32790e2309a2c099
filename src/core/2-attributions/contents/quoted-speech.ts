import { BEH } from '../../text/arabic-letters.ts'
import { type CueForm, HAMZA } from '../cues/cue-forms.ts'
import type { Complement } from '../drafts.ts'
import { has, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'

/** Fewer words in marks without colon or complementizer are a name or a term. */
export const SPEECH_WORDS = 4

/** An outlet's name is shorter; a longer quotation is what was said there: «كتب على تويتر «…»». */
const LONGEST_NAME = 5

/**
 * A quotation after a verb, when it is what was said and not the name of who said it, where, or about what.
 *
 * @param j    its opening mark
 * @param at   one past the cue's last token
 * @param end  one past the last token the verb may reach
 */
export function quotationAt(page: Page, j: number, at: number, end: number, { verb }: CueForm): Complement | undefined {
  const range = page.quotations[page.opens[j]!]!
  if (!(verb.frames.has('q') || (verb.frames.has('c') && isThat(page, range.from))) || word(page, j - 1) === '\u0644')
    return undefined
  if (j === at && range.words <= LONGEST_SPEAKER && isSpeaker(page, range.after, end)) return undefined
  if (j === at && isCalledOn(page, range.after, verb.frames)) return undefined
  if (has(page, j - 1, R.naming | R.outletNoun) && !(range.words > LONGEST_NAME && has(page, j - 1, R.outletNoun)))
    return undefined
  if (isToOutlet(page, j - 1) && range.words <= LONGEST_NAME) return undefined
  if (j > at && ((has(page, j - 1, R.adjunct | R.in) && !isSayingSo(page, j - 1)) || isNamed(page, j - 1)))
    return undefined
  if (range.words < SPEECH_WORDS && !endsThought(page, range.after)) return undefined
  if (range.words < SPEECH_WORDS && j === at) return undefined
  return { kind: 'quotation', at: range.from, edge: word(page, j - 1) === BEH ? j - 1 : j, rule: 'verb-quotation' }
}

/** «لقناة «كذا»», «بصحيفة «كذا»». */
const isToOutlet = (page: Page, at: number): boolean => {
  const text = word(page, at)
  return UNDER.test(text) && ((page.words.roles.get(text.slice(1)) ?? 0) & R.outletNoun) !== 0
}
const UNDER = /^[\u0628\u0644]/u

/** «اعتبر الوزير «أن الجسر قديم»»: the complementizer stands inside the marks; «إن» may be «if». */
const isThat = (page: Page, at: number): boolean =>
  has(page, at, R.complementizer) && page.text[page.tokens[at]!.start] === HAMZA

/** «دعا «كل الغيورين» إلى التعاون»: whom he calls on, where the verb's own preposition follows. */
const isCalledOn = (page: Page, after: number, frames: ReadonlySet<string>): boolean =>
  (frames.has('ila') && has(page, after, R.to)) || (frames.has('ala') && has(page, after, R.on))

/** Bodies have longer names than people. */
const LONGEST_SPEAKER = 8

/** «أعلنت «لجنة الصيادين الوطنية» أمس أن …»: what it says follows. */
function isSpeaker(page: Page, from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + REACH_PAST_NAME); at++) {
    if (word(page, at) === ':' || has(page, at, R.complementizer)) return true
    if (page.forms[at] !== undefined || page.opens[at]! >= 0) return false
  }
  return false
}

/** As far as an apposition and a place go. */
const REACH_PAST_NAME = 15

/** «ختم بالقول «…»» */
const isSayingSo = (page: Page, at: number): boolean => page.words.edges.saying.at(page.tokens, at) !== undefined

/** «تحدث عما أسماه «العائق»»: the marks belong to the name. */
const isNamed = (page: Page, at: number): boolean =>
  page.forms[at]?.some(({ object, verb }) => object && verb.guard.has('object')) === true

const endsThought = (page: Page, at: number): boolean =>
  page.sentenceEnd[at - 1] === at || ['.', '!', '\u061f'].includes(word(page, at))
