import type { SpeakerType } from '../../records.ts'
import { WAW } from '../../text/arabic-letters.ts'
import type { Draft, Range } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { headAt, isDefinite, isSoundPlural } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'

/** Gender and number as a word shows them; undefined where it does not. */
export interface Agreement {
  readonly feminine: boolean | undefined
  readonly plural: boolean | undefined
}

const HER = '\u0647\u0627'
const THEIR = /\u0647\u0645\u0627?$/u
const FEMININE = /(?:\u0629|\u0627\u062a|\u062a\u0647)$/u
const SOUND_PLURAL = /(?:\u0648\u0646|\u064a\u0646)$/u
/** The broken plural of people that is known by its end. */
const BROKEN_PLURAL = /\u0627\u0621$/u
const SHORTEST_NAME = 3

/** What a cue asks of its subject: «أضافت» a feminine one, «مضيفين» several. */
export function cueAgreement(page: Page, { form, kind, cue }: Draft): Agreement {
  if (form?.mood === 'noun' && !form.object) return { feminine: undefined, plural: undefined }
  if (form !== undefined) return { feminine: form.plural ? undefined : form.feminine, plural: form.plural }
  if (kind !== 'own') return { feminine: undefined, plural: undefined }
  const owner = word(page, cue.at(-1)![1] - 1)
  if (THEIR.test(owner)) return { feminine: undefined, plural: true }
  return { feminine: owner.endsWith(HER), plural: false }
}

/** What a source shows of itself: its verb says its gender, its head and its joined parts say whether it is several. */
export function sourceAgreement(page: Page, { source, form, kind }: Draft, type: SpeakerType): Agreement {
  const range = source.range!
  const shows = kind === 'verb' && form !== undefined && source.rule !== 'relayed'
  const own = phraseAgreement(page, range, type)
  return { feminine: shows ? form.feminine : own.feminine, plural: own.plural }
}

/** Of a noun phrase alone. */
export function phraseAgreement(page: Page, range: Range, type: SpeakerType): Agreement {
  const { start, end } = page.tokens[range[0]]!
  const feminine = headAt(page, range[0]) === undefined ? undefined : FEMININE.test(page.text.slice(start, end))
  return { feminine, plural: isSeveral(page, range, type) }
}

function isSeveral(page: Page, range: Range, type: SpeakerType): boolean | undefined {
  if (type === 'organisation' || type === 'document') return undefined
  if (isPeople(page, range[0]) || isJoined(page, range) || areMany(page, range[0])) return true
  return type === 'person' ? false : undefined
}

/** «عدد من الصيادين», «بعض المسؤولين»; «أحد الصيادين» is one. */
const areMany = (page: Page, at: number): boolean =>
  has(page, at, R.quantifier) && !ONE.test(word(page, at)) && (has(page, at + 1, R.from) || isPeople(page, at + 1))

/** «أحد», «إحدى». */
const ONE = /^\u0627\u062d\u062f\u064a?$/u

/** «المسؤولون», «خبراء»; «الأمين» and «اللواء» only end alike. */
export function isPeople(page: Page, at: number): boolean {
  const type = headAt(page, at)?.type
  if (type !== 'role' && type !== 'unnamed') return false
  return isSoundPlural(page, at) || BROKEN_PLURAL.test(word(page, at))
}

/** Whether a word ends like the sound plural of people. */
export const endsLikePeople = (page: Page, at: number): boolean => SOUND_PLURAL.test(word(page, at))

/** «سالم حداد ومنصور سعيد»: a second person joined to the first, before any comma or relative clause. */
function isJoined(page: Page, [from, to]: Range): boolean {
  for (let at = from + 1; at < to && isWord(page, at) && !has(page, at, R.relative | R.in | R.to); at++) {
    const text = word(page, at)
    if (!text.startsWith(WAW) || page.words.names.has(text) || text.length < SHORTEST_NAME) continue
    const rest = text.slice(1)
    if (page.words.names.has(rest) || (isDefinite(rest) && page.words.heads.get(rest)?.type === 'title')) return true
  }
  return false
}

/** Whether a mention may be the subject a cue asks for. */
export const agrees = (asked: Agreement, shown: Agreement): boolean =>
  agreesInGender(asked, shown) &&
  (asked.plural === undefined || shown.plural === undefined || asked.plural === shown.plural)

export const agreesInGender = (asked: Agreement, shown: Agreement): boolean =>
  asked.feminine === undefined || shown.feminine === undefined || asked.feminine === shown.feminine
