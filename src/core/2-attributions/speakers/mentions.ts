import type { Speaker } from '../../records.ts'
import { BEH } from '../../text/arabic-letters.ts'
import { cut } from '../../text/span.ts'
import type { Draft, Range } from '../drafts.ts'
import { has, type Page, spanOf, word } from '../page.ts'
import { headAt, isDefinite, isGivenName } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'
import { cueAgreement, isPeople } from './agreement.ts'
import { earlierBody, earlierName, fullBody, fullerName, postHolder } from './earlier-names.ts'
import {
  byNameEnd,
  bySurname,
  fullest,
  isShort,
  type Known,
  lastPerson,
  withoutRule,
  wordsOf,
} from './known-speakers.ts'
import type { Named } from './names.ts'
import { carried, type Scene } from './scene.ts'
import { isSpelledLike, isUnknown, misspelt } from './spellings.ts'

/** Who a source is: the fuller mention it shortens, or what it says of itself. */
export function mentioned(scene: Scene, draft: Draft): Speaker {
  const { page, naming } = scene
  const range = draft.source.range!
  const named = naming(page, range, draft.source.skip)
  return (
    (isTheSame(page, range) ? ofLast(scene, draft, named) : undefined) ??
    known(scene, range, named) ??
    toldElsewhere(page, range, named) ??
    respelt(scene, range, named) ??
    ofLast(scene, draft, named) ??
    ofBody(scene, range, named) ??
    withoutRule(named)
  )
}

/** «المصدر ذاته», «نفس المصدر»: whoever spoke last. */
const isTheSame = (page: Page, range: Range): boolean => {
  const [from, to] = withoutIdentity(page, range)
  return to - from < range[1] - range[0]
}

/** Somebody who spoke before, by all the words of the mention or by those of the name in it. */
function known({ page, known }: Scene, range: Range, named: Named): Speaker | undefined {
  const words = wordsOf(page, named.type === 'document' ? beforePlace(page, range) : range)
  if (named.type === 'document' && words.length > 2) return undefined
  const bare = headAt(page, range[0]) === undefined
  const found =
    fullest(known, words, named.type) ??
    (bare && words.length === 1 ? fullest(known, words, 'person') : undefined) ??
    (named.person && fullest(known, wordsOf(page, named.person), 'person')) ??
    (bare && words.length > 2 ? byNameEnd(known, words) : undefined) ??
    (bare && named.type === 'person' && words.length > 1 ? bySurname(known, words[0]!) : undefined)
  return found && { ...found, rule: 'mentioned-before' }
}

/** «الحكلاوي» for «الكحلاوي», «وارن» for «وارين»: a family name that the text spells in another way before. */
function respelt({ page, known }: Scene, range: Range, { type }: Named): Speaker | undefined {
  const [at, to] = familyName(page, nameAlone(page, range))
  if (type !== 'person' || to - at !== 1 || !isUnknown(page, at)) return undefined
  const found = known.findLast(
    ({ speaker, surname }) =>
      speaker.type === 'person' && surname !== undefined && isSpelledLike(surname, word(page, at)),
  )
  if (found !== undefined) return carried(found.speaker, 'spelled-otherwise')
  const text = misspelt(page, at)
  const name = text === undefined ? undefined : earlierName(page, [at, to], text)
  return name && { name: cut(page.text, name), type: 'person', rule: 'spelled-otherwise', span: name }
}

/** «البيانات في شهري …»: a document, without when and where. */
function beforePlace(page: Page, [from, to]: Range): Range {
  for (let at = from + 1; at < to; at++) if (has(page, at, R.in)) return [from, at]
  return [from, to]
}

/** A name or a post that the text tells in full where nobody speaks. */
export function toldElsewhere(page: Page, whole: Range, { type, person }: Named): Speaker | undefined {
  const range = nameAlone(page, whole)
  const alone = range[1] - range[0] === 1 && headAt(page, range[0]) === undefined
  const family = familyName(page, range)
  const headless = headAt(page, family[0]) === undefined && family[1] - family[0] <= LONGEST_FAMILY
  const name = headless ? earlierName(page, family) : undefined
  if (name !== undefined) return { name: cut(page.text, name), type: 'person', rule: 'named-before', span: name }
  const fuller = person && person[1] - person[0] > 1 ? fullerName(page, person) : undefined
  if (fuller !== undefined) return { name: cut(page.text, fuller), type, rule: 'named-before', span: fuller }
  const body = alone && type === 'person' ? earlierBody(page, range[0]) : undefined
  if (body !== undefined) return { name: cut(page.text, body), type: 'organisation', rule: 'named-before', span: body }
  const isBody = (type === 'organisation' || type === 'document') && range[1] - range[0] === 1
  const kind = isBody && isKind(page, range[0])
  const full = kind ? fullBody(page, range[0]) : undefined
  if (full !== undefined) return { name: cut(page.text, full), type, rule: 'named-before', span: full }
  const holder = type === 'role' ? postHolder(page, range) : undefined
  return holder && { name: cut(page.text, holder), type: 'person', rule: 'post-holder', span: holder }
}

