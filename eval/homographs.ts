// How often a word spelled like a reporting verb or preposition is one, and whether the extractor can tell.
//   node eval/homographs.ts [--write]       precision and recall of each, over occurrences judged by a reader
//   node eval/homographs.ts --show WORD     the occurrences drawn of one, each with what the extractor decided, to be judged
// Words: eval/homographs/words.tsv. Judgements: eval/homographs/judged.tsv, without any text of the articles, which lie beside the project.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import { alternatives } from '../src/core/lexicon.ts'
import type { Document } from '../src/core/records.ts'
import { foldedText } from '../src/core/text/fold.ts'
import { tokenize } from '../src/core/text/tokens.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { SHARED } from './beside.ts'
import { writeSection } from './results.ts'

const ROOT = fileURLToPath(new URL('.', import.meta.url))

/** The corpora that occurrences are drawn from. */
export const CORPORA = {
  jawhara: 'jawhara-sample.jsonl.gz',
  ntrex: 'open/ntrex-ar.jsonl',
  saudi: 'saudinewsnet-part.jsonl.gz',
  wikinews: 'open/wikinews-farasa.jsonl',
} as const
export type CorpusName = keyof typeof CORPORA

/** Where a word stands: `offset` in UTF-16 units of the document's text. */
export interface Occurrence {
  readonly corpus: CorpusName
  readonly id: string
  readonly offset: number
}

export interface Judged extends Occurrence {
  readonly word: string
  readonly cue: boolean
}

export interface Homograph {
  readonly id: string
  readonly forms: ReadonlySet<string>
}

/** So many of each are drawn. */
const DRAWN = 100
/** Any number will do; another draws other occurrences. */
const SEED = 20

const rows = (name: string): string[][] =>
  readFileSync(join(ROOT, 'homographs', name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

export const homographs = (): Homograph[] =>
  rows('words.tsv').map(([id, forms]) => ({ id: id!, forms: new Set(alternatives(forms!).map(foldedText)) }))

export const judgements = (): Judged[] =>
  rows('judged.tsv').map(([word, corpus, id, offset, cue]) => ({
    word: word!,
    corpus: corpus as CorpusName,
    id: id!,
    offset: Number(offset),
    cue: cue === 'yes',
  }))

export function documents(corpus: CorpusName): Document[] {
  const bytes = readFileSync(join(SHARED, 'corpora', CORPORA[corpus]))
  const text = (CORPORA[corpus].endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const document = Object.entries(JSON.parse(line) as object).filter(([, value]) => value !== null)
      return Object.fromEntries(document) as unknown as Document
    })
}

/** The occurrences of each homograph in a document, in text order. */
export function occurrences(
  corpus: CorpusName,
  { id, text }: Pick<Document, 'id' | 'text'>,
  words: readonly Homograph[],
): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>(words.map((word) => [word.id, []]))
  for (const token of tokenize(text))
    for (const word of words)
      if (word.forms.has(token.text)) found.get(word.id)!.push({ corpus, id, offset: token.start })
  return found
}

/** As many as asked, the same ones each time, whatever order they come in: those whose place hashes lowest. */
export function drawn(all: readonly Occurrence[], count: number, seed: number): Occurrence[] {
  const keyed = all.map((each) => ({ each, key: hash(`${seed} ${each.corpus} ${each.id} ${each.offset}`) }))
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ each }) => each)
    .sort((a, b) =>
      a.corpus < b.corpus ? -1 : a.corpus > b.corpus ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : a.offset - b.offset,
    )
}

