import { ALEF, LAM } from '../../text/arabic-letters.ts'
import { SPEECH_WORDS } from '../contents/quoted-speech.ts'
import type { Complement, Draft } from '../drafts.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isDefinite, isGivenName, nameEnd, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { isComma, NOBODY, sourceBetween } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { clauseAfter } from './complements.ts'
import type { CueForm, Frame } from './cue-forms.ts'
import { isDeed, isDeedNoun } from './objects.ts'
import { phraseStarting } from './phrases.ts'
import { isBiPhrase, PREPOSITIONS } from './prepositions.ts'

/** A noun and its clause are parted by who said it, seldom at length. */
const REACH = 9
const BEH_THE = '\u0628\u0627\u0644'
const FOR_THE = '\u0644\u0644'

/**
 * «إعلان الوزير أن», «سؤال عما إذا», «رفض بلاده لفرض»: a noun that reports by a clause, a question or its own preposition.
 *
 * @param last  the cue before it, whose clause is not the noun's: «وأضاف في تصريح أن»
 */
export function nounCueAt(page: Page, at: number, last: Draft | undefined): Draft | undefined {
  const form = isIn(page, at, W.noun) ? page.words.nouns.get(word(page, at)) : undefined
  if (form === undefined || has(page, at - 1, R.negation)) return undefined
  const complement = nearer(clauseOf(page, at, form), phraseOf(page, at, form))
  if (complement === undefined || isTaken(at, complement, last)) return undefined
  const { stance } = form.verb
  const source =
    form.object || isAccused(form, complement) || !isSomebody(page, at + 1)
      ? NOBODY
      : sourceBetween(page, at + 1, complement.edge)
  const kind = form.object || source.range !== undefined || isDoneBy(page, at) ? 'noun' : 'impersonal'
  return { at, kind, cue: [[at, at + 1]], skip: form.skip, stance, form, complement, source }
}

/** «اكتفى بالقول»: it is what somebody does. */
const isDoneBy = (page: Page, at: number): boolean => word(page, at).startsWith(BEH_THE)

/** «اتهام الوزير بالإهمال»: whom it names did not say it. */
const isAccused = ({ verb }: CueForm, { rule }: Complement): boolean => verb.stance === 'alleges' && rule === 'noun-bi'

/** «توقعات حكومية»: an adjective is nobody. */
const isSomebody = (page: Page, at: number): boolean =>
  headAt(page, at) !== undefined || isGivenName(page, at) || !/[\u0647\u064a]$/u.test(word(page, at))

const nearer = (a: Complement | undefined, b: Complement | undefined): Complement | undefined =>
  a === undefined || (b !== undefined && b.edge < a.edge) ? b : a

/** The verb before already reports this clause, or is itself told by the noun: «أعرب عن ترحيبه». */
const isTaken = (at: number, complement: Complement, last: Draft | undefined): boolean =>
  last !== undefined &&
  (last.complement.at === complement.at ||
    (at < last.complement.edge && last.cue[0]![0] < at) ||
    (last.complement.at === at && last.stance === 'evaluates'))

function clauseOf(page: Page, at: number, { verb }: CueForm): Complement | undefined {
  if (has(page, at - 1, R.in) || has(page, at, R.outletNoun)) return undefined
  const end = Math.min(page.sentenceEnd[at]!, at + REACH)
  for (let j = at + 1; j < end; j++) {
    if (page.opens[j]! >= 0 && (j === at + 1 || word(page, j - 1) === ':') && verb.frames.has('q'))
      return quoted(page, j)
    if (verb.frames.has('q') && isPausing(page, at, j)) continue
    if (page.opens[j]! >= 0) j = Math.max(j, page.quotations[page.opens[j]!]!.after - 1)
    else if (has(page, j, R.wh)) return verb.frames.has('h') ? asked(page, at, j) : undefined
    else if (page.tokens[j]!.kind === 'mark' || isFiniteVerb(page, j) || isIn(page, j, W.noun)) return undefined
    else if (has(page, j, R.complementizer))
      return isOwnClause(page, at, j, verb.frames) ? clause(page, at, j) : undefined
  }
  return undefined
}

/** «بالقول، إن», «بالقول في المقابل: «…»»: a pause before what is said. */
const isPausing = (page: Page, at: number, j: number): boolean =>
  (isComma(page, j) && j === at + 1 && has(page, j + 1, R.complementizer)) ||
  (word(page, j) === ':' && page.opens[j + 1]! >= 0)

/** «بالقول «…»». */
function quoted(page: Page, at: number): Complement | undefined {
  const { from, words } = page.quotations[page.opens[at]!]!
  return words < SPEECH_WORDS - 1 ? undefined : { kind: 'quotation', at: from, edge: at, rule: 'noun-quotation' }
}

const isFiniteVerb = (page: Page, at: number): boolean => {
  const mood = page.forms[at]?.[0]?.mood
  return (
    ((mood === 'perfect' || mood === 'imperfect') && headAt(page, at) === undefined) ||
    phraseStarting(page, at)?.kind === 'background'
  )
}

