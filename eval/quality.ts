// Measure attributions, credits, datelines and figures on a truth set, by that set's own scorer.
//   node eval/quality.ts dev|seed|harbour|a|b|c|d|e [--misses 40] [--doc ID] [--one-line] [--write]
// --write puts the table into eval/RESULTS.md. `dev` and `seed` lie beside the project; `harbour` is our own;
// `a` … `g` are our own marks on texts beside the project (marked/README.md).
// --one-line joins each article's paragraphs first, as careless extractors do: the score should fall little.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import type { Analysis, Document } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { SHARED } from './beside.ts'
import { markedFolder } from './marked.ts'
import { writeSection } from './results.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export const SETS = {
  dev: () => join(SHARED, 'gold', 'dev'),
  seed: () => join(SHARED, 'seed'),
  harbour: () => join(ROOT, 'examples', 'harbour', 'gold'),
  a: () => markedFolder('a'),
  b: () => markedFolder('b'),
  c: () => markedFolder('c'),
  d: () => markedFolder('d'),
  e: () => markedFolder('e'),
  f: () => markedFolder('f'),
  g: () => markedFolder('g'),
} as const
export type SetName = keyof typeof SETS

/** What the scorer prints of each measure. */
export type Measure = { readonly p: number; readonly r: number; readonly f1: number }
export type Scores = Readonly<Record<string, number>> &
  Readonly<Record<'cue' | 'source' | 'content' | 'whole' | 'quotation' | 'credit' | 'dateline' | 'figure', Measure>>

/** Analyse every document of a truth set and score it. */
export function score(set: SetName): Scores {
  return JSON.parse(scorer(set, ['--json']))
}

function scorer(set: SetName, options: readonly string[], change: Change = asItIs): string {
  const folder = SETS[set]()
  const file = join(mkdtempSync(join(tmpdir(), 'isnad-')), 'predictions.jsonl')
  writeFileSync(
    file,
    analyses(documents(folder).map(change))
      .map((analysis) => `${JSON.stringify(analysis)}\n`)
      .join(''),
  )
  return execFileSync(process.execPath, [join(SHARED, 'gold', 'score.mjs'), folder, file, ...options], {
    encoding: 'utf8',
  })
}

/** What is done to a document before it is analysed; places in its text stay as they are. */
type Change = (document: Document) => Document

const asItIs: Change = (document) => document
const inOneLine: Change = (document) => ({ ...document, text: document.text.replaceAll('\n', ' ') })

function analyses(documents: readonly Document[]): Analysis[] {
  const lexicon = loadLexicon()
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  return documents.flatMap((document) => [...read.run(document)].flatMap((reading) => [...attribute.run(reading)]))
}

const documents = (folder: string): Document[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.doc.json'))
    .sort()
    .map((name) => {
      const document = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      // null stands for «not given» in the truth sets
      return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null)) as unknown as Document
    })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [set = 'dev', ...options] = process.argv.slice(2)
  if (!(set in SETS)) throw new Error(`unknown set: expected ${Object.keys(SETS).join(', ')}, got ${set}`)
  const [write, oneLine] = [options.includes('--write'), options.includes('--one-line')]
  const table = scorer(
    set as SetName,
    options.filter((option) => option !== '--write' && option !== '--one-line'),
    oneLine ? inOneLine : asItIs,
  )
  process.stdout.write(table)
  const run = oneLine ? `${set} --one-line` : set
  if (write) writeSection(join(ROOT, 'eval', 'RESULTS.md'), `quality ${run}`, `node eval/quality.ts ${run}`, table)
}
