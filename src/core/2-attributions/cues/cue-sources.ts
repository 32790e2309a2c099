import { ALEF, YEH } from '../../text/arabic-letters.ts'
import type { Complement, Source } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { headAt, isDefinite, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { followingSource, isComma, NOBODY } from '../sources/sources.ts'
import { subjectBefore, topicBefore } from '../sources/subjects.ts'
import { secondPhrase } from '../sources/two-phrases.ts'
import { placesOf } from '../speakers/places.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'
import { isAsked } from './objects.ts'

/** Marks a subject that cannot speak. */
export const IMPOSSIBLE: Source = { ...NOBODY }

/** Verbs that things can be the subject of: «كشفت الأمطار», «تشير الغيوم». */
const DEEDS = new Set(['announce', 'note', 'explain', 'assert', 'predict'])

/** Who stands after a cue, or before it: `IMPOSSIBLE` where what stands there cannot speak. */
export function sourceOf(page: Page, at: number, end: number, form: CueForm, complement: Complement): Source {
  if (form.mood === 'circumstance' || form.person === 1) return NOBODY
  const edge = complement.more === undefined ? complement.edge : complement.more[0]
  const limit = sourceLimitOf(page, end, edge, form, complement)
  const after = followingSource(page, end, limit, form)
  const topic = after.range === undefined && form.joined ? topicBefore(page, at) : undefined
  if (topic !== undefined) return { ...topic, medium: after.medium }
  if (after.range !== undefined || form.joined || page.quote[at]! !== page.quote[at - 1]) return after
  if (has(page, end, R.inIt) || has(page, at - 1, R.complementizer) || WHAT.test(word(page, at - 1))) return after

  if ((form.object && has(page, at - 1, R.relative)) || complement.kind === 'quotation-before') return after
  const before = subjectBefore(page, at)
  if (complement.kind === 'phrase' && !isOfMind(form) && !canSpeak(page, before)) return IMPOSSIBLE
  if (
    before.range === undefined &&
    complement.kind === 'phrase' &&
    DEEDS.has(form.verb.class) &&
    !(form.plural && !form.feminine) &&
    isDefinite(word(page, at - 1)) &&
    !has(page, at - 1, R.time | R.relative)
  )
    return IMPOSSIBLE
  return before.range === undefined ? (newsBefore(page, at, form) ?? after) : { ...before, medium: after.medium }
}

/** «ما», «بما», «عما», «مما». */
const WHAT = /^(?:[\u0628\u0639]|\u0645)?\u0645\u0627$/u

/** «معلومات تفيد بوقوع»: the news itself, right before its verb. */
function newsBefore(page: Page, at: number, { verb, mood }: CueForm): Source | undefined {
  if (verb.class !== 'explain' || mood !== 'imperfect' || !page.words.heads.has(word(page, at - 1))) return undefined
  const type = headAt(page, at - 1)?.type
  return type === 'unnamed' || type === 'document' ? { ...NOBODY, range: [at - 1, at], rule: 'before-cue' } : undefined
}

/** Only somebody promises, hopes, judges and denies. */
const isOfMind = ({ verb }: CueForm): boolean => ['promise', 'hope', 'deny'].includes(verb.class)

/** «الأمطار كشفت عن أساسات»: what stands before a verb and its noun must be somebody; «المالكي» is a surname. */
function canSpeak(page: Page, { range, rule }: Source): boolean {
  if (range === undefined) return true
  const [from, to] = range
  if (headAt(page, from) !== undefined || isGivenName(page, from) || page.opens[from]! >= 0) return true
  if (!isDefinite(word(page, from))) return to - from <= 3
  return rule === 'before-cue' && to - from === 1 && word(page, from).endsWith(YEH)
}

/** «طلب من الملاح قيادة السفينة», «علق فلان على ذلك»: whom it is asked of and what it replies to stand outside the source. */
function sourceLimitOf(page: Page, end: number, edge: number, form: CueForm, complement: Complement): number {
  if (isPrayedTo(page, end, form) || isAsked(page, end, form) || isObjectAlone(page, end, edge, form, complement))
    return end
  if (form.verb.class === 'reply') {
    for (let at = end; at < edge; at++) if (has(page, at, R.on)) return at
    return edge
  }
  return takesObject(form, complement) ? objectEdge(page, end, edge, form) : askedEdge(page, end, edge, form)
}

/** «سأل الله أن يرحمه», «يدعو الله أن»: who is prayed to is not who says it. */
export const isPrayedTo = (page: Page, at: number, { verb }: CueForm): boolean =>
  word(page, at) === GOD && PRAYING.has(verb.class)
const GOD = '\u0627\u0644\u0644\u0647'
const PRAYING = new Set(['ask', 'demand', 'hope', 'evaluate'])

/** «ووصف القرار بأنه خاطئ»: whoever describes or accuses describes somebody, so one noun alone is whom; «وصفت نانسي بيلوسي المرشح» are two. */
const isObjectAlone = (
  page: Page,
  from: number,
  edge: number,
  { verb, object }: CueForm,
  { kind, rule }: Complement,
): boolean =>
  verb.frames.has('pred') &&
  !verb.frames.has('c') &&
  !object &&
  (kind === 'clause' || kind === 'phrase' || rule === 'verb-bi-clause') &&
  nounPhraseEnd(page, has(page, from, R.function) ? from + 1 : from, edge) >= edge &&
  secondPhrase(page, from, edge, true) === undefined

/** «اعتبره العلماء دليلا»: an indefinite word in alef behind a definite one. */
const isAccusative = (page: Page, at: number): boolean =>
  word(page, at).length > 3 &&
  word(page, at).endsWith(ALEF) &&
  !isDefinite(word(page, at)) &&
  isDefinite(word(page, at - 1))

/** A verb of judging has an object only where no clause follows: «اعتبر الوزير أن». */
const takesObject = ({ verb }: CueForm, complement: Complement): boolean =>
  verb.frames.has('pred')
    ? !verb.frames.has('c') || complement.rule === 'verb-predicate' || complement.kind === 'phrase'
    : verb.objects

/** «طلبت البلدية من السكان البقاء»: who is asked is no part of who asks. */
function askedEdge(page: Page, from: number, edge: number, form: CueForm): number {
  if (form.verb.class !== 'demand') return edge
  for (let at = from + 1; at < edge; at++)
    if (has(page, at, R.from) && (isDefinite(word(page, at - 1)) || isGivenName(page, at - 1))) return at
  return edge
}

const isBareNoun = (page: Page, at: number): boolean =>
  isWord(page, at) && !isDefinite(word(page, at)) && !isGivenName(page, at) && !has(page, at, R.function | R.opener)

/** «وصف», «اتهم», «حث», «ناشد» never stand without somebody or something they are about. */
const needsObject = ({ verb }: CueForm): boolean =>
  (verb.frames.has('pred') && !verb.frames.has('c')) || (verb.objects && verb.frames.has('ala'))

/** «أبلغ ترامب نتنياهو أن»: two family names, each of which stands alone elsewhere in the text. */
const secondName = (page: Page, from: number, edge: number): number | undefined =>
  edge - from === 2 && isAlone(page, from, from + 1) && isAlone(page, from + 1, from) ? from + 1 : undefined

/** A bare word that the text has without the other one beside it. */
const isAlone = (page: Page, at: number, beside: number): boolean =>
  isBareNoun(page, at) &&
  headAt(page, at) === undefined &&
  placesOf(page, word(page, at))
    .slice(0, MOST_PLACES)
    .some(
      (place) =>
        place !== at && word(page, place + 1) !== word(page, beside) && word(page, place - 1) !== word(page, beside),
    )

/** A name stands alone among its first mentions, or hardly ever. */
const MOST_PLACES = 12

/** «وصفت نانسي بيلوسي، زعيمة الأقلية، المرشح بأنه», «دعت ألمانيا الولايات المتحدة إلى»: the subject comes first, then the object. */
function objectEdge(page: Page, from: number, edge: number, form: CueForm): number {
  const second = form.object
    ? undefined
    : (secondName(page, from, edge) ?? secondPhrase(page, from, edge, needsObject(form)))
  if (second !== undefined) return second
  const marked = page.opens[from]! >= 0 ? page.quotations[page.opens[from]!]!.after : edge
  if (marked < edge && isBareNoun(page, marked) && isDefinite(word(page, marked + 1))) return marked
  if (edge - from < 2 || !isWord(page, from)) return edge
  const subject = nounPhraseEnd(page, from, edge)
  if (form.object) return form.verb.frames.has('pred') && isAccusative(page, subject) ? subject : edge
  const next = isComma(page, subject) ? subject + 1 : subject
  if (has(page, next, R.adverb) && isDefinite(word(page, next + 1))) return subject
  if (has(page, next, R.from | R.in | R.relative | R.adverb)) return edge
  return subject > from ? subject : edge
}
