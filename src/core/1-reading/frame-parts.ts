import { type DateReader, dateReader } from '../dates.ts'
import { alternatives, type Lexicon } from '../lexicon.ts'
import { WAW } from '../text/arabic-letters.ts'
import { foldedText } from '../text/fold.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { type CreditWord, creditWords, NAMING, ROLES } from './credit-words.ts'
import type { Media, Medium } from './media.ts'

export type PartKind = 'date' | 'agency' | 'outlet' | 'place' | 'person' | 'desk' | 'label' | 'words'

/** One part of a dateline or source line: tokens `[from, to)`. */
export interface Part {
  readonly kind: PartKind
  readonly from: number
  readonly to: number
  readonly date?: string
  readonly medium?: Medium
  /** Letters at the end of its last token that belong to the next word: the space between them was lost. */
  readonly cut?: number
}

export interface PartReader {
  /** The part that starts at a token and ends before `to`. */
  at(tokens: readonly Token[], at: number, to: number, published: string | undefined): Part | undefined
}

interface Tables {
  readonly media: Media
  readonly dates: DateReader
  readonly places: Phrases<string>
  readonly roles: Phrases<'desk' | 'label'>
  isGivenName(word: string): boolean
  readonly prose: Phrases<CreditWord>
}

export const partReader = (lexicon: Lexicon, media: Media): PartReader => {
  const tables = {
    media,
    dates: dateReader(lexicon),
    places: placesOf(lexicon),
    roles: rolesOf(lexicon),
    isGivenName: givenNames(lexicon),
    prose: creditWords(lexicon),
  }
  return { at: (tokens, at, to, published) => partAt(tables, tokens, at, to, published) }
}

/** The same reader, which knows the document's own publisher by name too; in brackets stands an agency, and not the paper itself. */
export const naming = (reader: PartReader, own: Medium): PartReader => {
  const name = tokenize(own.name).map(({ text }) => text)
  return {
    at: (tokens, at, to, published) => {
      const end = at + name.length
      const isNamed = end <= to && name.every((word, i) => tokens[at + i]?.text === word)
      if (!isNamed || tokens[at - 1]?.text === '(' || (end < to && !isSeparator(tokens[end])))
        return reader.at(tokens, at, to, published)
      return { kind: own.isAgency ? 'agency' : 'outlet', from: at, to: end, medium: own }
    },
  }
}

const placesOf = (lexicon: Lexicon): Phrases<string> =>
  phraseTable(
    lexicon.rows('ar/places').flatMap(({ id, forms }) => alternatives(forms).map((form) => [form, id] as const)),
  )

function rolesOf(lexicon: Lexicon): Phrases<'desk' | 'label'> {
  const rows = [...lexicon.rows('ar/credit-words'), ...lexicon.rows('en/credit-words')]
  const inFrames = rows.filter(({ role }) => role === 'desk' || role === 'byline')
  return phraseTable(
    inFrames.flatMap(({ forms, role }) =>
      alternatives(forms).map((form) => [form, role === 'desk' ? 'desk' : 'label'] as const),
    ),
  )
}

/** Given names, and words that begin with what compound given names begin with. */
function givenNames(lexicon: Lexicon): (word: string) => boolean {
  const known = new Set(lexicon.rows('ar/given-names').flatMap(({ form }) => alternatives(form).map(foldedText)))
  const binders = lexicon.rows('shared/name-parts').filter(({ part }) => part === 'binder')
  const prefixes = binders
    .flatMap(({ form }) => alternatives(form).map(foldedText))
    .filter(({ length }) => length >= SHORTEST_PREFIX)
  return (word) =>
    known.has(word) ||
    prefixes.some((prefix) => word.startsWith(prefix) && word.length >= prefix.length + SHORTEST_PREFIX)
}

/** The article is a binder too, and begins every other word. */
const SHORTEST_PREFIX = 3

/** Names of people and places run to five words; longer runs are prose. */
const MOST_WORDS = 5

const QUOTES = new Set(['"', '\u00ab', '\u00bb', '\u201c', '\u201d', '\u201e', '{', '}', "'", '\u2018', '\u2019'])

/** A mark, or a tatweel that stands alone as a dash. */
export const isSeparator = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'mark' || token.text === ''

function partAt(
  tables: Tables,
  tokens: readonly Token[],
  at: number,
  to: number,
  published: string | undefined,
): Part | undefined {
  const date = tables.dates.at(tokens, at, published, true)
  if (date && date.end <= to)
    return { kind: 'date', from: at, to: date.end, ...(date.date !== undefined && { date: date.date }) }
  return mediumAt(tables, tokens, at, to) ?? roleAt(tables, tokens, at, to) ?? wordsAt(tables, tokens, at, to)
}

/** A medium or a place; what is both is a place, unless it stands in quotation marks. */
function mediumAt(tables: Tables, tokens: readonly Token[], at: number, to: number): Part | undefined {
  const quoted = QUOTES.has(tokens[at - 1]?.text ?? ' ')
  const medium = nameAt(tables, tokens, at, to, quoted) ?? nounAndName(tables, tokens, at, to)
  const place = placeAt(tables, tokens, at)
  const isMedium = medium && !medium.value.isSocial && (!place || quoted || medium.free || medium.end > place.end)
  if (isMedium)
    return { kind: medium.value.isAgency ? 'agency' : 'outlet', from: at, to: medium.end, medium: medium.value }
  const start = tokens[at]!.text === FROM ? at + 1 : at
  return place && place.end <= to ? { kind: 'place', from: start, to: place.end } : undefined
}

