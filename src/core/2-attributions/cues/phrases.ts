import { FEH, LAM } from '../../text/arabic-letters.ts'
import { SPEECH_WORDS } from '../contents/quoted-speech.ts'
import type { Complement, Draft, Range, Source } from '../drafts.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isDefinite } from '../sources/noun-phrases.ts'
import { isKnownName, isOwnWord, isSourceStart, NEEDS_FOR, sourceEdge } from '../sources/prepositional-sources.ts'
import { isComma, NOBODY, skipLeading, sourceBetween, trimmedRange } from '../sources/sources.ts'
import { issuerBefore } from '../speakers/issuers.ts'
import { type Phrase, R } from '../vocabulary.ts'
import { complementOf } from './complements.ts'
import type { CueForm } from './cue-forms.ts'

/** The longest phrase of the table that begins here. */
export function phraseStarting(page: Page, at: number): Phrase | undefined {
  if (!isIn(page, at, W.phrase)) return undefined
  const text = word(page, at)
  const found = longest(page, at, text)
  if (!text.startsWith(AND) && !text.startsWith(FEH)) return found
  const joined = longest(page, at, text.slice(1))
  if (joined === undefined || (found !== undefined && found.words.length >= joined.words.length)) return found
  return { ...joined, skip: 1 }
}

const longest = (page: Page, at: number, first: string): Phrase | undefined =>
  page.words.phrases.get(first)?.find(({ words }) => words.every((part, k) => k === 0 || word(page, at + k) === part))

const AND = '\u0648'

/** The attribution that a phrase makes here, if it does. */
export function phraseDraft(page: Page, at: number, phrase: Phrase): Draft | undefined {
  const end = at + phrase.words.length
  if (phrase.kind === 'before') return prepositional(page, at, end, phrase)
  if (phrase.kind === 'own')
    return draft(at, [at, end], phrase, placed(page, at, end, leadsClause(page, at, end, phrase)), 'own', NOBODY)
  if (phrase.kind === 'as-said') return asSaid(page, at, end, phrase)
  if (phrase.kind === 'impersonal') return impersonal(page, at, end, phrase)
  if (phrase.kind === 'done') return done(page, at, end, phrase)
  if (phrase.kind === 'what') return what(page, at, end, phrase)
  return phrase.kind === 'came' ? came(page, at, end, phrase) : undefined
}

const draft = (
  at: number,
  cue: Range,
  { skip, stance }: Phrase,
  complement: Complement,
  kind: Draft['kind'],
  source: Source,
): Draft => ({
  at,
  kind,
  cue: [cue],
  skip,
  stance,
  form: undefined,
  complement,
  source,
})

const clauseBefore = (at: number): Complement => ({ kind: 'clause-before', at, edge: at, rule: 'phrase-after' })

/** «بحسب فلان، …» or «…، بحسب فلان». */
function prepositional(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const needsFor = NEEDS_FOR.test(phrase.id)
  if (needsFor && !word(page, end).startsWith(LAM)) return undefined
  if (isOwnWord(page, end)) return draft(at, [at, end + 1], phrase, placed(page, at, end + 1), 'own', NOBODY)
  const from = needsFor && word(page, end) === LAM ? end + 1 : end
  if (!isSourceStart(page, from, phrase)) return undefined
  const edge = isKnownName(page, from) ? from + 1 : sourceEdge(page, from)
  const between = sourceBetween(page, from, edge)
  const range = between.range ?? trimmedRange(page, from, edge)
  if (range === undefined) return undefined
  const skip = needsFor && range[0] === from && word(page, from).startsWith(LAM) ? 1 : 0
  const source: Source = {
    range,
    skip,
    medium: between.range === undefined ? undefined : between.medium,
    rule: 'after-preposition',
  }
  return draft(at, [at, end], phrase, placed(page, at, edge), 'before', source)
}

