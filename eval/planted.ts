// Plant passages of one corpus in articles of another, with six kinds of edits, and score how they are found.
//   node eval/planted.ts [--seeds 7,8,9] [--limits | --nearest | --harder] [--write]
// --nearest compares ways to tell which of several articles that carry a passage it was taken from; --harder plants what was told anew.
// --limits moves one limit of `isnad links` at a time, on seeds of its own: what the rules gain over any fixed one.
// --write renews the block in RESULTS.md. The generator and the scorer (the measures of the PAN text-alignment task) lie beside the project.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Limits } from '../src/core/3-links/limits.ts'
import { linkDocuments } from '../src/core/3-links/link-documents.ts'
import { nearest } from '../src/core/3-links/nearest.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import type { Document, Link, Span } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { apart } from './apart.ts'
import { SHARED } from './beside.ts'
import { harder, KINDS } from './planted/harder.ts'
import { writeSection } from './results.ts'

/** What a set of planted passages was made from: `given` as the corpora are; `apart` without articles that share text with an earlier one. */
export type Sources = 'given' | 'apart'

export interface Planted {
  readonly seed: number
  readonly sources: Sources
  readonly cases: number
  readonly precision: number
  readonly recall: number
  readonly granularity: number
  readonly plagdet: number
  readonly false: number
  readonly byEdit: Readonly<Record<string, { readonly cases: number; readonly found: number; readonly recall: number }>>
}

/** What is scored of the links of a set: all of them, unless something picks. */
export type Pick = (links: readonly Link[]) => readonly Link[]

