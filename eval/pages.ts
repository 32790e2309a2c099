// How much of an article comes out of its page, and how much that is not of it: real pages beside the project, and our own.
//   node eval/pages.ts [--rival] [--wrong] [--folder DIR] [--write]
// --folder takes pages of any other collection besides: DIR/html/NAME.html with what is expected of it in DIR/txt/NAME.txt.
// --rival runs Readability over the same pages, as the project did before. --wrong prints what was lost and what was taken besides.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { readPage } from '../src/ingest/html-page.ts'
import { missing, SHARED } from './beside.ts'
import { writeSection } from './results.ts'

/** What is to come out of a page. */
export interface Gold {
  readonly page: string
  readonly bytes: Buffer
  /** Absent: only phrases are known. */
  readonly paragraphs?: readonly string[]
  /** Paragraphs of the gold are those of the page; some collections lost them. */
  readonly paragraphsKept: boolean
  readonly has: readonly string[]
  readonly hasNot: readonly string[]
}

export interface Score {
  readonly page: string
  /** Share of the gold words that came out. */
  readonly found: number
  /** Share of what came out that is not gold. */
  readonly foreign: number
  /** Share of the gold paragraphs that came out as one; absent where the gold has none. */
  readonly paragraphs?: number
  readonly lost: readonly string[]
  readonly besides: readonly string[]
}

/** On every page: so much of its words comes out, and no more than so much that is not of it. */
export const [LEAST_FOUND, MOST_FOREIGN] = [0.95, 0.05]

const HTML = join(SHARED, 'corpora', 'html')
const OWN = fileURLToPath(new URL('../fixtures/pages/', import.meta.url))

/** Words of letters and digits; marks and controls stand at other places in each collection. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** The real pages, each with what its collection says is its text. */
export function realPages(): Gold[] {
  const gold = (name: string) => readFileSync(join(HTML, 'gold', name), 'utf8')
  return readdirSync(HTML)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name): Gold => {
      const page = basename(name, '.html')
      const base = { page, bytes: readFileSync(join(HTML, name)), paragraphsKept: false, has: [], hasNot: [] }
      if (page.startsWith('jawhara'))
        return { ...base, paragraphs: between(gold(`${page}.xml.txt`), '<TEXT>', '</TEXT>').split('\n') }
      if (page.startsWith('cnnarabic'))
        return { ...base, paragraphs: gold('cnnarabic-newspaper4k.txt').split('\n\n'), paragraphsKept: true }
      if (page.startsWith('lbci'))
        return {
          ...base,
          paragraphs: JSON.parse(gold(`lbci-fundus.json`)).V1.body.sections[0].paragraphs,
          paragraphsKept: true,
        }
      const [phrases] = Object.values(JSON.parse(gold(`${page}.json`))) as [{ with: string[]; without: string[] }]
      return { ...base, has: phrases.with, hasNot: phrases.without }
    })
}

const between = (text: string, open: string, close: string): string =>
  text.slice(text.indexOf(open) + open.length, text.indexOf(close))

/** Our own pages, each with the record that is expected of it. */
export function ownPages(): Gold[] {
  return readdirSync(OWN)
    .filter((name) => /\.html?$/.test(name))
    .sort()
    .flatMap((name): Gold[] => {
      const record = JSON.parse(readFileSync(join(OWN, name.replace(/\.html?$/, '.json')), 'utf8'))
      if (record.article === undefined) return []
      return [
        {
          page: basename(name, '.html'),
          bytes: readFileSync(join(OWN, name)),
          paragraphs: record.article.text.split('\n'),
          paragraphsKept: true,
          has: [],
          hasNot: [],
        },
      ]
    })
}

/** The pages of a folder, each with a text of the same name. */
export function pagesIn(folder: string): Gold[] {
  return readdirSync(join(folder, 'txt'))
    .filter((name) => name.endsWith('.txt') && existsSync(join(folder, 'html', name.replace(/\.txt$/, '.html'))))
    .sort()
    .map((name) => ({
      page: basename(name, '.txt'),
      bytes: readFileSync(join(folder, 'html', name.replace(/\.txt$/, '.html'))),
      paragraphs: readFileSync(join(folder, 'txt', name), 'utf8').split(/\n+/),
      paragraphsKept: true,
      has: [],
      hasNot: [],
    }))
}