/** FNV-1a over UTF-16 units, its bits mixed once more: neighbouring places must not draw together. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 12)) >>> 0
}

export interface Tally {
  readonly word: string
  readonly read: number
  readonly cues: number
  readonly found: number
  readonly right: number
}

/** What the extractor decided about each judged occurrence, counted by word, in the words' order. */
export function tallied(judged: readonly Judged[], isCue: (occurrence: Judged) => boolean): Tally[] {
  const words = [...new Set(judged.map(({ word }) => word))]
  return words.map((word) => {
    const of = judged.filter((each) => each.word === word)
    const found = of.filter(isCue)
    return {
      word,
      read: of.length,
      cues: of.filter(({ cue }) => cue).length,
      found: found.length,
      right: found.filter(({ cue }) => cue).length,
    }
  })
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '     –' : `${((100 * part) / whole).toFixed(1).padStart(6)}`

export function table(tallies: readonly Tally[]): string {
  const all = tallies.reduce(
    (sum, { read, cues, found, right }) => ({
      word: 'all',
      read: sum.read + read,
      cues: sum.cues + cues,
      found: sum.found + found,
      right: sum.right + right,
    }),
    { word: 'all', read: 0, cues: 0, found: 0, right: 0 },
  )
  const lines = [...tallies, all].map(
    ({ word, read, cues, found, right }) =>
      `${word.padEnd(8)}${String(read).padStart(6)}${String(cues).padStart(6)}${String(found).padStart(7)}   ${share(right, found)}  ${share(right, cues)}`,
  )
  return ['word      read  cues  found        P       R', ...lines, ''].join('\n')
}

/** Where the cues of a document begin and end. */
function cueFinder(): (document: Document) => readonly (readonly [number, number])[] {
  const lexicon = loadLexicon()
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  return (document) =>
    [...read.run(document)]
      .flatMap((reading) => [...attribute.run(reading)])
      .flatMap(({ attributions }) => attributions.flatMap(({ cue }) => cue))
}

/** Whether a cue covers an occurrence; the word may begin with a conjunction that is no part of the cue. */
function decisions(judged: readonly Occurrence[]): (occurrence: Occurrence) => boolean {
  const key = ({ corpus, id }: Occurrence) => `${corpus} ${id}`
  const wanted = new Set(judged.map(key))
  const cues = new Map<string, readonly (readonly [number, number])[]>()
  const find = cueFinder()
  for (const corpus of Object.keys(CORPORA) as CorpusName[])
    for (const document of documents(corpus)) {
      const at = key({ corpus, id: document.id, offset: 0 })
      if (wanted.has(at)) cues.set(at, find(document))
    }
  return (occurrence) =>
    cues.get(key(occurrence))?.some(([from, to]) => from <= occurrence.offset + 1 && occurrence.offset < to) === true
}

/** A reader of the figures alone must know it. */
const CAUTION =
  'The rules were mended on these very occurrences; before that they gave P 76.1, R 80.3 over all. See eval/homographs/README.md.\n'

/** The judged table as it stands now, measured. */
export const measured = (): Tally[] => {
  const judged = judgements()
  return tallied(judged, decisions(judged))
}

function drawOf(word: Homograph): Occurrence[] {
  const all = (Object.keys(CORPORA) as CorpusName[]).flatMap((corpus) =>
    documents(corpus).flatMap((document) => occurrences(corpus, document, [word]).get(word.id)!),
  )
  return drawn(all, DRAWN, SEED)
}

/** A reader needs so much of the text on each side. */
const CONTEXT = 110

function show(word: Homograph): void {
  const places = drawOf(word)
  const decided = decisions(places)
  const texts = new Map(
    (Object.keys(CORPORA) as CorpusName[]).flatMap((corpus) =>
      documents(corpus).map(({ id, text }) => [`${corpus} ${id}`, text] as const),
    ),
  )
  for (const place of places) {
    const text = texts.get(`${place.corpus} ${place.id}`)!
    const around = `${text.slice(Math.max(0, place.offset - CONTEXT), place.offset)}⟦${text.slice(place.offset, place.offset + CONTEXT)}`
    process.stdout.write(
      `${word.id}\t${place.corpus}\t${place.id}\t${place.offset}\t${decided(place) ? 'yes' : 'no'}\t${around.replaceAll('\n', ' ¶ ')}\n`,
    )
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, name] = process.argv.slice(2)
  if (option === '--show') {
    const word = homographs().find(({ id }) => id === name)
    if (word === undefined) throw new Error(`unknown word: expected one of words.tsv, got ${name}`)
    show(word)
  } else {
    const figures = `${table(measured())}${CAUTION}`
    process.stdout.write(figures)
    if (option === '--write') writeSection(join(ROOT, 'RESULTS.md'), 'homographs', 'node eval/homographs.ts', figures)
  }
}
