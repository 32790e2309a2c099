import { LAM } from '../../text/arabic-letters.ts'
import type { Complement } from '../drafts.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { isComma } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'
import { isInitial, isPlacedAsVerb, isSpelledAsNoun } from './cue-guards.ts'
import { isOccasion, OCCASION_REACH } from './occasions.ts'

/** «من المتوقع أن يعلن», «عليهم ألا يطلبوا»: not yet said, and perhaps never; «قبل أن يعلن» was. */
const isWished = (page: Page, at: number, { mood, joined }: CueForm): boolean =>
  mood === 'imperfect' &&
  !joined &&
  has(page, at - 1, R.complementizer | R.subjunctive) &&
  BARE_THAT.test(word(page, at - 1)) &&
  !isIn(page, at - 2, W.adverbial)

/** «دعت الحاجة إلى», «الأسباب التي دعت الناس إلى»: nobody says it. */
const isOfThing = (page: Page, at: number, { joined }: CueForm, { edge }: Complement): boolean =>
  (edge > at + 1 && isIn(page, at + 1, W.thing)) ||
  (!joined && isIn(page, has(page, at - 1, R.relative) ? at - 2 : at - 1, W.thing))

/** «تشير بيدها إلى الجسر», «لوح الحارس بيده». */
const isPointed = (page: Page, { at, edge }: Complement): boolean =>
  isIn(page, at, W.gesture) || isIn(page, edge - 1, W.gesture)

/** Nothing but who says it stands between: «أقرت دول عدة قوانين انتهت بعشرات» admits nothing. */
const isBehindSubject = (page: Page, at: number, { edge }: Complement): boolean =>
  pastOccasion(page, nounPhraseEnd(page, at + 1, edge), edge) >= edge

/** «في بيان», «في بيان لها». */
function pastOccasion(page: Page, at: number, edge: number): number {
  const from = isComma(page, at) ? at + 1 : at
  if (!has(page, from, R.in) || !has(page, from + 1, R.mediumNoun)) return at
  const to = from + 2 < edge && has(page, from + 2, R.adverb) ? from + 3 : from + 2
  return from > at && isComma(page, to) ? to + 1 : to
}

/** «أن», «بأن», «ألا»; «أنه يؤكد» asserts. */
const BARE_THAT = /^\u0628?\u0627(?:\u0646|\u0644\u0627)$/u

/** «نص البيان:»: a heading over the text itself. */
const isHeading = (page: Page, at: number, { kind, rule }: Complement): boolean =>
  (kind === 'colon' || (kind === 'quotation' && !rule.endsWith('clause'))) && headAt(page, at + 1)?.type === 'document'

/** «قدر أحد منا أن», «قدر من»: a share or a fate, unless somebody follows who estimates. */
const isBareClause = (page: Page, at: number, form: CueForm, { kind }: Complement): boolean =>
  kind !== 'phrase' &&
  form.mood === 'perfect' &&
  !form.feminine &&
  !form.plural &&
  headAt(page, at + 1) === undefined &&
  !isGivenName(page, at + 1)

/** «لافتات في الطريق»: signs, rather than women who point. */
const FEMININE_PLURAL = '\u0627\u062a'

/** A participle reports what follows it at once: it has no subject. */
const PARTICIPLE_REACH = 6

/** «لافتات «لا للحرب»»: signs with what is written on them. */
const isSign = (page: Page, at: number, { mood }: CueForm, { kind, rule }: Complement): boolean =>
  mood === 'circumstance' &&
  kind === 'quotation' &&
  rule === 'verb-quotation' &&
  word(page, at).endsWith(FEMININE_PLURAL) &&
  !isComma(page, at - 1)

