import { BEH, COMMA } from '../../text/arabic-letters.ts'
import type { Complement } from '../drafts.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isDefinite, isGivenName } from '../sources/noun-phrases.ts'
import { isOverseer } from '../sources/source-edges.ts'
import { R } from '../vocabulary.ts'
import type { CueForm, Frame } from './cue-forms.ts'
import { isDeed, isDeedNoun, isOwnedThing, isTelling } from './objects.ts'

/** So near a second preposition is looked for. */
const NEAR = 8

/** The prepositions that a verb may report with, with the role of each. */
export const PREPOSITIONS: readonly (readonly [Frame, number])[] = [
  ['ila', R.to],
  ['ala', R.on],
  ['an', R.about],
  ['min', R.from],
  ['fi', R.in],
]

/** A complement after the verb's own preposition, when it stands at this token: «إلى فتح الطريق», «بالاتفاق». */
export function phraseAt(page: Page, j: number, at: number, end: number, form: CueForm): Complement | undefined {
  const { frames } = form.verb
  const { guard } = form.verb
  for (const [frame, roles] of PREPOSITIONS) {
    if (!frames.has(frame) || !has(page, j, roles) || has(page, j + 1, R.complementizer)) continue
    if (has(page, j, R.adjunct) || has(page, j + 1, R.adjunct | R.anonymity)) continue
    if (frame === 'an' && has(page, j - 1, R.governed) && headAt(page, j - 2)?.type === 'document') continue
    if (guard.has('document-object') && !isTelling(page, at)) continue
    if (guard.has('statement') && !isSayable(page, j + 1, form, j - at <= NEAR)) continue
    if (!isWord(page, j + 1) && page.opens[j + 1]! < 0 && page.tokens[j + 1]?.kind !== 'number') continue
    if (frame !== 'ila' && isOfHead(page, frame, j, at) && secondPreposition(page, j, end, roles)) continue
    return { kind: 'phrase', at: j + 1, edge: j, rule: `verb-${frame}` }
  }
  if (
    form.mood === 'imperfect' &&
    (form.verb.class === 'explain' || form.verb.class === 'say' || form.verb.class === 'warn') &&
    !isThreat(page, j, form) &&
    !isNewsThat(page, at, form)
  )
    return undefined
  if (
    frames.has('bi') &&
    (isWithWhat(page, j) || isBiPhrase(page, j)) &&
    !(isSurname(page, j) && word(page, j + 1) === COMMA) &&
    (isWithWhat(page, j) ||
      !((headIsBefore(page, j, at) || isSurname(page, j) || j <= at + 1) && laterBi(page, j, at, end)))
  )
    return { kind: 'phrase', at: j, edge: j, rule: 'verb-bi' }
  if (
    frames.has('pred') &&
    (isBiPhrase(page, j) || isShortBi(page, j)) &&
    !form.verb.frames.has('c') &&
    !has(page, j, R.naming)
  )
    return { kind: 'phrase', at: j, edge: j, rule: 'verb-predicate' }
  return undefined
}

/** «على إغلاق الطريق», «على دخولها»: what an attitude can be about. */
const isSayable = (page: Page, at: number, { verb }: CueForm, isNear: boolean): boolean =>
  has(page, at, R.contentNoun) ||
  (isNear && verb.class === 'evaluate' && verb.frames.has('ala') && (isDeed(page, at) || isOwnedThing(page, at)))

/** «أنباء تفيد بوفاته», «معلومات تفيد بوقوع»: what the news says stands behind it. */
function isNewsThat(page: Page, at: number, { verb }: CueForm): boolean {
  const type = headAt(page, at - 2)?.type
  return verb.class === 'explain' && (type === 'unnamed' || type === 'document')
}

/** «يهدد بإعدام الرهينة», «يهدد بقتله»; «الجفاف يهدد بمجاعة» threatens nobody by words. */
const isThreat = (page: Page, j: number, { verb }: CueForm): boolean =>
  verb.guard.has('statement') && isBiPhrase(page, j) && isDeedNoun(word(page, j).slice(1))

const headIsBefore = (page: Page, j: number, at: number): boolean =>
  j > at && (headAt(page, j - 1) !== undefined || has(page, j - 1, R.adjective))

/** «المشرف على المرسى يؤكد على», but «شدد الوزير على أهمية العمل على». */
const isOfHead = (page: Page, frame: Frame, j: number, at: number): boolean =>
  frame === 'ala'
    ? isOverseer(page, j - 1) || (j - 2 >= at && isOverseer(page, j - 2) && !has(page, j + 1, R.contentNoun))
    : headIsBefore(page, j, at)

function secondPreposition(page: Page, j: number, end: number, roles: number): boolean {
  for (let k = j + 2; k < Math.min(end, j + 8); k++) if (has(page, k, roles)) return true
  return false
}

function laterBi(page: Page, j: number, at: number, end: number): boolean {
  const reach = j === at ? 3 : NEAR
  for (let k = j + 1; k < Math.min(end, j + reach) && word(page, k) !== COMMA; k++) if (isBiPhrase(page, k)) return true
  return false
}

const withoutArticle = (page: Page, at: number): string => word(page, at).replace(/^\u0627\u0644/u, '')

/** «ميشيل باشليه»: behind a given name, what no verbal noun looks like. */
const isSurname = (page: Page, j: number): boolean =>
  (isGivenName(page, j - 1) || page.words.names.has(withoutArticle(page, j - 1))) &&
  ((page.words.roles.get(word(page, j).slice(1)) ?? 0) & R.contentNoun) === 0

/** «رحب بما وصفه»; «بما في ذلك» and «بما أن» are other words. */
const isWithWhat = (page: Page, j: number): boolean =>
  word(page, j) === WITH_WHAT && !has(page, j + 1, R.in | R.complementizer)

const WITH_WHAT = '\u0628\u0645\u0627'

/** «بشن الهجوم»: a verbal noun of two letters. */
const isShortBi = (page: Page, j: number): boolean =>
  word(page, j).length === 3 &&
  word(page, j).startsWith(BEH) &&
  page.roles[j] === 0 &&
  page.forms[j] === undefined &&
  isDefinite(word(page, j + 1)) &&
  headAt(page, j) === undefined

/** «بن», «أبو»: what follows is a name. */
const NAME_LINKS = ['\u0628\u0646', '\u0627\u0628\u0648']

const BI_ARTICLE = '\u0628\u0627\u0644'

/** «بالاتفاق»: the verb's own ب, written on its noun. */
export function isBiPhrase(page: Page, j: number): boolean {
  const text = word(page, j)
  if (
    !isWord(page, j) ||
    !text.startsWith(BEH) ||
    isGivenName(page, j) ||
    NAME_LINKS.includes(word(page, j - 1)) ||
    has(page, j, R.adverb | R.adjunct | R.opener | R.clauseEnd | R.function) ||
    isIn(page, j, W.beh)
  )
    return false
  if (text === BEH || text.startsWith(BI_ARTICLE)) return true
  return (text.length > 3 && !page.words.heads.has(text)) || isIn(page, j, W.bishort)
}
