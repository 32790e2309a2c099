import { ALEF, ARTICLE, WAW } from '../text/arabic-letters.ts'
import type { Phrases } from '../text/phrases.ts'
import type { Token } from '../text/tokens.ts'
import { type Attached, type CreditWord, LETTERS, NAMING, ROLES } from './credit-words.ts'
import { isSeparator } from './frame-parts.ts'
import type { Media, Medium } from './media.ts'
import { adjectivesEnd, isAdjective, isConstruct, withoutAdjectives } from './name-shape.ts'
import { quotedAt } from './quoted-name.ts'

/** «The newspaper X», «agency Y (Z)» or a name alone, as tokens. */
export interface MediumPhrase {
  readonly from: number
  readonly to: number
  /** The name as it is to be printed: tokens `[from, to)`. */
  readonly name: readonly [from: number, to: number]
  /** What is written onto the name's first token and is no part of the name. */
  readonly attached: Attached
  readonly medium?: Medium
  /** «British media», «a German paper»: described, not named. */
  readonly isGeneric: boolean
}

export interface PhraseTables {
  readonly media: Media
  readonly words: Phrases<CreditWord>
}

/** «The site of the network X»: nouns that lead to one name. */
const MOST_NOUNS = 4
/** Words of a name that no table knows. */
const MOST_NAME_WORDS = 4
/**
 * The medium that is named from a token on.
 *
 * @param trusted  whether what stands before leaves no doubt that a medium is meant, so that names that are words too will do
 * @param first    the first token without what is attached to it
 * @param speaks   whether it is the subject of a verb of saying: a site or channel may then have a name that no table has
 */
export function mediumPhraseAt(
  tables: PhraseTables,
  tokens: readonly Token[],
  at: number,
  trusted: boolean,
  first?: string,
  speaks = false,
): MediumPhrase | undefined {
  const start = skipped(tables, tokens, at, ROLES.article)
  const noun = first === undefined ? tables.words.at(tokens, start) : undefined
  if (noun && noun.value.roles & (NAMING | ROLES['self-noun'])) return nounPhrase(tables, tokens, start, speaks)
  const isMarked = first === undefined && quotedAt(tokens, start) !== undefined
  const inner = isMarked ? tables.words.at(tokens, start + 1) : undefined
  if (inner && inner.value.roles & NAMING) return nounPhrase(tables, tokens, start + 1, speaks)
  const own = start === at ? first : undefined
  return (
    bareName(tables, tokens, start, trusted, own) ??
    foreignName(tables, tokens, start, speaks ? 1 : MOST_NAME_WORDS, own)
  )
}

/** A name in marks behind the word for a reporter, whatever it is. */
export function quotedMedium(tokens: readonly Token[], at: number): MediumPhrase | undefined {
  const quoted = quotedAt(tokens, at)
  return quoted && quoted.to - quoted.from <= MOST_NAME_WORDS
    ? phrase(at, quoted.end, [quoted.from, quoted.to])
    : undefined
}

function skipped({ words }: PhraseTables, tokens: readonly Token[], at: number, roles: number): number {
  const word = words.at(tokens, at)
  return word && word.value.roles & roles ? word.end : at
}

function bareName(tables: PhraseTables, tokens: readonly Token[], at: number, trusted: boolean, first?: string) {
  const quoted = quotedAt(tokens, at)
  if (quoted) {
    const known = tables.media.framed.at(tokens, quoted.from)
    return known?.end === quoted.to ? phrase(at, quoted.end, [quoted.from, quoted.to], known.value) : undefined
  }
  const isCommon = ((tables.words.at(tokens, at, first)?.value.roles ?? 0) & ROLES['common-noun']) !== 0
  const known = (trusted && !isCommon ? tables.media.framed : tables.media.free).at(tokens, at, first)
  if (!known) return undefined
  return { ...phrase(at, known.end, [at, known.end], known.value), attached: attachedTo(tokens[at]!.text, first) }
}

/** «إيفنينغ نيوز», «سي بي سي نيوز»: the last word of a foreign name that no table has. @param most  words before it */
function foreignName(tables: PhraseTables, tokens: readonly Token[], at: number, most: number, first?: string) {
  for (let end = at + 1; end < tokens.length && end - at <= most && !isSeparator(tokens[end]); end++) {
    const roles = tables.words.at(tokens, end)?.value.roles ?? 0
    if (roles & ROLES['name-end'])
      return { ...phrase(at, end + 1, [at, end + 1]), attached: attachedTo(tokens[at]!.text, first) }
    if (roles !== 0) return undefined
  }
  return undefined
}

