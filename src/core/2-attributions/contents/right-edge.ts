import { YEH } from '../../text/arabic-letters.ts'
import { HAMZA } from '../cues/cue-forms.ts'
import type { Cues } from '../cues/cues.ts'
import type { Draft } from '../drafts.ts'
import type { EdgeRole } from '../edge-words.ts'
import { has, isIn, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { isDefinite } from '../sources/noun-phrases.ts'
import { isComma } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'

/** Where the next cue stands that takes over, by token. */
export interface Siblings {
  readonly at: ReadonlyMap<number, Draft>
  readonly background: ReadonlySet<number>
  /** First tokens of the clauses that verbs report. */
  readonly clauses: ReadonlySet<number>
  /** By token: 1 where a content may end before it or a quotation opens; contents overlap, and each goes over all of its tokens. */
  readonly edges: Uint8Array
}

export const siblingsOf = (page: Page, { drafts, background }: Cues): Siblings => ({
  at: new Map(drafts.map((each) => [each.at, each])),
  background,
  edges: edgesOf(page, drafts),
  clauses: new Set(
    drafts.filter(({ complement }) => complement.kind === 'clause').map(({ complement }) => complement.at),
  ),
})

function edgesOf(page: Page, drafts: readonly Draft[]): Uint8Array {
  const edges = new Uint8Array(page.tokens.length)
  if (drafts.length === 0) return edges
  for (let at = 0; at < edges.length; at++) if (mayBeEdge(page, at)) edges[at] = 1
  for (const { at } of drafts) edges[at] = 1
  return edges
}

const mayBeEdge = (page: Page, at: number): boolean =>
  page.opens[at]! >= 0 ||
  isIn(page, at, W.narrator | W.turns | W.told) ||
  has(page, at, R.opener) ||
  (page.tokens[at]!.kind === 'mark' && SENTENCE_MARKS.has(word(page, at))) ||
  isComma(page, at - 1)

/** «وهو ما أبرز …»: the narrator again. */
const WHAT = '\u0645\u0627'

/** No newsroom sentence is longer; without an end, cues on one endless line would each read to its end. */
export const LONGEST_CLAUSE = 400

/** One past the last token of a clause: the sentence's end, or where another cue or the narrator takes over. */
export function rightEdge(page: Page, siblings: Siblings, draft: Draft, from: number): number {
  const cue = draft.cue[0]![0]
  const inside = page.quote[cue]! >= 0 ? page.quotations[page.quote[cue]!]!.to : page.tokens.length
  const end = Math.min(
    pastPauses(page, draft, page.sentenceEnd[Math.max(cue, Math.min(from, page.tokens.length - 1))]!),
    inside,
    from + LONGEST_CLAUSE,
  )
  const spoken = page.quote[cue]! >= 0
  const noun = isNoun(page, draft)
  let inner: Draft | undefined
  for (let at = from; at < end; at++) {
    if (siblings.edges[at] === 0) continue
    if (page.opens[at]! >= 0) {
      at = Math.max(at, page.quotations[page.opens[at]!]!.after - 1)
      continue
    }
    if (siblings.background.has(at) && isComma(page, at - 1)) return at
    if (at > from && begins(page, 'narrator', at) && !isEnclosed(page, at)) return at
    if (spoken ? endsSentence(page, at) : draft.complement.kind !== 'colon' && isAside(page, at)) return at
    if (draft.form?.person === 1 && isNewThought(page, at)) return at
    if (noun && (isOtherClause(page, draft, from, at) || isTold(page, from, at))) return at
    if (at > from && isComma(page, at - 1) && (isParticiple(page, at) || isBeforeSaying(page, at))) return at
    const other = siblings.at.get(at)
    if (other === undefined || other === draft || at <= from) continue
    if (other.kind === 'verb' && other.source.range !== undefined) inner = other
    const lead = leadBefore(page, other, at, from)
    if (lead !== undefined) return lead
    if (takesOver(page, other, at) && !belongsInside(draft, other, inner)) return beforeOpener(page, at, from)
  }
  return end
}

/** «، مبينا الأسعار»: the speaker's circumstance, whatever it goes on to say. */
const isParticiple = (page: Page, at: number): boolean =>
  page.forms[at]?.some(({ mood, joined }) => mood === 'circumstance' && !joined) === true

/** «، قبل أن يضيف», «، قبل أن يتراجع ويؤكد»: the narrator tells what was said next. */
function isBeforeSaying(page: Page, at: number): boolean {
  if (!begins(page, 'before', at)) return false
  return [2, 3, 4].some((k) =>
    page.forms[at + k]?.some(
      ({ mood, joined, verb }) => mood === 'imperfect' && (k === 2 || joined) && SPEECH.has(verb.class),
    ),
  )
}

const SPEECH = new Set(['say', 'add', 'explain', 'assert', 'announce', 'note', 'deny', 'reply'])

/** «قال: نحن جاهزون.. سنبدأ غدا»: in speech some full stops are a pause for breath, before «وأن» in a clause as well. */
function pastPauses(page: Page, { complement }: Draft, sentence: number): number {
  let end = sentence
  while (
    end < page.paragraphEnd[sentence - 1]! &&
    end - sentence < LONGEST_CLAUSE &&
    ((isPause(page, end - 1) && (complement.kind === 'colon' || has(page, end, R.joinComplementizer))) ||
      (complement.kind === 'colon' && isQuestion(page, end - 1) && asksOn(page, end)))
  )
    end = page.sentenceEnd[end]!
  return end
}

/** «تساءل: هل المرسى جاهز؟ وأين السفن؟»: a short question follows. */
const asksOn = (page: Page, at: number): boolean =>
  page.sentenceEnd[at]! - at <= LONGEST_QUESTION && isQuestion(page, page.sentenceEnd[at]! - 1)

const LONGEST_QUESTION = 16

const isQuestion = (page: Page, at: number): boolean => word(page, at) === '\u061f'

/** Two or three full stops: «..», «...», «…». */
const isPause = (page: Page, at: number): boolean =>
  word(page, at) === '\u2026' || (word(page, at) === '.' && word(page, at - 1) === '.')

const begins = (page: Page, role: EdgeRole, at: number): boolean =>
  isIn(page, at, W[role]) && page.words.edges[role].at(page.tokens, at) !== undefined

/** A noun or its like; a subjunctive and a question are clauses. */
const isNoun = (page: Page, { complement: { kind, at } }: Draft): boolean =>
  kind === 'phrase' && !has(page, at, R.subjunctive | R.wh)

/** «أعلن عن فتح الجسر، حيث …» or «…، وقد بني …»: no noun goes on in a clause, unless in a relative one before it. */
function isOtherClause(page: Page, { stance }: Draft, from: number, at: number): boolean {
  if (at === from || isAsIf(page, at)) return false
  if (stance !== 'predicts' && begins(page, 'turns', at)) return true
  if (!isComma(page, at - 1)) return false
  if (stance !== 'predicts' && begins(page, 'leads', at)) return true
  const isVerb = stance !== 'predicts' && (word(page, at).startsWith(AND_HE) || isDeed(page, at))
  if (!isVerb && !begins(page, 'finite', at)) return false
  for (let i = from; i < at; i++) if (has(page, i, R.relative)) return false
  return true
}

/** «كشف عن خطته في تدوينة»: where it was told, unless that is where the thing itself stands («رحب بما جاء في البيان»). */
const isTold = (page: Page, from: number, at: number): boolean =>
  at > from && begins(page, 'told', at) && !word(page, from).endsWith(WHAT) && !has(page, at - 1, R.relative)

/** «، واحتلوا», «، واستعان»: a verb of the table in the perfect. */
const isDeed = (page: Page, at: number): boolean =>
  word(page, at).startsWith(AND) &&
  (page.words.deeds.has(word(page, at).slice(1)) || page.words.deeds.has(word(page, at).slice(1).replace(THEY, '')))
const THEY = /\u0648\u0627$/u

/** An imperfect verb of the third person; a forecast goes on in such clauses: «توقع أمطارا، ويبقى الجو باردا». */
const AND_HE = '\u0648\u064a'

/** «وكأن», folded, is «وكان». */
const isAsIf = (page: Page, at: number): boolean =>
  page.text.slice(page.tokens[at]!.start, page.tokens[at]!.end).includes(HAMZA)

/** Between dashes an aside stands inside what is said: «الجسر – وهو قديم – مغلق». */
function isEnclosed(page: Page, at: number): boolean {
  if (!isDash(page, at - 1)) return false
  const end = Math.min(page.sentenceEnd[at]!, at + LONGEST_ASIDE)
  for (let i = at; i < end; i++) if (isDash(page, i)) return true
  return false
}

const LONGEST_ASIDE = 40
const isDash = (page: Page, at: number): boolean => DASHES.has(word(page, at))
const DASHES = new Set(['-', '\u2013', '\u2014'])

/** Where the words begin that lead into the next cue: «، في حين أكد …»; undefined when nothing does. */
function leadBefore(
  page: Page,
  { kind, form, source, complement }: Draft,
  at: number,
  from: number,
): number | undefined {
  if (kind !== 'verb' || form === undefined || form.joined || source.rule === 'antecedent') return undefined
  const led = leadBeforeSubject(page, source, from)
  if (led !== undefined) return led
  for (let start = at - 1; start > from && start >= at - MOST_LEADING; start--) {
    if (!isIn(page, start, W.turns | W.leads)) continue
    if (page.words.edges.turns.at(page.tokens, start)?.end === at) return start
    if (page.words.edges.leads.at(page.tokens, start)?.end !== at) continue
    if (isComma(page, start - 1) || word(page, start).startsWith(AND) || complement.kind !== 'phrase') return start
  }
  return undefined
}

/** «الطريق مفتوح لكن السكان يخشون»: the clause turns to somebody else, whose verb comes after him. */
function leadBeforeSubject(page: Page, { range, rule }: Draft['source'], from: number): number | undefined {
  if (rule !== 'before-cue' || range === undefined) return undefined
  for (let start = range[0] - 1; start > from && start >= range[0] - MOST_LEADING; start--)
    if (isIn(page, start, W.turns) && page.words.edges.turns.at(page.tokens, start)?.end === range[0]) return start
  return undefined
}

/** Words that lead into a cue: «في الوقت الذي». */
const MOST_LEADING = 3

const endsSentence = (page: Page, at: number): boolean =>
  SENTENCE_MARKS.has(word(page, at)) && isPlainWord(page, at + 1)

const SENTENCE_MARKS: ReadonlySet<string> = new Set(['.', '\u061f', '!'])

const isPlainWord = (page: Page, at: number): boolean => page.tokens[at]?.kind === 'word'

/** «، وهو برنامج …», «، وهذا ما …»: the narrator explains. */
const isAside = (page: Page, at: number): boolean =>
  (isComma(page, at - 1) && word(page, at + 1) === WHAT && begins(page, 'finite', at)) ||
  (has(page, at, R.opener) &&
    !isInserted(page, at) &&
    has(page, at, R.pronoun) &&
    (isComma(page, at - 1) || word(page, at + 1) === WHAT || (isDash(page, at - 1) && !isEnclosed(page, at))))

const LONGEST_INSERTION = 14

/** «رغم أن المرسى بحسب دراسة للهيئة يخسر»: the clause goes on with its verb behind the source. */
export function isResumed(page: Page, { source: { range } }: Draft): boolean {
  const next = range?.[1] ?? -1
  return isPlainWord(page, next) && (isFreeVerb(page, next) || word(page, next).startsWith(YEH))
}

const isFreeVerb = (page: Page, at: number): boolean =>
  page.forms[at]?.some(({ verb, mood, joined }) => mood === 'perfect' && !joined && verb.guard.size === 0) === true

/** Verbs that carry a speech on: whoever they are said of, the content before them has ended. */
const SAYING = new Set(['say', 'add'])

/**
 * «قال الوزير إن الشركة تعلن … وتؤكد»: a joined verb of the other gender is said of somebody inside what is said.
 *
 * @param inner  the last who speaks there
 */
function belongsInside({ form }: Draft, { kind, form: other, source }: Draft, inner: Draft | undefined): boolean {
  if (kind !== 'verb' || source.range !== undefined || form === undefined || other === undefined) return false
  if (form.feminine === other.feminine || other.plural || SAYING.has(other.verb.class)) return false
  return other.mood === 'imperfect' || inner?.form?.feminine === other.feminine
}

/** «المرسى، وهو الأقدم، قد يغلق»: the clause waits for its verb. */
function isInserted(page: Page, at: number): boolean {
  if (word(page, at + 1) === WHAT || isDefinite(word(page, at + 1))) return false
  const end = Math.min(page.sentenceEnd[at]!, at + LONGEST_INSERTION)
  for (let i = at + 1; i < end; i++)
    if (isComma(page, i) && has(page, i + 1, R.aux | R.negation) && !word(page, i + 1).startsWith(AND)) return true
  return false
}

function takesOver(page: Page, draft: Draft, at: number): boolean {
  const { kind, form, complement, at: cue, source } = draft
  if (kind === 'circumstance') return true
  if ((kind === 'own' || kind === 'before') && isEnclosed(page, at)) return false
  if (kind === 'own') return isComma(page, at - 1) || !isPlainWord(page, draft.cue[0]![1])
  if (kind === 'before' || kind === 'as-said')
    return isComma(page, at - 1) || (complement.kind === 'clause-before' && !isResumed(page, draft))
  if (kind === 'noun') return false
  if (kind === 'impersonal') return isComma(page, cue - 1) || has(page, cue - 1, R.joinComplementizer)
  if (source.rule === 'antecedent' || form === undefined) return false
  return form.joined || has(page, at - 1, R.clauseEnd)
}

/** «أتمنى أن يفوز، والفريق جيد»: a speaker's own wish ends where his next sentence begins. */
const isNewThought = (page: Page, at: number): boolean =>
  isComma(page, at - 1) &&
  (begins(page, 'leads', at) || (word(page, at).startsWith(AND) && !has(page, at, R.joinComplementizer)))

const AND = '\u0648'

const beforeOpener = (page: Page, at: number, from: number): number =>
  at - 1 > from &&
  (word(page, at - 1) === AND ||
    (has(page, at - 1, R.clauseEnd | R.joinComplementizer | R.opener | R.self) && !page.forms[at]?.[0]?.joined))
    ? at - 1
    : at
