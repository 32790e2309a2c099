// Plant passages of one corpus in articles of another, with six kinds of edits, and score how they are found.
//   node eval/planted.ts [--seeds 7,8,9] [--write]
// --write renews the block in RESULTS.md. The generator and the scorer (the measures of the PAN text-alignment task) lie beside the project.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linkDocuments } from '../src/core/3-links/link-documents.ts'
import type { Document, Link } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { SHARED } from './beside.ts'
import { writeSection } from './results.ts'

export interface Planted {
  readonly seed: number
  readonly cases: number
  readonly precision: number
  readonly recall: number
  readonly granularity: number
  readonly plagdet: number
  readonly false: number
  readonly byEdit: Readonly<Record<string, { readonly cases: number; readonly found: number; readonly recall: number }>>
  /** Of the false ones, those whose text stands in a linked third document as well: the two sources share it by nature. */
  readonly twins: number
}

interface Gold {
  readonly a: string
  readonly b: string
}

/** Generate the set of a seed, link it, score it. */
export function planted(seed: number): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    const corpora = ['saudinewsnet-part', 'jawhara-sample'].map((name) => join(SHARED, 'corpora', `${name}.jsonl.gz`))
    run(join(SHARED, 'gold', 'reuse', 'generate.mjs'), [...corpora, folder, '--seed', String(seed)])
    const links = [...linkDocuments(loadLexicon(), lines<Document>(join(folder, 'documents.jsonl')))]
    writeFileSync(join(folder, 'links.jsonl'), links.map((link) => `${JSON.stringify(link)}\n`).join(''))
    const [gold, found] = [join(folder, 'gold.jsonl'), join(folder, 'links.jsonl')]
    const scored = run(join(SHARED, 'gold', 'reuse', 'score.mjs'), [gold, found, '--only', 'host-,source-', '--json'])
    return { seed, ...JSON.parse(scored), twins: twins(lines<Gold>(gold), links) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const run = (script: string, args: readonly string[]): string =>
  execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' })

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

function twins(gold: readonly Gold[], links: readonly Link[]): number {
  const linked = new Set(links.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]))
  const plantedIn = Map.groupBy(gold, ({ a }) => a)
  const isTwin = ({ a, b }: Link): boolean => {
    const sources = (plantedIn.get(a) ?? []).map((one) => one.b)
    return !sources.includes(b) && sources.some((source) => linked.has(`${source} ${b}`))
  }
  return links
    .filter(({ a, b }) => a.startsWith('host-') && b.startsWith('source-'))
    .filter(isTwin)
    .reduce((sum, { passages }) => sum + passages.length, 0)
}

function figures(all: readonly Planted[]): string {
  const edits = Object.keys(all[0]?.byEdit ?? {}).sort()
  const rows = all.map((one) => [
    `seed ${one.seed}: PlagDet ${one.plagdet}  precision ${one.precision}  recall ${one.recall}  granularity ${one.granularity}  (${one.cases} planted)`,
    `  recall by edit: ${edits.map((edit) => `${edit} ${one.byEdit[edit]?.recall}`).join('  ')}`,
    `  false by the set's own truth: ${one.false}, of which ${one.twins} are text that the planted source shares with the other one by nature`,
  ])
  return rows.flat().join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--seeds')
  const seeds = (at < 0 ? '7,8,9' : (process.argv[at + 1] ?? '')).split(',').map(Number)
  const text = figures(seeds.map(planted))
  console.log(text)
  if (process.argv.includes('--write'))
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'planted',
      `node eval/planted.ts --seeds ${seeds}`,
      text,
    )
}