/** Generate the set of a seed, link it, score it. */
export function planted(
  seed: number,
  sources: Sources,
  limits: Limits = {},
  picks: readonly Pick[] = [(links) => links],
): Planted[] {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    const { from, hosts } = FILES
    const corpus = sources === 'given' ? from : written(join(folder, 'apart.jsonl'), apart(lines<Document>(from)))
    run(join(SHARED, 'gold', 'reuse', 'generate.mjs'), [corpus, hosts, folder, '--seed', String(seed)])
    const links = [...linkDocuments(loadLexicon(), lines<Document>(join(folder, 'documents.jsonl')), undefined, limits)]
    return picks.map((pick) => ({ seed, sources, ...scored(join(folder, 'gold.jsonl'), pick(links), folder) }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Passages of articles that share no text with each other, told anew in articles of the other corpus. */
function plantedHarder(seed: number): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    const { documents, gold } = harder(apart(lines<Document>(FILES.from)), lines<Document>(FILES.hosts), numbers(seed))
    const links = [...linkDocuments(loadLexicon(), documents)]
    return { seed, sources: 'apart', ...scored(written(join(folder, 'gold.jsonl'), gold), links, folder) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Scores = Omit<Planted, 'seed' | 'sources'>

function scored(gold: string, links: readonly Link[], folder: string): Scores {
  const found = written(join(folder, 'links.jsonl'), links)
  const json = run(join(SHARED, 'gold', 'reuse', 'score.mjs'), [gold, found, '--only', 'host-,source-', '--json'])
  return JSON.parse(json) as Scores
}

const FILES = {
  from: join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz'),
  hosts: join(SHARED, 'corpora', 'jawhara-sample.jsonl.gz'),
}

const run = (script: string, args: readonly string[]): string =>
  execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' })

function lines<T>(file: string): T[] {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

function written(file: string, records: readonly unknown[]): string {
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  return file
}

function figures(all: readonly Planted[]): string {
  const edits = Object.keys(all[0]?.byEdit ?? {}).sort()
  const rows = all.map((one) => [
    `seed ${one.seed}, sources ${one.sources}: ${measures(one)}`,
    `  recall by edit: ${edits.map((edit) => `${edit} ${one.byEdit[edit]?.recall}`).join('  ')}`,
  ])
  return [...rows.flat(), ...(all.some(({ sources }) => sources === 'given') ? [CEILING] : [])].join('\n')
}

const CEILING =
  'given: sources as they are, with what papers print from one wire; a passage truly found in a second paper counts as false there'

const SWEEP: readonly Limits[] = [
  {},
  ...[1, 4, 7, 10, 15, 25, 50].map((words) => ({ words })),
  ...[0, 0.2, 0.4, 0.55, 0.75, 0.9, 1].map((identity) => ({ identity })),
  ...[0.05, 0.1, 0.25, 0.5, 0.8].map((coverage) => ({ coverage })),
]

const sweep = (seeds: readonly number[]): string =>
  SWEEP.map((limits) => {
    const all = seeds.flatMap((seed) => planted(seed, 'apart', limits))
    const mean = (of: (one: Planted) => number) => (all.reduce((sum, one) => sum + of(one), 0) / all.length).toFixed(3)
    const name = Object.entries(limits).map(([limit, value]) => `--${limit} ${value}`)[0] ?? 'the rules as they are'
    return `${name.padEnd(22)} PlagDet ${mean((one) => one.plagdet)}  precision ${mean((one) => one.precision)}  recall ${mean((one) => one.recall)}  heavy ${mean((one) => one.byEdit.heavy?.recall ?? 0)}`
  }).join('\n')

/** Which of several articles that carry a passage it was taken from: what is left of the links by each way. */
const WAYS: readonly (readonly [name: string, pick: Pick])[] = [
  ['all', (links) => links],
  ['--nearest: no third article has more in common with both', nearestLinks],
  ['no other source has more in common with the host', (links) => strongestOfHost(links, false)],
  ['the same, of equal ones the first by its id', (links) => strongestOfHost(links, true)],
]

function nearestLinks(links: readonly Link[]): Link[] {
  const near = nearest()
  links.forEach(near.see)
  return links.flatMap((link) => near.of(link) ?? [])
}

/** Of passages in one place of a host the one with most equal words. Links between sources are not scored and may go. */
function strongestOfHost(links: readonly Link[], isOne: boolean): Link[] {
  const all = links
    .filter(({ a, b }) => a.startsWith('host-') && b.startsWith('source-'))
    .flatMap((link) => link.passages.map((passage) => ({ link, passage, words: passage.words * passage.identity })))
  const byHost = Map.groupBy(all, ({ link }) => link.a)
  const kept = all.filter(({ link, passage, words }) =>
    byHost.get(link.a)!.every((other) => {
      if (other.link === link || !isHalfIn(passage.a, other.passage.a)) return true
      return other.words < words || (other.words === words && (!isOne || link.b < other.link.b))
    }),
  )
  return kept.map(({ link, passage }) => ({ ...link, passages: [passage] }))
}

const isHalfIn = (one: Span, other: Span): boolean =>
  Math.min(one[1], other[1]) - Math.max(one[0], other[0]) >= 0.5 * (one[1] - one[0])

function ways(seeds: readonly number[]): string {
  const rows = seeds.flatMap((seed) =>
    planted(
      seed,
      'given',
      {},
      WAYS.map(([, pick]) => pick),
    ).map((one, way) => ({ way, line: `  seed ${seed}: ${measures(one)}` })),
  )
  return WAYS.map(([name], way) =>
    [name, ...rows.filter((row) => row.way === way).map(({ line }) => line)].join('\n'),
  ).join('\n')
}

const measures = ({ plagdet, precision, recall, granularity, cases, ...one }: Planted): string =>
  `PlagDet ${plagdet}  precision ${precision}  recall ${recall}  granularity ${granularity}  (${cases} planted, ${one.false} false)`

function toldAnew(seeds: readonly number[]): string {
  const all = seeds.map(plantedHarder)
  const row = (kind: string): string => {
    const each = all.flatMap(({ byEdit }) => byEdit[kind] ?? [])
    const cases = each.reduce((sum, one) => sum + one.cases, 0)
    const found = each.reduce((sum, one) => sum + one.found, 0)
    const recall = each.reduce((sum, one) => sum + one.recall * one.cases, 0) / cases
    return `  ${kind.padEnd(46)} found ${(found / cases).toFixed(3)}  recall of characters ${recall.toFixed(3)}  (${cases})`
  }
  return [...all.map((one) => `seed ${one.seed}: ${measures(one)}`), ...KINDS.map(row)].join('\n')
}

const SECTIONS = {
  limits: { name: 'planted limits', seeds: '101,102', figures: sweep },
  nearest: { name: 'planted nearest', seeds: '7,8,9', figures: ways },
  harder: { name: 'planted harder', seeds: '101,102', figures: toldAnew },
  planted: {
    name: 'planted',
    seeds: '7,8,9',
    figures: (seeds: readonly number[]) =>
      figures((['apart', 'given'] as const).flatMap((sources) => seeds.flatMap((seed) => planted(seed, sources)))),
  },
}

function main(options: readonly string[]): void {
  const asked = (['limits', 'nearest', 'harder'] as const).find((one) => options.includes(`--${one}`))
  const section = SECTIONS[asked ?? 'planted']
  const at = options.indexOf('--seeds')
  const seeds = (at < 0 ? section.seeds : (options[at + 1] ?? '')).split(',').map(Number)
  const text = section.figures(seeds)
  console.log(text)
  if (options.includes('--write'))
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      section.name,
      `node eval/planted.ts${asked === undefined ? '' : ` --${asked}`} --seeds ${seeds}`,
      text,
    )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2))
