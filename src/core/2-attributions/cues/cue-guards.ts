import { has, type Page, word } from '../page.ts'
import { headAt, isDefinite, isGivenName } from '../sources/noun-phrases.ts'
import { isComma } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { placesOf } from '../speakers/places.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'
import { OF_SOMEBODY } from './objects.ts'

const PREPOSITIONS = R.to | R.on | R.about | R.from | R.in

/** Whether a word of this spelling can be the verb here at all. */
export function isPossible(page: Page, at: number, form: CueForm): boolean {
  if (has(page, at - 1, R.negation) && word(page, at - 1) !== WHAT) return false
  if (
    form.mood === 'imperfect' &&
    !form.object &&
    [WHAT, FROM_WHAT].includes(word(page, at - 1)) &&
    !isSaidToBe(page, at, form) &&
    !form.verb.frames.has('amount')
  )
    return false
  if (form.mood === 'perfect' && !form.joined && has(page, at - 1, R.contentNoun) && word(page, at - 1) !== WHAT)
    return false
  if (!isSpelled(page, at, form)) return false
  if (form.verb.class === 'demand' && [2, 3, 4, 5].some((k) => has(page, at + k, R.anonymity))) return false
  if (isSpelledAsNoun(page, at, form) && has(page, at - 2, R.negation)) return false
  if (form.mood === 'circumstance') return !has(page, at - 1, PREPOSITIONS | R.pronoun) && !isGoverned(page, at - 1)
  if (isAdverbial(page, at, form)) return false
  if (form.mood !== 'noun' && hasTanween(page, at)) return false
  if (isVerbalNoun(page, at, form)) return false
  if (isNounHere(page, at, form)) return false
  if (form.object && has(page, at - 1, R.pronoun)) return false
  if (form.mood !== 'noun' && has(page, at - 1, PREPOSITIONS) && !isWho(page, at)) return false
  if (page.words.names.has(word(page, at - 1)) && LINKS.includes(word(page, at - 1))) return false
  if (!form.object && has(page, at - 1, R.relative) && isPassiveHere(page, at + 1, form)) return false
  if (has(page, at - 2, R.negation) && has(page, at - 1, R.complementizer) && !turns(page, at - 2, at)) return false
  if (form.person === 1 && !speaksOfSelf(page, at, form)) return false
  const { guard } = form.verb
  if (guard.has('past') && form.mood !== 'perfect' && !form.object) return false
  if (guard.has('object') && !(form.object && isWhat(page, at - 1))) return false
  if (guard.has('issue')) return false
  if (guard.has('outlet') && !isOutlet(page, at + 1)) return false
  if (guard.has('headed') && form.mood === 'perfect' && !isDoubled(page, at) && !isSubject(page, at + 1, form))
    return false
  if (guard.has('doubled') && !isDoubled(page, at)) return false
  if (guard.has('text') && form.mood === 'perfect' && !form.feminine && !isDocuments(page, at)) return false
  if (guard.has('alike') && form.mood === 'imperfect' && form.feminine) return false
  if (guard.has('document') && !isDocuments(page, at)) return false
  if (
    guard.has('joined') &&
    isSpelledAsPreposition(form) &&
    !(
      form.joined ||
      page.sentenceStart[at] === at ||
      has(page, at - 1, R.relative | R.aux) ||
      has(page, at + 1, R.complementizer)
    )
  )
    return false
  if (guard.has('joined') && has(page, at + 1, R.from)) return false
  if (guard.has('preposition') && !isNoPreposition(page, at, form)) return false
  if (guard.has('initial')) return form.plural ? isInitial(page, at, form) : isPlacedAsVerb(page, at, form)
  return !guard.has('verb') || isInitial(page, at, form)
}

/** «حول مبررات الحرب», «وحول مبررات»: a noun after what governs it. */
function isGoverned(page: Page, at: number): boolean {
  const text = word(page, at)
  return (
    has(page, at, R.adjunct) || (text.startsWith(AND) && ((page.words.roles.get(text.slice(1)) ?? 0) & R.adjunct) !== 0)
  )
}

const AND = '\u0648'

/** «بين» is between as well and «بينت» a name; «تبين» is neither. */
const isSpelledAsPreposition = ({ mood }: CueForm): boolean => mood === 'perfect'

const WHAT = '\u0645\u0627'
/** «مما يؤكد أهمية»: the narrator concludes. */
const FROM_WHAT = '\u0645\u0645\u0627'

/** «ما تقول واشنطن إنه تهديد»: what somebody says it is. */
function isSaidToBe(page: Page, at: number, { verb }: CueForm): boolean {
  if (verb.class !== 'say' || word(page, at - 1) !== WHAT) return false
  for (let j = at + 1; j <= at + SAID_REACH; j++) if (has(page, j, R.complementizer)) return true
  return false
}