export function score({ page, paragraphs, paragraphsKept, has, hasNot }: Gold, text: string): Score {
  if (paragraphs === undefined) {
    const lost = has.filter((phrase) => !text.includes(phrase))
    const besides = hasNot.filter((phrase) => text.includes(phrase))
    return { page, found: 1 - lost.length / has.length, foreign: besides.length / hasNot.length, lost, besides }
  }
  const [gold, found] = [wordsOf(paragraphs.join('\n')), wordsOf(text)]
  const [lost, besides] = [less(gold, found), less(found, gold)]
  const lines = new Set(text.split('\n').map((line) => wordsOf(line).join(' ')))
  const whole = paragraphs.map((paragraph) => wordsOf(paragraph).join(' ')).filter((paragraph) => paragraph !== '')
  return {
    page,
    found: 1 - lost.length / gold.length,
    foreign: found.length === 0 ? 0 : besides.length / found.length,
    ...(paragraphsKept ? { paragraphs: whole.filter((paragraph) => lines.has(paragraph)).length / whole.length } : {}),
    lost,
    besides,
  }
}

/** Words of one list that the other does not have, as often as it lacks them. */
function less(list: readonly string[], other: readonly string[]): string[] {
  const there = new Map<string, number>()
  for (const word of other) there.set(word, (there.get(word) ?? 0) + 1)
  return list.filter((word) => {
    const count = there.get(word) ?? 0
    if (count > 0) there.set(word, count - 1)
    return count === 0
  })
}

export const readText = ({ bytes, page }: Gold): string => {
  const read = readPage(bytes, page)
  return 'article' in read ? read.article.text : ''
}

/** Readability, with the bytes read as UTF-8, a line for each block. */
function readabilityText({ bytes }: Gold): string {
  const { document } = parseHTML(bytes.toString('utf8'))
  if (!document.documentElement) return ''
  const article = new Readability(document, { charThreshold: 200 }).parse()
  const html = (article?.content ?? '').replace(/<\/?(?:p|div|br|li|h\d|tr|section)\b[^>]*>/gi, '\n')
  return parseHTML(`<html><body>${html}</body></html>`).document.body?.textContent ?? ''
}

function table(name: string, scores: readonly Score[], isWhole = true): string {
  const percent = (share: number | undefined) => (share === undefined ? '–' : (share * 100).toFixed(1)).padStart(6)
  const within = scores.filter(({ found, foreign }) => found >= LEAST_FOUND && foreign <= MOST_FOREIGN).length
  const least = Math.min(...scores.map(({ found }) => found))
  const most = Math.max(...scores.map(({ foreign }) => foreign))
  const sum = `${name}: ${within} of ${scores.length} pages within 95 % found and 5 % foreign; worst ${percent(least).trim()} % found, ${percent(most).trim()} % foreign`
  const rows = scores.map(
    (one) => `${one.page.padEnd(44)} ${percent(one.found)}  ${percent(one.foreign)}  ${percent(one.paragraphs)}`,
  )
  return isWhole ? [sum, `${'page'.padEnd(44)} found %  foreign %  paragraphs %`, ...rows].join('\n') : sum
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      rival: { type: 'boolean' },
      wrong: { type: 'boolean' },
      folder: { type: 'string' },
      write: { type: 'boolean' },
    },
  })
  const sets = [
    ...(missing('corpora', 'html') ? [] : [['real pages', realPages()] as const]),
    ['our own pages', ownPages()] as const,
    ...(values.folder ? [[`pages of ${basename(values.folder)}`, pagesIn(values.folder)] as const] : []),
  ]
  const parts = sets.flatMap(([name, pages]) => {
    const scores = pages.map((page) => score(page, readText(page)))
    if (values.wrong)
      for (const { page, lost, besides } of scores)
        if (lost.length + besides.length > 0) console.error(page, { lost: lost.join(' '), besides: besides.join(' ') })
    return [
      table(name, scores),
      ...(values.rival
        ? [
            table(
              `${name}, by Readability`,
              pages.map((page) => score(page, readabilityText(page))),
              false,
            ),
          ]
        : []),
    ]
  })
  const figures = parts.join('\n\n')
  process.stdout.write(`${figures}\n`)
  if (values.write)
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'pages',
      `node eval/pages.ts --rival${values.folder ? ` --folder ${basename(values.folder)}` : ''}`,
      figures,
    )
}
