import { alternatives, type Row } from '../../lexicon.ts'
import type { Stance } from '../../records.ts'
import { ALEF, ALEF_MAKSURA, BEH, FEH, HEH, LAM, NOON, TEH, WAW, YEH } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import type { OwnNoun } from '../edge-words.ts'

/** What may follow a reporting verb: a clause, speech, a question, a preposition with its noun, an object, a predicate, an amount, one of its own nouns, speech without any mark. */
export type Frame =
  | 'c'
  | 'q'
  | 'h'
  | 'ila'
  | 'ala'
  | 'an'
  | 'bi'
  | 'li'
  | 'min'
  | 'fi'
  | 'np'
  | 'pred'
  | 'amount'
  | 'bare'
  | OwnNoun

/** One row of the reporting verbs. */
export interface Verb {
  readonly id: string
  readonly stance: Stance
  readonly class: string
  readonly frames: ReadonlySet<Frame>
  readonly guard: ReadonlySet<string>
  /** May govern the person spoken to, or of. */
  readonly objects: boolean
  /** May carry that person as a pronoun on its end, also where it governs no noun: «أفادنا», «أمرهم». */
  readonly pronouns: boolean
  /** Its verbal noun is spelled like the verb: «رفض», «طلب». */
  readonly nominal: boolean
  /** Its imperfect has no u on its first letter, so where one is written the verb is passive: «يُزعم», not «يُعلن». */
  readonly open: boolean
}

export type Mood = 'perfect' | 'imperfect' | 'circumstance' | 'noun'

/** What one spelling of a verb says about itself. */
export interface CueForm {
  readonly verb: Verb
  readonly mood: Mood
  readonly person: 1 | 3
  readonly feminine: boolean
  readonly plural: boolean
  /** A conjunction is written on its front. */
  readonly joined: boolean
  /** Letters on its front that are no part of the cue. */
  readonly skip: number
  /** Carries a pronoun on its end. */
  readonly object: boolean
  /** Careful writers begin it with a hamza on alef. */
  readonly hamza: boolean
}

interface Ending {
  readonly text: string
  /** Its last letter is an alef maksura, folded to yeh. */
  readonly maksura?: boolean
  readonly mood: Mood
  readonly person: 1 | 3
  readonly feminine: boolean
  readonly plural: boolean
  readonly hamza: boolean
}

/** Alef with hamza above, as published. */
export const HAMZA = '\u0623'
const MEEM = '\u0645'
const SEEN = '\u0633'
const KAF = '\u0643'

const JOINS = ['', WAW, FEH]
const FUTURES = ['', SEEN, LAM]
/** Pronouns on a verb's end. */
const OBJECTS = [HEH, HEH + ALEF, HEH + MEEM, HEH + MEEM + ALEF, NOON + YEH, NOON + ALEF, KAF + MEEM]
const OWNERS = OBJECTS.slice(0, 4)

/**
 * Every spelling of every reporting verb, folded, with what it says about person, gender and number.
 *
 * Perfect and imperfect with conjunctions, future and purpose marks and object pronouns; the participle of circumstance; the verbal
 * noun with its owner. A spelling may belong to several forms: the likelier first. The passive is spelled like the active.
 *
 * @see Wright, A Grammar of the Arabic Language, I, on the inflection of hollow, defective and doubled verbs
 */
export function cueForms(rows: readonly Row<'ar/reporting-verbs'>[]): Map<string, CueForm[]> {
  const forms = new Map<string, CueForm[]>()
  for (const row of rows) {
    const verb = verbOf(row)
    for (const ending of [...perfect(row), ...imperfect(row)]) addVerb(forms, verb, ending)
    for (const ending of circumstance(row)) {
      add(forms, verb, ending, '', '')
      add(forms, verb, ending, WAW, '')
      for (const object of verb.objects ? OBJECTS : []) add(forms, verb, ending, '', object)
    }
    if (row.masdar !== '') addNoun(forms, verb, row.masdar)
  }
  return forms
}

const ARTICLE = ALEF + LAM
const FRONTS = ['', WAW, BEH, LAM]

/** Every spelling of the nouns that report: with a conjunction or preposition on the front and an owner on the end. */
export function cueNouns(rows: readonly Row<'ar/cue-nouns'>[]): Map<string, CueForm> {
  const forms = new Map<string, CueForm[]>()
  for (const { id, form, stance, frames } of rows) {
    const verb: Verb = {
      id,
      stance: stance as Stance,
      class: 'noun',
      frames: new Set(alternatives(frames) as Frame[]),
      guard: new Set(),
      objects: false,
      pronouns: false,
      nominal: true,
      open: false,
    }
    for (const text of alternatives(form).map(foldedText)) addCueNoun(forms, verb, text)
  }
  return new Map([...forms].map(([text, of]) => [text, of[0]!]))
}

function addCueNoun(forms: Map<string, CueForm[]>, verb: Verb, text: string): void {
  const owned = text.endsWith(HEH) ? text.slice(0, -1) + TEH : text
  for (const front of text.startsWith(BEH) ? ['', WAW] : FRONTS) {
    add(forms, verb, nounEnding(text, ''), front, '')
    for (const owner of text.startsWith(ARTICLE) ? [] : OWNERS) add(forms, verb, nounEnding(owned, owner), front, owner)
  }
}

const nounEnding = (text: string, owner: string): Ending => ({
  text,
  mood: 'noun',
  person: 3,
  feminine: owner === OWNERS[1],
  plural: owner.length > 2,
  hamza: false,
})