/** Leading: the content follows; otherwise it is the clause before. */
function placed(page: Page, at: number, edge: number, leads = isLeading(page, at)): Complement {
  if (!leads) return clauseBefore(at)
  let content = edge
  while (page.tokens[content]?.kind === 'mark' && page.opens[content]! < 0 && content < page.sentenceEnd[at]!) content++
  if (
    has(page, content, R.opener | R.complementizer) &&
    (word(page, content).startsWith(FEH) || has(page, content, R.complementizer))
  )
    content++
  if (content >= page.sentenceEnd[at]!) return alone(page, at)
  const opened = page.opens[content] ?? -1
  if (opened >= 0 && page.quotations[opened]!.words >= SPEECH_WORDS)
    return { kind: 'quotation', at: page.quotations[opened]!.from, edge, rule: 'phrase-before-quotation' }
  return { kind: 'clause', at: content, edge, rule: 'phrase-before' }
}

/** «الجسر مغلق. وفقا لوكالة كذا.»: alone in its sentence it takes the one before, in the same paragraph. */
function alone(page: Page, at: number): Complement {
  const start = page.sentenceStart[at]!
  if (at - start > 1 || start === 0 || page.paragraphStart[at] === start) return clauseBefore(at)
  const to = start
  return { ...clauseBefore(at), parts: [[page.sentenceStart[start - 1]!, to]], rule: 'phrase-alone' }
}

/** «وفي تقديري أن»: his opinion follows. */
const leadsClause = (page: Page, at: number, end: number, { skip }: Phrase): boolean =>
  isLeading(page, at) ||
  has(page, end, R.complementizer) ||
  (skip > 0 &&
    (isWord(page, end) ||
      (isComma(page, end) && has(page, end + 1, R.complementizer | R.opener) && FEH === word(page, end + 1)[0])))

const isLeading = (page: Page, at: number): boolean =>
  skipLeading(page, page.sentenceStart[at]!, at) === at ||
  (has(page, at - 1, R.complementizer | R.joinComplementizer | R.opener) && !isComma(page, at - 1)) ||
  page.opens[at - 1]! >= 0 ||
  word(page, at - 1) === ':'

/** «حسبما ذكر فلان», «وفقا لما كشفه»: phrase and verb are one cue. */
function asSaid(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const forms = page.forms[end]
  const form = forms?.find(({ mood }) => mood === 'perfect' || mood === 'imperfect')
  const phraseOf = phraseStarting(page, end)
  const arrived = phraseOf?.kind === 'came'
  if ((form === undefined && !arrived) || form?.verb.class === 'add') return undefined
  const like = phrase.id === 'as-said-kma' || phrase.id === 'as-said-mthlma'
  if (phrase.id === 'as-said-ela-ma' && (form?.object || !isComma(page, at - 1))) return undefined
  if (like && arrived && has(page, end + 1, R.in)) return cited(page, at, end, phrase)
  if (like && (form === undefined || !isSpoken(form) || complementOf(page, end + 1, form) !== undefined))
    return undefined
  const from = arrived && has(page, end + 1, R.in) ? end + 2 : end + 1
  const edge = sourceEdge(page, from)
  if (like && page.sentenceStart[at] === at && !isComma(page, edge)) return undefined
  const source = sourceBetween(page, from, edge)
  return { ...draft(at, [at, end + 1], phrase, placed(page, at, edge), 'as-said', source), form }
}

/** «كما ورد في الإعلام». */
function cited(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const edge = sourceEdge(page, end + 2)
  const source = sourceBetween(page, end + 2, edge)
  return source.range === undefined || headAt(page, source.range[0]) === undefined
    ? undefined
    : draft(at, [at, end + 1], phrase, placed(page, at, edge), 'as-said', source)
}

/** «كما قال»; «كما شهدت المدينة» compares deeds. */
const isSpoken = ({ verb }: CueForm): boolean =>
  verb.frames.has('c') && !verb.guard.has('clause') && !['demand', 'evaluate', 'promise'].includes(verb.class)

/** «يعتقد أن», «من المتوقع أن»: nobody is named; with a subject before or after it is an ordinary verb. */
function impersonal(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const direct =
    has(page, end, R.complementizer) ||
    (has(page, end, R.to) && has(page, end + 1, R.complementizer)) ||
    (phrase.words.length > 1 && isWord(page, end) && !has(page, end, R.function))
  const speech = word(page, end) === ':' || page.opens[end]! >= 0
  if (!direct && !speech) return undefined
  const ofOne =
    phrase.words.length === 1 && (page.forms[at]?.[0]?.mood === 'imperfect' || page.forms[at]?.[0]?.mood === 'perfect')
  if (ofOne && !isImpersonalPlace(page, at)) return undefined
  if (phrase.words.length === 1 && isDefinite(word(page, at).replace(/^\u0648/, ''))) return undefined
  const form = SAY
  const complement = complementOf(page, end, form)
  const content: Complement =
    complement !== undefined && complement.edge <= end + 1
      ? complement
      : { kind: 'phrase', at: end, edge: end, rule: 'impersonal' }
  return draft(at, [at, end], phrase, { ...content, rule: 'impersonal' }, 'impersonal', NOBODY)
}