/** Whether what was found to follow is what this form of the verb reports. */
export function isFitting(page: Page, at: number, form: CueForm, complement: Complement): boolean {
  if (isSign(page, at, form, complement)) return false
  if (complement.kind === 'phrase' && isOfThing(page, at, form, complement)) return false
  if (complement.kind === 'phrase' && isPointed(page, complement)) return false
  if (complement.kind === 'phrase' && isWished(page, at, form)) return false
  if (form.verb.guard.has('at-once') && complement.kind === 'clause' && !isBehindSubject(page, at, complement))
    return false
  if (form.verb.class === 'admit' && complement.rule === 'verb-bi' && !isBehindSubject(page, at, complement))
    return false
  if (form.verb.guard.has('preposition-clause') && complement.rule !== 'verb-preposition-clause') return false
  if (form.verb.frames.has('amount') && isBareClause(page, at, form, complement)) return false
  if (
    form.verb.guard.has('clause') &&
    complement.kind === 'phrase' &&
    !/(?:subjunctive|amount|noun)$/u.test(complement.rule)
  )
    return false
  if (complement.rule === 'verb-amount' && form.mood === 'perfect' && !isInitial(page, at, form)) return false
  if (isSpelledAsNoun(page, at, form) && isHeading(page, at, complement)) return false
  if (isSpelledAsNoun(page, at, form) && complement.kind === 'phrase' && !isPlacedAsVerb(page, at, form)) return false
  const occasion =
    form.mood === 'circumstance' &&
    complement.kind !== 'phrase' &&
    !word(page, at).endsWith(FEMININE_PLURAL) &&
    isOccasion(page, at + 1)
  if (
    form.mood === 'circumstance' &&
    complement.rule !== 'verb-predicate' &&
    complement.edge - at > (occasion ? OCCASION_REACH : PARTICIPLE_REACH)
  )
    return false
  if (
    form.mood === 'circumstance' &&
    complement.rule !== 'verb-predicate' &&
    complement.rule !== 'verb-object' &&
    complement.rule !== 'verb-bi' &&
    !form.verb.objects &&
    !occasion &&
    !isAtOnce(page, at + 1, complement.edge, complement.kind !== 'phrase')
  )
    return false
  if (form.person === 1 && page.quote[at]! < 0 && !isOwnThought(page, at, form, complement)) return false
  if (form.object && form.verb.guard.has('predicate') && complement.rule !== 'verb-predicate') return false
  if (isLikelyGrowth(page, at, form) && complement.kind === 'clause') return false
  if (form.object && !form.verb.pronouns && complement.kind !== 'quotation-before') return false
  return complement.at < page.tokens.length || complement.kind === 'quotation-before'
}

/** «الدكتور سالم يضيف أن». */
const isSomebodyBefore = (page: Page, at: number): boolean => {
  const { range } = subjectBefore(page, at)
  if (range === undefined) return false
  const type = headAt(page, range[0])?.type
  return type === 'title' || type === 'role' || isGivenName(page, range[0])
}

/** «ويضيف أن»; inside a sentence things too add and follow: «تضيف إلى ذلك أن», «مع تتابع السنين». */
const isLikelyGrowth = (page: Page, at: number, { verb, mood, joined }: CueForm): boolean =>
  mood === 'imperfect' &&
  verb.class === 'add' &&
  !isSomebodyBefore(page, at) &&
  !(joined || page.sentenceStart[at] === at || isComma(page, at - 1) || has(page, at - 1, R.relative))

/** Between «أعتقد» and its clause stands an adverb at most. */
const THOUGHT_REACH = 4

/** «أعتقد أن» outside any marks; «ساري», «لاشك» only look like it. */
const isOwnThought = (page: Page, at: number, { skip }: CueForm, { kind, rule, edge }: Complement): boolean =>
  (kind === 'clause' || rule.endsWith('subjunctive')) && edge - at <= THOUGHT_REACH && word(page, at)[skip - 1] !== LAM

const BETWEEN = R.adverb | R.in | R.from | R.mediumNoun | R.time | R.function | R.on | R.to | R.adjunct

function isAtOnce(page: Page, from: number, edge: number, lax: boolean): boolean {
  for (let at = from; at < edge; at++)
    if (isWord(page, at) && !has(page, at, BETWEEN)) return lax && edge - from <= 2 && isShortNoun(page, from)
  return true
}

const isShortNoun = (page: Page, at: number): boolean =>
  headAt(page, at) === undefined && word(page, at).length > 2 && !word(page, at).startsWith('\u0648')
