import type { Speaker } from '../../records.ts'
import { foldedText } from '../../text/fold.ts'
import type { CueKind, Draft, Range } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { isDefinite, withoutFront } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'
import { type Agreement, agrees, agreesInGender, sourceAgreement } from './agreement.ts'
import type { Named } from './names.ts'

/** Somebody the text has made responsible for something. */
export interface Known extends Agreement {
  readonly speaker: Speaker
  /** Words of the fullest mention, without articles. */
  readonly words: ReadonlySet<string>
  /** The last word of a person's name. */
  readonly surname: string | undefined
  readonly draft: number
}

/** Of the speakers before, only so many are asked: a mention farther back has lost the thread. */
export const MEMORY = 40
/** A mention of more words than this introduces. */
const LONGEST_MENTION = 6
/** Several speakers together are forgotten sooner. */
const GROUP_MEMORY = 3
/** A document is taken up again by its first words; what follows them names others. */
const DOCUMENT_WORDS = 4
const SON_OF = '\u0627\u0628\u0646'
const SON = '\u0628\u0646'
const ARTICLE = /^(?:\u0644\u0644|[\u0648\u0644\u0628]?\u0627\u0644)/u

export function knownOf(page: Page, draft: Draft, speaker: Speaker, known: readonly Known[], index: number): Known {
  const [from, to] = draft.source.range!
  const words = new Set(wordsOf(page, [from, speaker.type === 'document' ? Math.min(to, from + DOCUMENT_WORDS) : to]))
  const same = known.findLast((each) => each.speaker.name === speaker.name)
  for (const each of same?.words ?? []) words.add(each)
  const shown = sourceAgreement(page, draft, speaker.type)
  const surname =
    speaker.type === 'person'
      ? foldedText(speaker.name ?? '')
          .split(' ')
          .at(-1)
      : undefined
  return { speaker, words, feminine: shown.feminine ?? same?.feminine, plural: shown.plural, surname, draft: index }
}

/** Elided speech keeps its speaker in mind; of one who has not spoken before the verb tells the gender. */
export function again(known: readonly Known[], speaker: Speaker, draft: number, asked: Agreement): Known {
  const last = known.findLast((each) => each.speaker.name === speaker.name)
  const { words = new Set<string>(), feminine = asked.feminine, plural, surname } = last ?? {}
  return { speaker, words, feminine, plural, surname, draft }
}

/** The words a mention consists of, without articles, up to its first relative clause. */
export function wordsOf(page: Page, [from, to]: Range): string[] {
  const words: string[] = []
  for (let at = from; at < to && !(at > from && has(page, at, R.relative)); at++)
    if (isWord(page, at) && !has(page, at, R.function | R.quantifier)) words.push(bare(page, at))
  return words
}

const bare = (page: Page, at: number): string => {
  const text = word(page, at)
  if (text === SON_OF) return SON
  const without = text.replace(ARTICLE, '')
  if (without.length > 1) return without
  return page.words.heads.has(text) ? text : withoutFront(text)
}

/** The latest known speaker whose mention holds all these words. */
export function fullest(known: readonly Known[], words: readonly string[], type: Speaker['type']): Speaker | undefined {
  if (words.length === 0 || words.length > LONGEST_MENTION) return undefined
  const found = known.findLast(
    ({ words: of, speaker }) => words.every((each) => of.has(each)) && isAlike(type, speaker.type, of.size),
  )
  return found === undefined || found.speaker.name === null ? undefined : withoutRule(found.speaker)
}

/** «هولاند تشكيل …»: a person known by the family name that a mention begins with. */
export function bySurname(known: readonly Known[], first: string): Speaker | undefined {
  const found = known.findLast(({ speaker, surname }) => speaker.type === 'person' && surname === first)
  return found && withoutRule(found.speaker)
}

/** «كاسبرسكي لاب الفيروس …»: somebody whose name ends in the two words that a mention begins with. */
export function byNameEnd(known: readonly Known[], words: readonly string[]): Speaker | undefined {
  const end = ` ${words[0]} ${words[1]}`
  const found = known.findLast(({ speaker }) => foldedText(speaker.name ?? '').endsWith(end))
  return found && withoutRule(found.speaker)
}

/** Who it is, without how that was found. */
export const withoutRule = ({
  name,
  type,
  vagueness,
}: Pick<Named, 'name' | 'type' | 'vagueness'> | Speaker): Speaker =>
  vagueness === undefined ? { name, type } : { name, type, vagueness }

/**
 * A ministry named beside a person is not that person; a body's bare name looks like a person's, and an official
 * may have withheld his. */
const isAlike = (a: Speaker['type'], b: Speaker['type'], words: number): boolean => {
  const kinds = [a, b].map((type) => (type === 'person' || type === 'role' ? 'human' : type))
  return (
    kinds[0] === kinds[1] ||
    (a === 'role' && b === 'unnamed') ||
    (a === 'person' && b === 'organisation' && words <= LONGEST_BODY)
  )
}

/** A body's mention of more words than this names others too. */
const LONGEST_BODY = 5

/** «الممثل», «معاليه»: a post told in a word is that of the person spoken of. */
export const isShort = (page: Page, [from, to]: Range): boolean =>
  to - from <= 2 &&
  (isDefinite(withoutFront(word(page, from))) || /(?:\u064a\u0647|\u0647)$/u.test(word(page, from))) &&
  (to - from === 1 || isDefinite(word(page, from + 1)))

export const lastPerson = (known: readonly Known[], asked: Agreement): Known | undefined =>
  known.findLast((each) => each.speaker.type === 'person' && agrees(asked, each))

/** The attribution a speaker stands in; «قال فلان …، بحسب الوكالة» puts him in none. */
function levelOf(drafts: readonly Draft[], parents: readonly number[], of: number): number {
  const outer = parents[of]!
  return outer >= 0 && drafts[outer]!.complement.kind === 'clause-before' ? parents[outer]! : outer
}

/** «بحسب الوكالة», «كما قالت الصحيفة»: cited, not speaking on. */
const CITED: ReadonlySet<CueKind> = new Set(['before', 'as-said'])

const isHuman = ({ type }: Speaker): boolean => type === 'person' || type === 'role' || type === 'unnamed'

/** The latest speaker of the same level who agrees with the verb. */
export function lastSpeaker(
  drafts: readonly Draft[],
  parents: readonly number[],
  known: readonly Known[],
  asked: Agreement,
  i: number,
): Known | undefined {
  const heard = known.filter(
    (each) =>
      (levelOf(drafts, parents, each.draft) === -1 || parents[each.draft] === parents[i]) &&
      (isHuman(each.speaker) || !CITED.has(drafts[each.draft]!.kind)),
  )
  return (
    (asked.plural ? heard.slice(-GROUP_MEMORY).findLast((each) => each.plural === true) : undefined) ??
    heard.findLast((each) => agrees(asked, each)) ??
    heard.findLast((each) => agreesInGender(asked, each)) ??
    heard.at(-1) ??
    known.at(-1)
  )
}