const SAID_REACH = 5

/** «التي تحدث عنها», «الذي نشر في مجلة»; «الذي طلب منه الراحة» has its agent. */
const isPassiveHere = (page: Page, next: number, { verb }: CueForm): boolean =>
  !(verb.class === 'say' && (has(page, next + 1, R.complementizer) || page.opens[next + 1]! >= 0)) &&
  (verb.class === 'relay'
    ? has(page, next, R.adverb | R.in | R.on | R.time)
    : has(page, next, R.adverb) && !(verb.class === 'demand' && OF_SOMEBODY.test(word(page, next))))

/** «ما أسماه», «عما سماه»; «كما نسميه» is another word. */
const isWhat = (page: Page, at: number): boolean => word(page, at).endsWith(WHAT) && !has(page, at, R.adjunct)

/** «ينص القانون على», «القانون ينص على». */
function isDocuments(page: Page, at: number): boolean {
  if (headAt(page, at + 1)?.type === 'document') return true
  const before = subjectBefore(page, at).range
  return before !== undefined && headAt(page, before[0])?.type === 'document'
}

/** «عبر الوزير عن», «وعقب عليه»; «عبر الحدود», «عقب الاجتماع» are prepositions spelled like them. */
function isNoPreposition(page: Page, at: number, form: CueForm): boolean {
  if (form.mood !== 'perfect' || form.feminine || form.plural || form.object) return true
  if (has(page, at + 1, R.about | R.on | R.adverb) || has(page, at - 1, R.aux | R.relative)) return true
  if (isDoubled(page, at)) return true
  const begins = form.joined || page.sentenceStart[at] === at || has(page, at - 1, R.opener | R.adverb)
  if (begins && form.verb.frames.has('an')) return true
  if (!isInitial(page, at, form)) return false
  const type = headAt(page, at + 1)?.type
  return (
    (type === 'organisation' ? form.joined : type !== undefined && type !== 'document') || isGivenName(page, at + 1)
  )
}

const isSomebody = (page: Page, at: number): boolean =>
  headAt(page, at) !== undefined || isGivenName(page, at) || page.opens[at]! >= 0

/** «لوح العمال بالإضراب»: who threatens may be any; «ثمن الخبز» is a price. */
const isSubject = (page: Page, at: number, { verb }: CueForm): boolean =>
  isSomebody(page, at) || (verb.class === 'warn' && isDefinite(word(page, at)))

/** «علمت الصحيفة أن»: an outlet learns what it tells. */
export const isOutlet = (page: Page, at: number): boolean =>
  has(page, at, R.outletNoun) || page.opens[at]! >= 0 || page.words.media.at(page.tokens, at) !== undefined

/** «عبّر»: with a written shadda it is the verb. */
const isDoubled = (page: Page, at: number): boolean =>
  page.text.slice(page.tokens[at]!.start, page.tokens[at]!.end).includes(SHADDA)

const SHADDA = '\u0651'

/** «بن», «أبو»: what follows is a name. */
const LINKS = ['\u0628\u0646', '\u0627\u0628\u0648', '\u0627\u0644']

/** What one says of one's own mind. */
const OWN_MIND = ['believe', 'hope', 'predict', 'promise']

/**
 * In his own words a speaker thinks, hopes and promises, also where no marks tell that they are his; «أضفنا» and «قلنا» tell of deeds.
 */
const speaksOfSelf = (page: Page, at: number, { verb, mood }: CueForm): boolean =>
  (page.quote[at]! >= 0 && verb.class === 'say' && isBeforeClause(page, at + 1)) ||
  (page.quote[at]! >= 0 && verb.class === 'demand') ||
  (mood === 'perfect' || page.quote[at]! < 0
    ? OWN_MIND.includes(verb.class) && (mood === 'imperfect' || page.quote[at]! >= 0)
    : verb.class !== 'add')

const BEFORE_VERB =
  R.opener | R.aux | R.relative | R.complementizer | R.joinComplementizer | R.pronoun | R.adverb | R.time

/** «ردا على سؤال»: no two who replied. */
const isAdverbial = (page: Page, at: number, { mood, plural, joined }: CueForm): boolean =>
  mood === 'perfect' &&
  plural &&
  !joined &&
  DUAL.test(word(page, at)) &&
  page.sentenceStart[at] === at &&
  has(page, at + 1, PREPOSITIONS)

const DUAL = /[^\u0648\u062a\u0646]\u0627$/u