function verbOf(row: Row<'ar/reporting-verbs'>): Verb {
  return {
    id: row.id,
    stance: row.stance as Stance,
    class: row.class,
    frames: new Set(alternatives(row.frames) as Frame[]),
    guard: new Set(alternatives(row.guard)),
    objects: row.objects === 'yes',
    pronouns: row.objects !== 'no',
    nominal: foldedText(row.lemma) === foldedText(row.masdar),
    open: row.lemma.startsWith(ALEF) || isFifth(row) || !row.participle.startsWith(MEEM),
  }
}

/** «توقع», with «توقع» for its noun, not «تابع». */
const isFifth = ({ lemma, masdar }: Row<'ar/reporting-verbs'>): boolean =>
  lemma.startsWith(TEH) && masdar.startsWith(TEH)

const endsWeak = (stem: string): boolean => stem.endsWith(YEH) || stem.endsWith(ALEF) || stem.endsWith(WAW)

function perfect({ lemma, first }: Row<'ar/reporting-verbs'>): Ending[] {
  const past = foldedText(lemma)
  const weak = past.endsWith(YEH) || past.endsWith(ALEF)
  const stem = weak ? past.slice(0, -1) : past
  const before = foldedText(first) || past
  const of = (text: string, feminine: boolean, plural: boolean, person: 1 | 3 = 3): Ending => ({
    text,
    mood: 'perfect',
    person,
    feminine,
    plural,
    hamza: lemma.startsWith(HAMZA),
  })
  return [
    of(past, false, false),
    of(stem + TEH, true, false),
    of(stem + WAW + ALEF, false, true),
    of((weak ? before : past) + ALEF, false, true),
    of(stem + TEH + ALEF, true, true),
    of(before + NOON, true, true),
    of(before + NOON + ALEF, false, true, 1),
    of(before + TEH, false, false, 1),
  ]
}

function imperfect({ present }: Row<'ar/reporting-verbs'>): Ending[] {
  const he = foldedText(present)
  const core = he.slice(1)
  const maksura = present.endsWith(ALEF_MAKSURA)
  const weak = endsWeak(core) && (core.length > 2 || maksura)
  const stem = weak ? core.slice(0, -1) : core
  const of = (text: string, feminine: boolean, plural: boolean, person: 1 | 3 = 3): Ending => ({
    text,
    maksura: maksura && text.endsWith(YEH),
    mood: 'imperfect',
    person,
    feminine,
    plural,
    hamza: text.startsWith(ALEF),
  })
  return [
    of(he, false, false),
    of(TEH + core, true, false),
    of(`${YEH}${stem}${WAW}${NOON}`, false, true),
    of(`${YEH}${stem}${WAW}${ALEF}`, false, true),
    of(`${YEH}${core}${ALEF}${NOON}`, false, true),
    of(`${TEH}${core}${ALEF}${NOON}`, true, true),
    of(NOON + core, false, true, 1),
    of(ALEF + core, false, false, 1),
  ]
}

function circumstance({ lemma, participle }: Row<'ar/reporting-verbs'>): Ending[] {
  if (participle === '') return []
  const past = foldedText(lemma)
  const base = foldedText(participle)
  const weak = past.endsWith(YEH) || past.endsWith(ALEF)
  const stem = weak && !base.endsWith(YEH) ? base + YEH : base
  const of = (text: string, feminine: boolean, plural: boolean): Ending => ({
    text,
    mood: 'circumstance',
    person: 3,
    feminine,
    plural,
    hamza: false,
  })
  return [
    of(stem + ALEF, false, false),
    of(stem + HEH, true, false),
    of(`${weak ? base : stem}${YEH}${NOON}`, false, true),
    of(`${stem}${ALEF}${TEH}`, true, true),
  ]
}

function addVerb(forms: Map<string, CueForm[]>, verb: Verb, ending: Ending): void {
  for (const join of JOINS) {
    for (const future of ending.mood === 'imperfect' ? FUTURES : ['']) {
      add(forms, verb, ending, join + future, '')
      for (const object of verb.pronouns ? OBJECTS : OWNERS.slice(0, 2)) add(forms, verb, ending, join + future, object)
    }
  }
}

function addNoun(forms: Map<string, CueForm[]>, verb: Verb, masdar: string): void {
  const stem = foldedText(masdar)
  const owned = stem.endsWith(HEH) ? stem.slice(0, -1) + TEH : stem
  for (const front of ['', WAW, BEH])
    for (const owner of OWNERS) {
      add(forms, verb, nounEnding(owned, owner), front, owner)
    }
}

function add(forms: Map<string, CueForm[]>, verb: Verb, ending: Ending, front: string, end: string): void {
  const base = end !== '' && ending.text.endsWith(WAW + ALEF) ? ending.text.slice(0, -1) : attachable(ending, end)
  const key = front + base + end
  const { mood, person, feminine, plural, hamza } = ending
  const joined = front.startsWith(WAW) || front.startsWith(FEH)
  const form: CueForm = { verb, mood, person, feminine, plural, joined, skip: front.length, object: end !== '', hamza }
  const of = forms.get(key)
  if (of === undefined) forms.set(key, [form])
  else if (!of.some((other) => other.verb === verb && other.mood === mood)) of.push(form)
}

/** A final alef maksura, folded to yeh, is written as alef before a pronoun. */
const attachable = ({ text, mood, maksura }: Ending, end: string): string =>
  end !== '' && (mood === 'perfect' ? text.endsWith(YEH) : maksura === true) ? text.slice(0, -1) + ALEF : text
