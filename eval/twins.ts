// Compare what is found in English articles with what is found in their Arabic translations.
//   node eval/twins.ts [--apart 10] [--write]
// --apart lists the pairs that differ most; --write puts the figures into RESULTS.md.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { SHARED } from './beside.ts'
import { writeSection } from './results.ts'

/** One article in two languages, with the attributions found in each. */
export interface Twin {
  readonly id: string
  readonly en: number
  readonly ar: number
}

const corpus = (language: string): string => join(SHARED, 'corpora', 'open', `ntrex-${language}.jsonl`)

/** Every article of the English corpus that has a translation. */
export function twins(): Twin[] {
  const count = counter()
  const ar = texts('ar')
  return [...texts('en')].flatMap(([id, text]) => {
    const other = ar.get(id)
    return other === undefined ? [] : [{ id, en: count(text, 'en'), ar: count(other, 'ar') }]
  })
}

function texts(language: string): Map<string, string> {
  const lines = readFileSync(corpus(language), 'utf8').split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string }
      return [id.replace(`ntrex-${language}-`, ''), text]
    }),
  )
}

function counter(): (text: string, language: string) => number {
  const lexicon = loadLexicon()
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  return (text, language) =>
    [...read.run({ id: 'x', text, language })]
      .flatMap((reading) => [...attribute.run(reading)])
      .reduce((sum, { attributions }) => sum + attributions.length, 0)
}

/** Spearman's: the correlation of ranks, where equal values share the middle of theirs. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const [a, b] = [ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y))]
  const middle = (pairs.length + 1) / 2
  const product = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, rank, i) => sum + (rank - middle) * (y[i]! - middle), 0)
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}

function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((x, y) => x - y)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}

function figures(all: readonly Twin[]): string {
  const sum = (of: (twin: Twin) => number): number => all.reduce((total, twin) => total + of(twin), 0)
  const within = (most: number): number => all.filter(({ en, ar }) => Math.abs(en - ar) <= most).length
  return [
    `${all.length} articles in English and Arabic`,
    `attributions      ${sum(({ en }) => en)} in English, ${sum(({ ar }) => ar)} in Arabic`,
    `Spearman          ${rankCorrelation(all.map(({ en, ar }) => [en, ar])).toFixed(3)}`,
    `differ by ≤ 1     ${within(1)}`,
    `differ by ≤ 3     ${within(3)}`,
  ].join('\n')
}

function apart(all: readonly Twin[], count: number): string {
  const widest = all.toSorted((a, b) => Math.abs(b.en - b.ar) - Math.abs(a.en - a.ar)).slice(0, count)
  return widest.map(({ id, en, ar }) => `${id.padEnd(28)}en ${en}, ar ${ar}`).join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2)
  const all = twins()
  const at = options.indexOf('--apart')
  console.log(figures(all))
  if (at >= 0) console.log(apart(all, Number(options[at + 1] ?? 10)))
  if (options.includes('--write'))
    writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), 'twins', 'node eval/twins.ts', figures(all))
}