/** What an impersonal cue may govern. */
const SAY: CueForm = {
  verb: {
    id: 'impersonal',
    stance: 'states',
    class: 'impersonal',
    frames: new Set(['c', 'q']),
    guard: new Set(),
    objects: false,
    pronouns: false,
    nominal: false,
    open: false,
  },
  mood: 'imperfect',
  person: 3,
  feminine: false,
  plural: false,
  joined: false,
  skip: 0,
  object: false,
  hamza: false,
}

const isImpersonalPlace = (page: Page, at: number): boolean => {
  if (has(page, at - 1, R.complementizer | R.relative | R.pronoun)) return false
  if (has(page, at - 1, R.aux)) return page.forms[at]?.[0]?.person !== 3 && !IMPERFECT.test(word(page, at))
  return (
    page.sentenceStart[at] === at ||
    page.tokens[at - 1]?.kind === 'mark' ||
    has(page, at - 1, R.opener) ||
    word(page, at).startsWith('\u0648')
  )
}

const IMPERFECT = /^[\u064a\u062a]/u

/** «جاء في الموسوعة العربية: «…»»: whatever holds words in marks is something written. */
const isCited = ({ rule, edge }: Complement, at: number): boolean =>
  rule === 'verb-colon-quotation' && edge - at <= LONGEST_TITLE

const LONGEST_TITLE = 8

/** «جاء في البيان أن», «بيانا جاء فيه»: the document speaks, or who issued it. */
function came(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const within = has(page, end, R.inIt)
  if (!within && !has(page, end, R.in)) return undefined
  const complement = complementOf(page, end + 1, SAY)
  if (complement === undefined || complement.kind === 'phrase') return undefined
  if (!within && headAt(page, end + 1)?.type !== 'document' && !isCited(complement, end)) return undefined
  const issuer = within ? issuerBefore(page, at) : undefined
  const source = within
    ? issuer === undefined
      ? NOBODY
      : { ...NOBODY, range: issuer, rule: 'issuer' }
    : sourceBetween(page, end + 1, complement.edge)
  return draft(at, [at, end], phrase, { ...complement, rule: 'came' }, 'verb', source)
}

/** «تم إبلاغ الأهالي بأن»: whoever said it stays unsaid. */
function done(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const complement = complementOf(page, end, SAY)
  if (complement === undefined || complement.edge - end > DONE_REACH) return undefined
  return draft(at, [at, end], phrase, { ...complement, rule: 'done' }, 'impersonal', NOBODY)
}

/** Between «تم إبلاغ» and its clause stands who was told. */
const DONE_REACH = 6

/** «…، وهو ما أكده الوزير»: the clause before is what he confirms. */
function what(page: Page, at: number, end: number, phrase: Phrase): Draft | undefined {
  const form = page.forms[end]?.find(
    ({ mood, person, skip }) => person === 3 && (mood === 'perfect' || (mood === 'imperfect' && skip === 0)),
  )
  if (form === undefined || !isSpoken(form) || form.verb.frames.has('pred')) return undefined
  const bound = has(page, end + 1, R.adverb)
  if (!form.object && !bound) return undefined
  if (page.closes[at - 1]! >= 0 || page.closes[at - 2]! >= 0 || complementOf(page, end + 1, form) !== undefined)
    return undefined
  const from = bound ? end + 2 : end + 1
  const source = sourceBetween(page, from, sourceEdge(page, from))
  if (source.range === undefined || at === page.sentenceStart[at]) return undefined
  const cue: Range = [end, end + 1]
  const { stance } = form.verb
  return {
    ...draft(end, cue, { ...phrase, skip: form.skip, stance }, clauseBefore(end), 'as-said', source),
    form,
    before: at,
  }
}