/** «قلنا إن», «قلنا لهم إن». */
const isBeforeClause = (page: Page, at: number): boolean =>
  has(page, at, R.complementizer) || (has(page, at, R.adverb) && has(page, at + 1, R.complementizer))

export const isInitial = (page: Page, at: number, form: CueForm): boolean =>
  form.joined ||
  form.mood === 'circumstance' ||
  form.feminine ||
  page.sentenceStart[at] === at ||
  isComma(page, at - 1) ||
  page.closes[at - 1]! >= 0 ||
  page.tokens[at - 1]?.kind === 'number' ||
  has(page, at - 1, BEFORE_VERB)

/** «وقد رفض», «الوزير رفض»; «سبب رفض الطلب» is a noun. */
export const isPlacedAsVerb = (page: Page, at: number, form: CueForm): boolean =>
  isInitial(page, at, form) || isAfterSomebody(page, at)

function isAfterSomebody(page: Page, at: number): boolean {
  const { range } = subjectBefore(page, at)
  if (range === undefined) return false
  const first = word(page, range[0])
  return (
    headAt(page, range[0]) !== undefined ||
    isGivenName(page, range[0]) ||
    isDefinite(first) ||
    (range[1] - range[0] === 1 && page.roles[range[0]] === 0 && placesOf(page, first).length > 1)
  )
}

/** «غير أنها اعترفت»: but she did. */
const turns = (page: Page, from: number, to: number): boolean =>
  page.words.edges.turns.at(page.tokens, from)?.end === to

/** «من قالت إنهم هددوها»: who, spelled like the preposition. */
const isWho = (page: Page, at: number): boolean => WHO.test(word(page, at - 1)) && has(page, at + 1, R.complementizer)

const WHO = /^\u0648?\u0645\u0646$/u

/** «نعيا», «طلبا»: with doubled vowel marks a word is no finite verb. */
function hasTanween(page: Page, at: number): boolean {
  const { start, end } = page.tokens[at]!
  for (let i = end - 1; i > start && i > end - 3; i--) {
    const unit = page.text.charCodeAt(i)
    if (unit >= 0x64b && unit <= 0x64d) return true
  }
  return false
}

/** What folding makes one, the published letters tell apart: «آملا» from «أملا», «هنأ» from «هنا», «أمره» from «امرأة». */
function isSpelled(page: Page, at: number, { verb, mood, object, skip }: CueForm): boolean {
  const { start, end } = page.tokens[at]!
  if (object && page.text.charCodeAt(end - 1) === TEH_MARBUTA) return false
  if (verb.guard.has('madda') && mood === 'circumstance') return page.text.charCodeAt(start + skip) === ALEF_MADDA
  if (verb.guard.has('yeh') && mood === 'imperfect' && page.text.charCodeAt(end - 1) === ALEF_MAKSURA) return false
  return !verb.guard.has('hamza') || WRITTEN_HAMZA.test(page.text.slice(start, end))
}

const TEH_MARBUTA = 0x629
const ALEF_MADDA = 0x622
const WRITTEN_HAMZA = /[\u0623\u0624\u0626]/u

/** «بعد رفض الطلب»: spelled like the verb, and after a word that governs a noun. */
const isVerbalNoun = (page: Page, at: number, form: CueForm): boolean =>
  isSpelledAsNoun(page, at, form) &&
  ((has(page, at - 1, R.adjunct) && !has(page, at - 1, R.opener)) ||
    has(page, at - 1, R.pronoun) ||
    isAfterThat(page, at - 1) ||
    page.forms[at - 1]?.[0]?.mood === 'perfect')

const THAT = '\u0627\u0646'
/** «إلا أن أمر توقيعه»: a noun follows «أن», a verb only «بعد أن». */
const isAfterThat = (page: Page, at: number): boolean =>
  word(page, at) === THAT && !has(page, at - 1, R.adjunct | R.time)

export const isSpelledAsNoun = (page: Page, at: number, { verb, mood, feminine, joined }: CueForm): boolean =>
  verb.nominal &&
  mood === 'perfect' &&
  !feminine &&
  !joined &&
  page.text.charCodeAt(page.tokens[at]!.end - 1) !== ALEF_MAKSURA

/** «نفى» is a verb, «نفي» its noun. */
const ALEF_MAKSURA = 0x649

/** «طالب في الكلية»: a noun at the front of a sentence; «قال طالب العلم»: the subject of the verb before it. */
const isNounHere = (page: Page, at: number, { joined }: CueForm): boolean =>
  (!joined && page.forms[at - 1]?.[0]?.mood === 'perfect' && page.words.heads.has(word(page, at))) ||
  (!joined && page.sentenceStart[at] === at && page.words.heads.has(word(page, at)) && has(page, at + 1, PREPOSITIONS))