/** «من أن», «بأن»; «إلا أن», «بعد أن», «إضافة إلى أن» begin something else, and «إن» follows a verb, or «بالقول». */
function isOwnClause(page: Page, at: number, j: number, frames: ReadonlySet<Frame>): boolean {
  const follows = frames.has('q') && (j - 1 === at || (isComma(page, j - 1) && j - 2 === at))
  if (!frames.has('c') || (!follows && page.text.charCodeAt(page.tokens[j]!.start) === ALEF_BELOW)) return false
  if (j - 1 === at) return true
  if (has(page, j - 1, R.opener | R.adjunct | R.in)) return false
  return !has(page, j - 1, R.to) || frames.has('ila')
}

/** Alef with hamza below, as published. */
const ALEF_BELOW = 0x625

const clause = (page: Page, at: number, j: number): Complement =>
  clauseAfter(page, j, withoutPreposition(page, at, j), 'noun-clause')

const ANY = R.to | R.on | R.about | R.from | R.in | R.adjunct

const withoutPreposition = (page: Page, at: number, j: number): number =>
  j - 1 > at && has(page, j - 1, ANY) ? j - 1 : j

const asked = (page: Page, at: number, j: number): Complement => ({
  kind: 'phrase',
  at: j,
  edge: withoutPreposition(page, at, j),
  rule: 'noun-question',
})

/** «إشارة التقرير إلى الحرارة», «إدانته الصريحة للحزب»: with whose it is told, and its preposition. */
function phraseOf(page: Page, at: number, form: CueForm): Complement | undefined {
  if (has(page, at - 1, R.in | R.about)) return undefined
  const end = Math.min(page.sentenceEnd[at]!, at + REACH)
  const j = form.object
    ? adjectivesEnd(page, at + 1, end)
    : (deedAfter(page, at, end, form) ??
      ownerEnd(page, at + 1, end) ??
      (isCharge(page, at, form) ? at + 1 : nobodyEnd(page, at + 1, form)))
  if (j === undefined || j >= end || isComma(page, j)) return undefined
  const found = PREPOSITIONS.find(([frame, roles]) => form.verb.frames.has(frame) && has(page, j, roles))
  if (found !== undefined && isWord(page, j + 1)) return complement(j + 1, j, found[0])
  if (form.verb.frames.has('bi') && isBiPhrase(page, j)) return complement(j, j, 'bi')
  return form.verb.frames.has('li') && isLiPhrase(page, j) ? complement(j, j, 'li') : undefined
}

/** «اتهامات بالفساد», «تنديدا بالوضع»: what it is about needs not be a deed. */
const isCharge = (page: Page, at: number, { verb }: CueForm): boolean =>
  isBiPhrase(page, at + 1) &&
  (verb.stance === 'alleges' || (verb.stance === 'evaluates' && word(page, at).endsWith(ALEF)))

const complement = (at: number, edge: number, frame: Frame): Complement => ({
  kind: 'phrase',
  at,
  edge,
  rule: `noun-${frame}`,
})

function adjectivesEnd(page: Page, from: number, end: number): number {
  let at = from
  while (at < end && isDefinite(word(page, at)) && !isDeed(page, at)) at++
  return at
}

function ownerEnd(page: Page, from: number, end: number): number | undefined {
  if (headAt(page, from) === undefined && !isGivenName(page, from)) return undefined
  const owner = nounPhraseEnd(page, from, end)
  return has(page, owner, R.to) && isOffice(page, from)
    ? nameEnd(page, nounPhraseEnd(page, owner + 1, end), end)
    : owner
}

/** «المبعوث إلى ليبيا»: an office has a place. */
const isOffice = (page: Page, at: number): boolean => headAt(page, at)?.type === 'role'

/** «اتهام الوزير بإهمال الجسر»: its deed, which could else pass for a name of the owner. */
function deedAfter(page: Page, at: number, end: number, { verb }: CueForm): number | undefined {
  if (!verb.frames.has('bi') || headAt(page, at + 1) === undefined) return undefined
  for (let j = at + 2; j < end && isWord(page, j); j++)
    if (isBiPhrase(page, j) && isDeedNoun(word(page, j).slice(1))) return j
  return undefined
}

/** «ادعاءات بارتكاب مخالفات», «تعبيرا عن رفضهم»: nobody's, and what is told is a deed. */
const nobodyEnd = (page: Page, at: number, { verb }: CueForm): number | undefined => {
  const governs = has(page, at, R.to | R.on | R.about | R.in)
  const deed = governs ? word(page, at + 1) : word(page, at).slice(1)
  return isDeedNoun(deed) ||
    ((verb.stance === 'evaluates' || !has(page, at, R.about)) && OWNED.test(deed)) ||
    (governs && !has(page, at, R.to) && has(page, at + 1, R.contentNoun))
    ? at
    : undefined
}

/** «تورطهم», «علاقتهما»: a deed of theirs. */
const OWNED = /.{3}(?:\u0647\u0645\u0627?|\u062a?\u0647|\u0647\u0627)$/u

/** «لفرض», «للحزب»: the noun's own ل, written on its object. */
const isLiPhrase = (page: Page, at: number): boolean => {
  const text = word(page, at)
  return text.startsWith(FOR_THE) || (text.startsWith(LAM) && text.length > 3 && !has(page, at, R.adjunct | R.opener))
}
