import type { Boxed } from './html-boxes.ts'
import { clean } from './html-clean.ts'
import type { PageLines } from './html-lines.ts'
import { givenTime, labelledTimes, type PageTime } from './html-times.ts'
import { type Element, elementsOf, isHidden, outwards, textIn } from './html-tree.ts'
import { bare, type PageWords } from './html-words.ts'

/** What a page shows of its article beside the text. */
export interface ShownFacts {
  readonly published?: PageTime
  readonly modified?: PageTime
  readonly author?: string
}

const HEADINGS = /^h[1-4]$/

/** Of a title, so much has to stand in a heading for it to be the one that shows it. */
const MOST_OF_TITLE = 0.6

/**
 * The element that shows the title of a page: a heading that says it, in the page's words or about so; failing that any short line
 * that says it; failing that the only heading of the first rank.
 */
export function headlineOf(root: Element, page: PageLines, title: string | undefined): Element | undefined {
  const wanted = bare(title ?? '')
  const headings = [...elementsOf(root)]
    .filter(({ name }) => HEADINGS.test(name))
    .filter((element) => ![...outwards(element)].some(isHidden))
    .map((element) => ({ element, own: bare(textIn(element)) }))
  if (wanted !== '') {
    const same = headings.find(({ own }) => own === wanted)
    if (same) return same.element
    const line = page.lines.find(({ text, block }) => !isTitle(block) && bare(text) === wanted)
    if (line) return line.block
    const about = headings.find(
      ({ own }) => own.length >= wanted.length * MOST_OF_TITLE && (wanted.includes(own) || own.includes(wanted)),
    )
    if (about) return about.element
  }
  const firsts = headings.filter(({ element, own }) => element.name === 'h1' && own !== '')
  return firsts.length === 1 ? firsts[0]!.element : undefined
}

const isTitle = ({ name }: Element): boolean => name === 'title' || name === 'head'

/** Where facts about an article stand: so many lines before its headline, into its text, and behind it. */
const BEFORE = 6
const INTO = 3
const BEHIND = 12
/** Where nothing shows the headline, so many lines before the text. */
const BEFORE_TEXT = 15

/** Facts about an article are given in short lines. */
const LONGEST_FACT = 140
const LONGEST_BYLINE = 80

/** Read the times and the author that a page shows around its article. */
export function shownFacts(
  root: Element,
  page: Boxed,
  ranges: readonly (readonly [from: number, to: number])[],
  headline: Element | undefined,
  words: PageWords,
): ShownFacts {
  if (ranges.length === 0) return {}
  const heading = headline && page.ranges.get(headline)
  const [first, to] = [ranges[0]![0], ranges.at(-1)![1]]
  const from = heading && heading[1] < to ? Math.max(first, heading[1]) : first
  const start = heading && heading[0] <= from ? heading[0] - BEFORE : from - BEFORE_TEXT
  const around = [...numbers(start, from + INTO), ...numbers(Math.max(to - INTO, from + INTO), to + BEHIND)]
  const lines = around.flatMap((i) => {
    const line = page.lines[i]
    return line && line.text.length <= LONGEST_FACT ? [line] : []
  })
  const times = lines.map(({ text }) => labelledTimes(text, words))
  const ahead = lines.slice(0, numbers(start, from + INTO).length)
  const marked = timeElement(root, page, [start, from + INTO, to + BEHIND], words)
  return {
    ...some(
      'published',
      marked ??
        times.find(({ published }) => published)?.published ??
        times.slice(0, ahead.length).find(({ bare: time }) => time)?.bare,
    ),
    ...some('modified', times.find(({ modified }) => modified)?.modified),
    ...some('author', authorIn(lines, words) ?? authorElement(root, page, [start, from + INTO, to + BEHIND], words)),
  }
}

/** Lines around an article: from where its head begins, over where its text begins, to some way behind it. */
type Window = readonly [from: number, text: number, to: number]

function isAround(element: Element, page: Boxed, [from, text, to]: Window): boolean {
  const at = page.ranges.get(element)?.[0]
  return at !== undefined && at >= from && at <= to && (at <= text || page.boxes[at] !== 'apart')
}