/** «NAME and the agencies»: another name behind a conjunction. */
const isJoinedMedium = (media: Media, tokens: readonly Token[], at: number): boolean => {
  const joined = withoutAnd(tokens[at]?.text ?? '')
  return joined !== undefined && media.framed.at(tokens, at, joined) !== undefined
}

/** A place, also as where a paper's own man writes from: «PAPER from CITY». */
function placeAt({ places }: Tables, tokens: readonly Token[], at: number) {
  const place = places.at(tokens, at)
  return place || tokens[at]!.text !== FROM || at === 0 || isSeparator(tokens[at - 1])
    ? place
    : places.at(tokens, at + 1)
}

/** A name, also behind an attached conjunction; one that is a word or city too only where it stands between marks. */
function nameAt({ media, ...tables }: Tables, tokens: readonly Token[], at: number, to: number, quoted: boolean) {
  const joined = withoutAnd(tokens[at]!.text)
  const framed = media.framed.at(tokens, at) ?? (joined && media.framed.at(tokens, at, joined))
  if (!framed || framed.end > to) return undefined
  const free = media.free.at(tokens, at) ?? (joined && media.free.at(tokens, at, joined))
  if (free && free.end === framed.end) return { ...free, free: true }
  const isAlone =
    quoted ||
    isBounded(tables, tokens, framed.end, to) ||
    isVerb(tables, tokens, framed.end) ||
    isJoinedMedium(media, tokens, framed.end)
  return isAlone ? { ...framed, free: false } : undefined
}

/** «The channel X»: the noun leaves no doubt. */
function nounAndName({ media, prose }: Tables, tokens: readonly Token[], at: number, to: number) {
  const noun = prose.at(tokens, at)
  const known = noun && noun.value.roles & NAMING ? media.framed.at(tokens, noun.end) : undefined
  return known && known.end <= to ? { ...known, free: true } : undefined
}

const FROM = '\u0645\u0646'
const withoutAnd = (word: string): string | undefined =>
  word.startsWith(WAW) && word.length > 1 ? word.slice(1) : undefined

function roleAt(tables: Tables, tokens: readonly Token[], at: number, to: number): Part | undefined {
  const role = tables.roles.at(tokens, at)
  return role && role.end <= to ? { kind: role.value, from: at, to: role.end } : undefined
}

/** Where lines were lost, the story begins right behind its head, with a verb. */
const isVerb = ({ prose }: Pick<Tables, 'prose'>, tokens: readonly Token[], at: number): boolean =>
  ((prose.at(tokens, at)?.value.roles ?? 0) & ROLES.verb) !== 0

/** A short run of unknown words up to the next mark or date: a person, or a place or desk that no table knows. */
function wordsAt(tables: Tables, tokens: readonly Token[], start: number, to: number): Part | undefined {
  const from = tokens[start]!.text === FROM && tables.isGivenName(tokens[start + 1]?.text ?? '') ? start + 1 : start
  let end = from
  for (let words = 0; !isBounded(tables, tokens, end, to); end++) {
    if (words > 1 && isVerb(tables, tokens, end) && isPerson(tables, tokens, from, end))
      return { kind: 'person', from, to: end }
    if (++words > MOST_WORDS || isProseHere(tables, tokens, from, end) || (words > 1 && tokens[end]!.kind === 'number'))
      return undefined
    if (isInitial(tokens, end)) end++
  }
  if (end === from) return undefined
  return { kind: isPerson(tables, tokens, from, end) ? 'person' : 'words', from, to: end }
}

const PROSE = ROLES.verb | ROLES.by | ROLES.as | ROLES['told-noun'] | ROLES.stop | ROLES.to | ROLES['source-label']

/** Verbs and particles stand in sentences, not in names. */
const isProse = ({ prose }: Tables, tokens: readonly Token[], at: number): boolean =>
  ((prose.at(tokens, at)?.value.roles ?? 0) & PROSE) !== 0

/** «محمد علي»: folded, a given name is one with a preposition; behind another name it is the name. */
const isProseHere = (tables: Tables, tokens: readonly Token[], from: number, at: number): boolean =>
  isProse(tables, tokens, at) &&
  !(at > from && tables.isGivenName(tokens[at]!.text) && tables.isGivenName(tokens[at - 1]!.text))

const isInitial = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.text.length === 1 && tokens[at + 1]?.text === '.'

const isBounded = ({ dates }: Pick<Tables, 'dates'>, tokens: readonly Token[], at: number, to: number): boolean =>
  at >= to || isSeparator(tokens[at]) || dates.at(tokens, at, undefined, true) !== undefined

function isPerson({ isGivenName }: Tables, tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter(({ kind }) => kind === 'word')
  return isInitial(tokens, from) || (words.length > 1 && words.slice(0, 2).some(({ text }) => isGivenName(text)))
}