const attachedTo = (word: string, first: string | undefined): Attached =>
  first === undefined ? 'nothing' : first.length === word.length ? 'lam-of-article' : 'particle'

const phrase = (
  from: number,
  to: number,
  name: readonly [number, number],
  medium?: Medium,
  isGeneric = false,
): MediumPhrase => ({
  from,
  to,
  name,
  attached: 'nothing',
  isGeneric,
  ...(medium !== undefined && { medium }),
})

function nounPhrase(
  tables: PhraseTables,
  tokens: readonly Token[],
  from: number,
  speaks: boolean,
): MediumPhrase | undefined {
  const whole = wholeName(tables, tokens, from)
  if (whole) return whole
  const { at, roles } = throughNouns(tables, tokens, from)
  if (roles & ROLES['programme-noun']) return undefined
  const found =
    quotedName(tables, tokens, from, at) ??
    knownName(tables, tokens, from, at) ??
    unknownName(tables, tokens, from, at, roles, speaks)
  const attached = found && found.name[0] === from ? tables.words.at(tokens, from)!.value.attached : 'nothing'
  return found && joined(tables, tokens, { ...extended(tables, tokens, found), attached })
}

/** Media named together are one credit; more than this are a list of something else. */
const MOST_JOINED = 4

/** «The newspapers X and Y»: names in quotation marks or of the table, behind a conjunction. */
function joined(tables: PhraseTables, tokens: readonly Token[], found: MediumPhrase): MediumPhrase {
  let all = found
  for (let i = 0; i < MOST_JOINED; i++) {
    const next = nextName(tables, tokens, all.to)
    if (!next) break
    all = { ...all, to: next.end, name: [all.name[0], next.name] }
  }
  return all
}

function nextName({ media, words }: PhraseTables, tokens: readonly Token[], at: number) {
  const word = tokens[at]?.text ?? ''
  if (!word.startsWith(WAW)) return undefined
  if (word.length > 1) {
    const known = media.free.at(tokens, at, word.slice(1))
    return known && { end: known.end, name: known.end }
  }
  const noun = words.at(tokens, at + 1)
  const start = noun && noun.value.roles & NAMING ? noun.end : at + 1
  const quoted = quotedAt(tokens, start)
  return quoted && { end: quoted.end, name: quoted.to }
}

/** A name that takes in its own noun: «the Harbour News Agency». */
function wholeName(tables: PhraseTables, tokens: readonly Token[], from: number): MediumPhrase | undefined {
  const noun = tables.words.at(tokens, from)!
  const { attached } = noun.value
  const word = tokens[from]!.text
  const first = attached === 'lam-of-article' ? ALEF + word.slice(1) : word.slice(LETTERS[attached])
  const known = tables.media.free.at(tokens, from, first)
  if (!known || known.end <= noun.end) return undefined
  return bracketed(tables, tokens, { ...phrase(from, known.end, [from, known.end], known.value), attached })
}

function throughNouns({ words }: PhraseTables, tokens: readonly Token[], from: number): { at: number; roles: number } {
  let at = from
  let roles = 0
  for (let i = 0; i < MOST_NOUNS; i++) {
    const word = words.at(tokens, at)
    if (!word || !(word.value.roles & (NAMING | ROLES['self-noun'] | ROLES['news-word']))) break
    roles |= word.value.roles
    at = word.end
  }
  return { at, roles }
}

function quotedName(
  tables: PhraseTables,
  tokens: readonly Token[],
  from: number,
  at: number,
): MediumPhrase | undefined {
  const quoted = quotedAt(tokens, at) ?? quotedAt(tokens, afterAdjectives(tables, tokens, at, 1))
  if (!quoted) return undefined
  const known = tables.media.framed.at(tokens, quoted.from)
  return phrase(from, quoted.end, [quoted.from, quoted.to], known?.end === quoted.to ? known.value : undefined)
}

function knownName(tables: PhraseTables, tokens: readonly Token[], from: number, at: number): MediumPhrase | undefined {
  const known = tables.media.framed.at(tokens, at)
  return known && phrase(from, known.end, [at, known.end], known.value)
}