/** The first time that is marked as one around the article. */
function timeElement(root: Element, page: Boxed, window: Window, words: PageWords): PageTime | undefined {
  for (const element of elementsOf(root)) {
    if (element.name !== 'time' || element.attributes.datetime === undefined || !isAround(element, page, window))
      continue
    const time = givenTime(clean(element.attributes.datetime), words)
    if (time) return time
  }
  return undefined
}

const some = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [k in K]: V })

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - Math.max(0, from)) }, (_, i) => Math.max(0, from) + i)

function authorIn(lines: readonly { readonly text: string }[], words: PageWords): string | undefined {
  for (const { text } of lines) {
    const start = words.startOf(text)
    if (start?.role !== 'author' || text.length > LONGEST_BYLINE || start.rest === '') continue
    const name = nameIn(start.rest, words)
    if (name !== undefined && (start.parted || isShort(name))) return name
  }
  return undefined
}

/** The first element around the article that is marked as its author's. */
function authorElement(root: Element, page: Boxed, window: Window, words: PageWords): string | undefined {
  for (const element of elementsOf(root)) {
    const { rel, itemprop } = element.attributes
    const isMarked =
      /\bauthor\b/i.test(`${rel ?? ''} ${itemprop ?? ''}`.slice(0, 200)) || words.isMarked(element, 'author')
    if (!isMarked || !isAround(element, page, window)) continue
    const shown = clean(textIn(element))
    if (shown === undefined || shown.length > LONGEST_BYLINE) continue
    const start = words.startOf(shown)
    if (start && start.role !== 'author') continue
    const name = nameIn(start ? start.rest : shown, words)
    if (name !== undefined && isShort(name)) return name
  }
  return undefined
}

/** A name has two to five words; a verb that begins a sentence is followed by more. */
const isShort = (name: string): boolean => name.split(' ').length <= 5 && !/[.!?:\u061f]/.test(name)

/** A name without the date or section that stands behind it. */
function nameIn(text: string, words: PageWords): string | undefined {
  const date = words.datesIn(text)[0]
  const before = date ? text.slice(0, date.span[0]) : text
  const name = clean(before.split(/\s[|\u2022\u00b7\u2013\u2014-]\s|[|\u2022\u00b7]/)[0])?.replace(
    /[\s\-|:,\u060c]+$/,
    '',
  )
  return name === undefined || name === '' || /\d{2}:\d{2}/.test(name) || !/\p{L}{2}/u.test(name) ? undefined : name
}

/** A line that names a source is short, and an article has one or two; a page with more marks something else by that name. */
const LONGEST_CREDIT = 100
const MOST_CREDITS = 2

/**
 * Lines by which a page says where its article comes from: marked as such, or beginning with a word that says so.
 *
 * @param kept  the lines of the text
 */
export function creditLines(
  page: Boxed,
  kept: readonly string[],
  ranges: readonly (readonly [number, number])[],
  words: PageWords,
): string[] {
  const near = ranges.length > 0 ? ranges.at(-1)![1] + BEHIND : 0
  const from = ranges.length > 0 ? Math.min(...ranges.map(([start]) => start)) - BEFORE_TEXT : 0
  const marked = page.lines.filter((line, i) => page.boxes[i] !== 'apart' && isMarkedSource(line.block, words))
  const named = page.lines.filter((line, i) => {
    if (i < from || i > near || page.boxes[i] === 'apart') return false
    const start = words.startOf(line.text)
    return start?.role === 'source' && start.parted && start.rest !== ''
  })
  const lines = [...marked, ...named]
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_CREDIT && !/^\p{N}/u.test(text))
  const distinct = [...new Set(lines)]
  const beside = distinct.filter((text) => !kept.includes(text))
  return beside.length <= MOST_CREDITS ? distinct : []
}

/** How far out a mark of a source reaches. */
const MARK_REACH = 3

function isMarkedSource(block: Element, words: PageWords): boolean {
  let at: Element | undefined = block
  for (let i = 0; at && i < MARK_REACH; i++, at = at.parent) if (words.isMarked(at, 'source')) return true
  return false
}
