// Plant passages of one corpus in articles of another, with six kinds of edits, and score how they are found.
//   node eval/planted.ts [--seeds 7,8,9] [--write]
// --write renews the block in RESULTS.md. The generator and the scorer (the measures of the PAN text-alignment task) lie beside the project.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
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
export function planted(seed: number, sources: Sources): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    const [from, hosts] = [CORPORA.sources, CORPORA.hosts].map((name) => join(SHARED, 'corpora', name)) as [
      string,
      string,
    ]
    const corpus = sources === 'given' ? from : written(join(folder, 'apart.jsonl'), apart(lines<Document>(from)))
    run(join(SHARED, 'gold', 'reuse', 'generate.mjs'), [corpus, hosts, folder, '--seed', String(seed)])
    const links = [...linkDocuments(loadLexicon(), lines<Document>(join(folder, 'documents.jsonl')))]
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--seeds')
  const seeds = (at < 0 ? '7,8,9' : (process.argv[at + 1] ?? '')).split(',').map(Number)
  const text = figures((['apart', 'given'] as const).flatMap((sources) => seeds.map((seed) => planted(seed, sources))))
  console.log(text)
  if (process.argv.includes('--write'))
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'planted',
      `node eval/planted.ts --seeds ${seeds}`,
      text,
    )
}
