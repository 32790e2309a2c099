import { dateFinder, type FoundDate } from '../core/dates.ts'
import { alternatives, type Lexicon } from '../core/lexicon.ts'
import { foldedText } from '../core/text/fold.ts'
import { type Phrases, phraseTable } from '../core/text/phrases.ts'
import { tokenize } from '../core/text/tokens.ts'
import type { Element } from './html-tree.ts'

/** What the words on a page say of the line they begin. */
export type WordRole =
  | 'advert'
  | 'am'
  | 'author'
  | 'comments'
  | 'cookie'
  | 'count'
  | 'follow'
  | 'modified'
  | 'photo'
  | 'pm'
  | 'policy'
  | 'published'
  | 'related'
  | 'related-colon'
  | 'rights'
  | 'share'
  | 'source'
  | 'tags'
  | 'wall'
  | `zone:${string}`

/** What the class or id of an element says of it. */
export type MarkRole =
  | 'about'
  | 'apart'
  | 'author'
  | 'body'
  | 'caption'
  | 'lead'
  | 'live'
  | 'never'
  | 'picture'
  | 'source'

/** A phrase that a line begins with. */
export interface Start {
  readonly role: WordRole
  /** Words of the phrase. */
  readonly words: number
  /** What stands behind it, a colon or stroke between them left out. */
  readonly rest: string
  /** Whether a colon or stroke parts them. */
  readonly parted: boolean
}

/** The tables that pages are read with, compiled. */
export interface PageWords {
  /** The phrase that a line begins with: the longest that is known. */
  startOf(line: string): Start | undefined
  /** A phrase at any place of a line, by its role: `published` and `modified` stand side by side. */
  findAll(line: string): readonly { readonly role: WordRole; readonly start: number; readonly end: number }[]
  /** Whether the class or id of an element, or what it is said to be, has a mark of this role. */
  isMarked(element: Element, role: MarkRole): boolean
  /** Whether a line is the name of an agency or outlet and nothing else. */
  isMedium(line: string): boolean
  datesIn(text: string): FoundDate[]
}

/** Labels stand in front; what comes later is text. */
const LABEL = 160

export function pageWords(lexicon: Lexicon): PageWords {
  const rows = lexicon.rows('shared/page-words')
  const phrases = phraseTable<WordRole>(
    rows.flatMap(({ forms, role }) => alternatives(forms).map((form) => [form, role as WordRole] as const)),
  )
  const marks = marksByRole(lexicon)
  const media = new Set(
    [...lexicon.rows('shared/agencies'), ...lexicon.rows('shared/outlets')].flatMap(({ name, variants, framed }) =>
      [name, ...alternatives(variants), ...alternatives(framed)].map(bare),
    ),
  )
  const finder = dateFinder(lexicon)
  return {
    startOf: (line) => startOf(phrases, line),
    findAll: (line) => findAll(phrases, line),
    isMarked: (element, role) => marks.get(role)?.test(marksOf(element)) ?? false,
    isMedium: (line) => media.has(bare(line)),
    datesIn: (text) => finder(text),
  }
}

/** Letters and digits alone, folded: labels and headlines are set with other marks at each place of a page. */
export const bare = (text: string): string => foldedText(text).replace(/[^\p{L}\p{N}]+/gu, '')

function startOf(phrases: Phrases<WordRole>, line: string): Start | undefined {
  const tokens = tokenize(line.slice(0, LABEL))
  const first = tokens.findIndex(({ kind }) => kind !== 'mark')
  const found = first < 0 ? undefined : phrases.at(tokens, first)
  if (!found) return undefined
  const rest = line.slice(tokens[found.end - 1]!.end)
  const behind = rest.replace(/^[\s"'\u00bb\])]*[:\-\u2013\u2014|.\u2026>\u00bb]+\s*/, '')
  const words = tokens.slice(first, found.end).filter(({ kind }) => kind !== 'mark').length
  return { role: found.value, words, rest: behind.trim(), parted: behind !== rest }
}

function findAll(phrases: Phrases<WordRole>, line: string) {
  const tokens = tokenize(line)
  const found: { role: WordRole; start: number; end: number }[] = []
  for (let i = 0; i < tokens.length; ) {
    const phrase = phrases.at(tokens, i)
    if (phrase) found.push({ role: phrase.value, start: tokens[i]!.start, end: tokens[phrase.end - 1]!.end })
    i = phrase?.end ?? i + 1
  }
  return found
}

function marksByRole(lexicon: Lexicon): ReadonlyMap<MarkRole, RegExp> {
  const byRole = Map.groupBy(lexicon.rows('shared/page-marks'), ({ role }) => role as MarkRole)
  return new Map(
    [...byRole].map(
      ([role, rows]) => [role, new RegExp(`-(?:${rows.map(({ form }) => form).join('|')})(?=-)`)] as const,
    ),
  )
}

/** Longer lists of classes are made by machines for machines. */
const LONGEST_MARKS = 500

/** Class, id and kind of an element as parts between strokes, names apart by a space: `- -article-body- -main-`. */
function marksOf({ attributes }: Element): string {
  const given = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes.itemprop ?? ''} ${attributes.property ?? ''}`
  return given
    .slice(0, LONGEST_MARKS)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[_\-:.]+/g, '-')
    .replace(/\S+/g, '-$&-')
    .replace(/-{2,}/g, '-')
}
