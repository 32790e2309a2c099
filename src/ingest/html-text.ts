import type { Boxed } from './html-boxes.ts'
import { type Verdict, verdictOf } from './html-labels.ts'
import { type Line, sumsOf } from './html-lines.ts'
import { clockWritten, timeIn } from './html-times.ts'
import type { Element } from './html-tree.ts'
import { bare, type PageWords } from './html-words.ts'

/** So much of the text behind a sign of its end speaks for the sign being a box in its middle. */
const MOST_BEHIND = 0.3

/** What comes behind a heading for comments is comments, when an article stands before it. */
const LEAST_BEFORE_OVER = 0.2

/** What the lines of an article are taken by, beside where they stand. */
export interface About {
  readonly title: string | undefined
  readonly headline: Element | undefined
  /** The text that the page gives to search engines, in paragraphs; empty where it gives none. */
  readonly body: readonly string[]
}

/** The text of an article: lines in its ranges that nothing speaks against, in the order of the page. */
export function articleLines(
  page: Boxed,
  ranges: readonly (readonly [from: number, to: number])[],
  { title, headline, body }: About,
  words: PageWords,
): string[] {
  const numbers = ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))
  const inside = behindHeadline(numbers, page, headline).filter((i) => page.boxes[i] === undefined)
  const verdicts = inside.map((i) => verdictOf(page.lines[i]!, title, words))
  const weights = inside.map((i, k) => (verdicts[k] === 'text' ? page.weights[i]! : 0))
  const end = endOf(inside, verdicts, sumsOf(weights), page)
  const kept = inside.filter((_, k) => verdicts[k] === 'text' && (end < 0 || k < end))
  const lines = withoutEdges(
    kept.map((i) => page.lines[i]!.text),
    words,
  )
  return withoutCopy(withBody(lines, body, words))
}

/** Of lines around the headline those behind it, when the text comes there: what stands above is a section, a label, a date. */
function behindHeadline(numbers: readonly number[], page: Boxed, headline: Element | undefined): readonly number[] {
  const [from, to] = (headline && page.ranges.get(headline)) ?? [0, 0]
  const behind = numbers.filter((i) => i >= to)
  const weight = (list: readonly number[]) => list.reduce((sum, i) => sum + page.weights[i]!, 0)
  const above = numbers.filter((i) => i < from)
  return above.length < numbers.length - behind.length && weight(behind) > weight(above) ? behind : numbers
}

/** Where among the lines the article ends; below 0 when only with the last. */
function endOf(inside: readonly number[], verdicts: readonly Verdict[], sums: readonly number[], page: Boxed): number {
  const total = sums.at(-1)!
  const last = new Map<Element, number>()
  const homes = inside.map((i, k) =>
    verdicts[k] === 'text' && page.weights[i]! >= LONG_TEXT ? homeOf(page.lines[i]!) : undefined,
  )
  for (const [k, home] of homes.entries()) if (home) last.set(home, k)
  // how far the elements reach whose paragraphs came so far: where they go on, a label is no end
  let reach = -1
  for (const [k, verdict] of verdicts.entries()) {
    const home = homes[k]
    if (home) reach = Math.max(reach, last.get(home)!)
    if (verdict === 'over' && sums[k]! >= total * LEAST_BEFORE_OVER) return k
    if (verdict === 'end' && sums[k]! > 0 && reach < k && total - sums[k]! <= total * MOST_BEHIND) return k
  }
  return -1
}

/** Letters of a paragraph that is surely one. */
const LONG_TEXT = 40

/** The element whose paragraph a line is. */
const homeOf = ({ block }: Line): Element | undefined => (block.name === 'p' ? block.parent : undefined)

/** Without the lines before the text and behind it that hold a date, a count or a sign and nothing else. */
function withoutEdges(lines: readonly string[], words: PageWords): string[] {
  const isText = (line: string) => lettersIn(line) >= LEAST_LETTERS && !isStamp(line, words)
  const from = lines.findIndex(isText)
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex(isText) + 1)
}

const LONGEST_STAMP = 60
/** Beside a date stand an era or a word for the hour; with more it may be a dateline. */
const LETTERS_BESIDE = 3

function isStamp(line: string, words: PageWords): boolean {
  if (line.length > LONGEST_STAMP || !/\p{N}/u.test(line)) return false
  const time = timeIn(line, words)?.written ?? clockWritten(line, words)
  return time !== undefined && lettersIn(line.replace(time, '')) <= LETTERS_BESIDE
}

/** Shorter lines are buttons: «A+ A-». */
const LEAST_LETTERS = 3
const lettersIn = (text: string): number => bare(text).replace(/\p{N}/gu, '').length

/** So much of the lines in the body that the page gives, the two are the same text. */
const SAME = 0.7

/**
 * Without the labels before the text and behind it that the page's own account of the text does not have, where that account is plainly
 * of the same text. Sentences stay, for such accounts leave out leads; so do names of media, which are credits.
 */
function withBody(lines: readonly string[], body: readonly string[], words: PageWords): readonly string[] {
  const all = bare(body.join(''))
  if (all === '') return lines
  const known = lines.map((line) => all.includes(bare(line)))
  const letters = (chosen: readonly string[]) => chosen.reduce((sum, line) => sum + line.length, 0)
  if (letters(lines.filter((_, i) => known[i])) < letters(lines) * SAME) return lines
  const [from, to] = [known.indexOf(true), known.lastIndexOf(true)]
  return lines.filter((line, i) => (i >= from && i <= to) || isSentence(line) || isCredit(line, words))
}

/** A label is shorter than most sentences, and has no full stop. */
const LONGEST_LABEL = 60
const isSentence = (line: string): boolean => line.length > LONGEST_LABEL || /[.!?\u061f]$/.test(line)

const isCredit = (line: string, words: PageWords): boolean =>
  words.isMedium(line) || ['source', 'author'].includes(words.startOf(line)?.role ?? '')

/** A page may hold its text twice, for small and for large screens; the second time is left out when it is the same to the letter. */
function withoutCopy(lines: readonly string[]): string[] {
  const half = lines.length / 2
  const isTwice =
    half >= 2 && Number.isInteger(half) && lines.slice(0, half).every((line, i) => line === lines[half + i])
  return isTwice ? lines.slice(0, half) : [...lines]
}