/** A name that no table has. What sort of noun leads to it decides how much of a sign it must give. */
function unknownName(
  tables: PhraseTables,
  tokens: readonly Token[],
  from: number,
  at: number,
  roles: number,
  speaks: boolean,
) {
  const to = nameEnd(tables, tokens, at)
  const bare = withoutAdjectives(tokens, at, to)
  const isLatin = bare > at && isLatinWord(tokens[at]!)
  const blocked =
    !(roles & ROLES['broadcast-noun']) &&
    ((tables.words.at(tokens, at)?.value.roles ?? 0) & (ROLES['non-press'] | ROLES['own-site-noun'])) !== 0
  if (blocked || (isLatin && isLatinWord(tokens[from]!))) return undefined
  if (roles & ROLES['self-noun']) {
    const described = adjectivesEnd(tokens, at, to)
    return described > at || isNewsAdjective(tables, tokens, from, at)
      ? phrase(from, described, [from, described], undefined, true)
      : undefined
  }
  if (roles & ROLES['agency-noun']) return unknownAgency(tokens, from, at, to, roles)
  if (roles & ROLES['press-noun'])
    return bare > at
      ? phrase(from, to, [at, bare])
      : to > at
        ? phrase(from, to, [from, to], undefined, true)
        : undefined
  if (roles & ROLES['broadcast-noun']) return to > at ? phrase(from, to, [from, to]) : undefined
  const isNews = to > at && hasNewsWord(tables, tokens, to)
  const isPlain =
    speaks &&
    bare > at &&
    !isConstruct(tokens, at, to) &&
    !tokens[at]!.text.startsWith(ARTICLE) &&
    speaksOn(tables, tokens, to)
  return isLatin || isNews || isPlain ? phrase(from, isNews ? to + 1 : to, [at, bare > at ? bare : to]) : undefined
}

/** «مواقع إخبارية»: the word for news tells what sort of media they are. */
const isNewsAdjective = (tables: PhraseTables, tokens: readonly Token[], from: number, at: number): boolean =>
  at - from > 1 && hasNewsWord(tables, tokens, at - 1) && isAdjective(tokens[at - 1]!.text)

const SPEECH_OPENS = new Set([':', '"', '\u00ab', '\u201c'])

/** What a medium says follows its name: a particle, a colon, a quotation. */
const speaksOn = ({ words }: PhraseTables, tokens: readonly Token[], at: number): boolean =>
  SPEECH_OPENS.has(tokens[at]?.text ?? '') || ((words.at(tokens, at)?.value.roles ?? 0) & ROLES.stop) !== 0

const isLatinWord = ({ text }: Token): boolean => /^[a-z]/.test(text)

function unknownAgency(tokens: readonly Token[], from: number, at: number, to: number, roles: number) {
  if (to === at) return undefined
  if (roles & ROLES['news-word']) return phrase(from, to, [from, to])
  const bare = withoutAdjectives(tokens, at, to)
  return bare > at && !tokens[at]!.text.startsWith(ARTICLE) && !isConstruct(tokens, at, to)
    ? phrase(from, to, [at, bare])
    : undefined
}

const hasNewsWord = ({ words }: PhraseTables, tokens: readonly Token[], at: number): boolean =>
  ((words.at(tokens, at)?.value.roles ?? 0) & ROLES['news-word']) !== 0

const ENDS_NAME = ROLES.stop | ROLES.verb | ROLES.by | ROLES.as | ROLES['told-noun'] | ROLES['news-word']

function nameEnd({ words }: PhraseTables, tokens: readonly Token[], at: number): number {
  let to = at
  while (to < tokens.length && to - at < MOST_NAME_WORDS && !isSeparator(tokens[to])) {
    if ((words.at(tokens, to)?.value.roles ?? 0) & ENDS_NAME) break
    to++
  }
  return to
}

/** The paper's country and kind, and its other name in brackets, behind its name. */
function extended(tables: PhraseTables, tokens: readonly Token[], found: MediumPhrase): MediumPhrase {
  const to = afterAdjectives(tables, tokens, found.to, 2)
  return bracketed(tables, tokens, { ...found, to })
}

function afterAdjectives(tables: PhraseTables, tokens: readonly Token[], at: number, most: number): number {
  let to = at
  for (let i = 0; i < most && to < tokens.length; i++) {
    const { text } = tokens[to]!
    if (!hasNewsWord(tables, tokens, to) && !(text.startsWith(ARTICLE) && isAdjective(text))) break
    to++
  }
  return to
}

/** An abbreviation in brackets belongs to a name that holds its own noun, and is passed over behind another. */
function bracketed(tables: PhraseTables, tokens: readonly Token[], found: MediumPhrase): MediumPhrase {
  if (tokens[found.to]?.text !== '(') return found
  const inner = quotedAt(tokens, found.to)
  const known = inner && tables.media.framed.at(tokens, inner.from)
  if (!inner || !(known?.end === inner.to || /^[a-z]/.test(tokens[inner.from]!.text))) return found
  const isWhole = found.name[0] === found.from
  const medium = found.medium ?? known?.value
  return { ...found, to: inner.end, name: isWhole ? [found.from, inner.end] : found.name, ...(medium && { medium }) }
}