/** «"الباز"», «الشعباني بالمناسبة»: a name without its marks and without what is attached after it. */
function nameAlone(page: Page, [from, to]: Range): Range {
  if (page.opens[from]! >= 0 && page.closes[to - 1]! >= 0 && to - from > 2) return [from + 1, to - 1]
  if (headAt(page, from) !== undefined) return [from, to]
  for (let at = from + 1; at < to; at++) if (word(page, at).startsWith(BEH) && !isGivenName(page, at)) return [from, at]
  return [from, to]
}

/** «السيد كوربين», «القبطان الراوي»: without the title or post before it. */
function familyName(page: Page, [from, to]: Range): Range {
  const type = headAt(page, from)?.type
  const isTitled =
    type === 'title' ? to - from <= TITLED : type === 'role' && isDefinite(word(page, from)) && to - from === 2
  return isTitled && to - from > 1 ? [from + 1, to] : [from, to]
}

/** «السيد كوربين»: a title with a family name has three words at most. */
const TITLED = 3

/** «العبد الله»: a family name has two words at most. */
const LONGEST_FAMILY = 2

/** «الوزارة», «الشركة»: a body told by its kind; «الكرملين» is a name. */
const isKind = (page: Page, at: number): boolean => {
  const head = headAt(page, at)
  return (head?.type === 'organisation' || head?.type === 'document') && !head.proper && isDefinite(word(page, at))
}

/** «الممثل», «معاليه», «المصدر ذاته», «الشاب البالغ من العمر 24 عاما»: a post or source told in a word is the last one's. */
function ofLast({ page, known }: Scene, draft: Draft, { type, vagueness }: Named): Speaker | undefined {
  const range = withoutIdentity(page, draft.source.range!)
  const head = headAt(page, range[0])
  if (head === undefined || draft.kind === 'noun') return undefined
  const asked = cueAgreement(page, draft)
  const hasIdentity = range[1] - range[0] < draft.source.range![1] - draft.source.range![0]
  const isOne =
    isShort(page, range) &&
    !goesOnAt(page, range[1]) &&
    (range[0] === draft.source.range![0] || has(page, draft.source.range![0], R.mediumNoun)) &&
    !isPeople(page, range[0]) &&
    !SEVERAL.test(word(page, range[0]))
  const isTold = isDefinite(word(page, range[0])) && isAged(page, draft.source.range!)
  if ((type === 'role' && isOne) || isTold) {
    const last = lastPerson(known, asked)
    const isSame = last !== undefined && (range[1] - range[0] === 1 || hasIdentity || isTold || fits(page, range, last))
    return isSame ? carried(last.speaker, 'post-of-last') : undefined
  }
  const isSource = type === 'unnamed' && vagueness !== undefined && head.vagueness === 'by-institution'
  const isTheOne = draft.form === undefined ? range[1] < draft.source.range![1] : !draft.form.feminine
  const last = isSource && isTheOne && isShort(page, range) ? known.at(-1) : undefined
  return last && carried(last.speaker, 'same-source')
}

/** «المنظمون»: in the nominative nobody ends so alone. */
const SEVERAL = /\u0648\u0646$/u

/** «الوزير التونسي»: a post with an adjective is the last person's when one of the words was said of him. */
const fits = (page: Page, range: Range, { words }: Known): boolean =>
  wordsOf(page, range).some((each) => words.has(each))

/** «الخبير في الشأن الروسي»: a post with its field, of which the source holds a part. */
const goesOnAt = (page: Page, at: number): boolean =>
  has(page, at, R.in) &&
  isDefinite(word(page, at + 1)) &&
  (isDefinite(word(page, at + 2)) || !has(page, at + 1, R.mediumNoun | R.time | R.adverb))

/** «البالغ من العمر 24 عاما»: somebody's age tells no post of his. */
function isAged(page: Page, [from, to]: Range): boolean {
  for (let at = from + 2; at < to; at++) if (page.tokens[at]!.kind === 'number') return isDefinite(word(page, from + 1))
  return false
}

/** «أحد خبراء الشركة»: of the body that the text has named before. */
function ofBody({ page, known }: Scene, [from, to]: Range, { type, vagueness }: Named): Speaker | undefined {
  const last = to - 1
  const head = headAt(page, last)
  if (
    (type !== 'role' && type !== 'unnamed') ||
    last <= from ||
    head?.type !== 'organisation' ||
    !isDefinite(word(page, last))
  )
    return undefined
  const body = fullest(known, wordsOf(page, [last, to]), 'organisation')
  if (body?.name == null || !isNamed(body.name)) return undefined
  const name = `${cut(page.text, spanOf(page, from, last))} ${body.name}`
  return withoutRule({ type, name, vagueness })
}

/** A body with more than its kind. */
const isNamed = (name: string): boolean => name.includes(' ')

/** «نفس المصدر», «المصدر نفسه»: the noun alone. */
function withoutIdentity(page: Page, [from, to]: Range): Range {
  const start = has(page, from, R.quantifier) && to - from > 1 ? from + 1 : from
  return [start, to - start > 1 && has(page, to - 1, R.quantifier | R.function) ? to - 1 : to]
}
