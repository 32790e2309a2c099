// Plant passages of one corpus in articles of another, with six kinds of edits, and score how they are found.
//   node eval/planted.ts [--seeds 7,8,9] [--limits] [--write]
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
import type { Document } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { apart } from './apart.ts'
import { SHARED } from './beside.ts'
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

/** Generate the set of a seed, link it, score it. */
export function planted(seed: number, sources: Sources, limits: Limits = {}): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    const [from, hosts] = [CORPORA.sources, CORPORA.hosts].map((name) => join(SHARED, 'corpora', name)) as [
      string,
      string,
    ]
    const corpus = sources === 'given' ? from : written(join(folder, 'apart.jsonl'), apart(lines<Document>(from)))
    run(join(SHARED, 'gold', 'reuse', 'generate.mjs'), [corpus, hosts, folder, '--seed', String(seed)])
    const links = [...linkDocuments(loadLexicon(), lines<Document>(join(folder, 'documents.jsonl')), undefined, limits)]
    const [gold, found] = [join(folder, 'gold.jsonl'), written(join(folder, 'links.jsonl'), links)]
    const scored = run(join(SHARED, 'gold', 'reuse', 'score.mjs'), [gold, found, '--only', 'host-,source-', '--json'])
    return { seed, sources, ...JSON.parse(scored) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CORPORA = { sources: 'saudinewsnet-part.jsonl.gz', hosts: 'jawhara-sample.jsonl.gz' }

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
    `seed ${one.seed}, sources ${one.sources}: PlagDet ${one.plagdet}  precision ${one.precision}  recall ${one.recall}  granularity ${one.granularity}  (${one.cases} planted, ${one.false} false)`,
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
    const all = seeds.map((seed) => planted(seed, 'apart', limits))
    const mean = (of: (one: Planted) => number) => (all.reduce((sum, one) => sum + of(one), 0) / all.length).toFixed(3)
    const name = Object.entries(limits).map(([limit, value]) => `--${limit} ${value}`)[0] ?? 'the rules as they are'
    return `${name.padEnd(22)} PlagDet ${mean((one) => one.plagdet)}  precision ${mean((one) => one.precision)}  recall ${mean((one) => one.recall)}  heavy ${mean((one) => one.byEdit.heavy?.recall ?? 0)}`
  }).join('\n')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isSweep = process.argv.includes('--limits')
  const at = process.argv.indexOf('--seeds')
  const seeds = (at < 0 ? (isSweep ? '101,102' : '7,8,9') : (process.argv[at + 1] ?? '')).split(',').map(Number)
  const text = isSweep
    ? sweep(seeds)
    : figures((['apart', 'given'] as const).flatMap((sources) => seeds.map((seed) => planted(seed, sources))))
  console.log(text)
  if (process.argv.includes('--write'))
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      isSweep ? 'planted limits' : 'planted',
      `node eval/planted.ts${isSweep ? ' --limits' : ''} --seeds ${seeds}`,
      text,
    )
}
