import { type Boxed, isLinked } from './html-boxes.ts'
import { type Line, sumsOf } from './html-lines.ts'
import { timeIn } from './html-times.ts'
import type { Element } from './html-tree.ts'
import { bare, type PageWords, type WordRole } from './html-words.ts'

/** What a line on the edge of an article is, where it is not its text. */
type Verdict = 'text' | 'out' | 'end' | 'over'

/** Labels and calls are short; a longer line is text even where it begins like one. */
const LONGEST_LABEL = 200
const LONGEST_CALL = 90

/** Rules for comments and disclaimers take a few sentences. */
const LONGEST_POLICY = 600

/** Behind one of these the article is over, unless much of it comes later. */
const ENDS: ReadonlySet<WordRole> = new Set(['comments', 'related', 'related-colon', 'rights', 'tags'])
const LABELS: ReadonlySet<WordRole> = new Set([
  'advert',
  'comments',
  'cookie',
  'follow',
  'modified',
  'photo',
  'published',
  'related',
  'related-colon',
  'rights',
  'share',
  'tags',
  'wall',
])
/** Calls and notes that need no colon to be known. */
const CALLS: ReadonlySet<WordRole> = new Set(['comments', 'cookie', 'follow', 'rights', 'wall', 'share'])

/** So much of the text behind a sign of its end speaks for the sign being a box in its middle. */
const MOST_BEHIND = 0.3

/** What comes behind a heading for comments is comments, when an article stands before it. */
const LEAST_BEFORE_OVER = 0.2

/** The text of an article: lines in its ranges that nothing speaks against, in the order of the page. */
export function articleLines(
  page: Boxed,
  ranges: readonly (readonly [from: number, to: number])[],
  title: string | undefined,
  words: PageWords,
): string[] {
  const numbers = ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))
  const inside = numbers.filter((i) => page.boxes[i] === undefined)
  const verdicts = inside.map((i) => verdictOf(page.lines[i]!, title, words))
  const weights = inside.map((i, k) => (verdicts[k] === 'text' ? page.weights[i]! : 0))
  const sums = sumsOf(weights)
  const end = inside.findIndex(
    (_, k) =>
      (verdicts[k] === 'over' && sums[k]! >= sums.at(-1)! * LEAST_BEFORE_OVER) ||
      (verdicts[k] === 'end' && isEnd(k, inside, verdicts, sums, page)),
  )
  const kept = inside.filter((_, k) => verdicts[k] === 'text' && (end < 0 || k < end))
  return withoutStamps(
    kept.map((i) => page.lines[i]!.text),
    words,
  )
}

/** Whether a sign of the end is one: little text comes later, and none in the element where the text before stood. */
function isEnd(
  k: number,
  inside: readonly number[],
  verdicts: readonly Verdict[],
  sums: readonly number[],
  page: Boxed,
): boolean {
  const [before, behind] = [sums[k]!, sums.at(-1)! - sums[k]!]
  if (before === 0) return false
  const homes = new Set(
    inside
      .slice(0, k)
      .flatMap((i, n) => (verdicts[n] === 'text' && page.weights[i]! > 0 ? [homeOf(page.lines[i]!)] : [])),
  )
  const goesOn = inside
    .slice(k + 1)
    .some((i, n) => verdicts[k + 1 + n] === 'text' && page.weights[i]! >= LONG_TEXT && isHome(page.lines[i]!, homes))
  return behind <= sums.at(-1)! * (goesOn ? 0 : MOST_BEHIND)
}

/** Letters of a paragraph that is surely one. */
const LONG_TEXT = 40

/** The element whose paragraph a line is. */
const homeOf = ({ block }: Line): Element | undefined => (block.name === 'p' ? block.parent : undefined)
const isHome = (line: Line, homes: ReadonlySet<Element | undefined>): boolean => {
  const home = homeOf(line)
  return home !== undefined && homes.has(home)
}

/** Without the lines before the text and behind it that hold a date and nothing else. */
function withoutStamps(lines: readonly string[], words: PageWords): string[] {
  const isText = (line: string) => !isStamp(line, words)
  const from = lines.findIndex(isText)
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex(isText) + 1)
}

const LONGEST_STAMP = 60
/** Beside a date stand an era, a word for the hour, a place. */
const LETTERS_BESIDE = 6

function isStamp(line: string, words: PageWords): boolean {
  if (line.length > LONGEST_STAMP || !/\p{N}/u.test(line)) return false
  const time = timeIn(line, words)
  return time !== undefined && bare(line.replace(time.written, '')).replace(/\p{N}/gu, '').length <= LETTERS_BESIDE
}

function verdictOf(line: Line, title: string | undefined, words: PageWords): Verdict {
  const { text } = line
  const own = bare(text)
  if (own === '' || own === bare(title ?? '')) return 'out'
  if (isHashtags(text) || isClock(text) || isAddress(text)) return 'out'
  const start = words.startOf(text)
  const role = start?.role
  if (start && role !== undefined && LABELS.has(role)) {
    const alone = start.rest === '' || (start.rest.length <= 4 && !/\p{L}/u.test(start.rest))
    if (alone) return role === 'comments' ? 'over' : ENDS.has(role) ? 'end' : 'out'
    if (isLabel(line, start, role)) return 'out'
  }
  if (text.length <= LONGEST_POLICY && words.findAll(text).some(({ role: found }) => found === 'policy')) return 'end'
  if (
    text.length <= LONGEST_LABEL &&
    /[\u00a9\u2122]/.test(text) &&
    words.findAll(text).some(({ role: found }) => found === 'rights')
  )
    return 'out'
  if (line.linked > line.letters * 0.8 && !words.isMedium(text)) return 'out'
  return 'text'
}

/** Whether a phrase that a line begins with makes all of it a label, a call or a teaser. */
function isLabel(
  line: Line,
  { rest, parted, words }: { rest: string; parted: boolean; words: number },
  role: WordRole,
): boolean {
  const { text } = line
  const leads = line.linked > line.letters * 0.3
  switch (role) {
    case 'related':
      return text.length <= LONGEST_LABEL && (parted || leads)
    case 'related-colon':
      return text.length <= LONGEST_LABEL && ((parted && leads) || isLinked(line))
    case 'published':
    case 'modified':
      return text.length <= LONGEST_CALL && /\p{N}/u.test(rest) && !/[.\u061f!]$/.test(text)
    case 'tags':
    case 'photo':
    case 'advert':
      return text.length <= LONGEST_CALL && parted
    default:
      return CALLS.has(role) && text.length <= LONGEST_LABEL && (parted || leads || (words > 1 && !isSentence(text)))
  }
}

/** A call is no sentence of an article: shorter, or without a full stop. */
const isSentence = (text: string): boolean => text.length > LONGEST_CALL && /[.\u061f!]["\u00bb)]?$/.test(text)

const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text)

/** The hour of an entry in a running report. */
const isClock = (text: string): boolean => /^\p{Nd}{1,2}[:.]\p{Nd}{2}\s*\p{L}{0,6}$/u.test(text)

const isHashtags = (text: string): boolean => /^(\s*#[\p{L}\p{M}\p{N}_]+[\s,\u060c|.]*)+$/u.test(text)
