// Judge the extractor on short cases, by phenomenon.
//   node eval/phenomena.ts [--misses] [--write]
// --misses says what is wrong with each wrong case; --write renews phenomena/known-wrong.txt and the table in RESULTS.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import type { Attribution } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { type Case, casesOf, LANGUAGES } from './phenomena/cases.ts'
import { faults } from './phenomena/judge.ts'
import { writeSection } from './results.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const KNOWN_WRONG = join(HERE, 'phenomena', 'known-wrong.txt')

export interface Verdict {
  readonly case: Case
  /** Empty when the case is right. */
  readonly faults: readonly string[]
}

/** Every case with what is wrong about it. */
export function verdicts(): readonly Verdict[] {
  const find = extractor()
  return LANGUAGES.flatMap(casesOf).map((one) => ({ case: one, faults: faults(one, find(one)) }))
}

function extractor(): (one: Case) => readonly Attribution[] {
  const lexicon = loadLexicon()
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  return ({ id, text, language }) =>
    [...read.run({ id, text, language })].flatMap((reading) =>
      [...attribute.run(reading)].flatMap(({ attributions }) => attributions),
    )
}

/** Ids of the wrong ones, sorted. */
export const wrong = (all: readonly Verdict[]): readonly string[] =>
  all
    .filter(({ faults }) => faults.length > 0)
    .map((one) => one.case.id)
    .sort()

export const knownWrong = (): readonly string[] =>
  readFileSync(KNOWN_WRONG, 'utf8')
    .split('\n')
    .filter((line) => line !== '')

function table(all: readonly Verdict[]): string {
  const rows = [...Map.groupBy(all, (one) => `${one.case.language} ${one.case.phenomenon}`)]
  const right = (some: readonly Verdict[]) => some.length - wrong(some).length
  const line = (name: string, some: readonly Verdict[]) => `${name.padEnd(28)}${right(some)} of ${some.length}\n`
  const totals = LANGUAGES.map((language) =>
    line(
      `all ${language}`,
      all.filter((one) => one.case.language === language),
    ),
  )
  return [...rows.map(([name, some]) => line(name, some)), ...totals].join('')
}

const misses = (all: readonly Verdict[]): string =>
  all
    .filter(({ faults }) => faults.length > 0)
    .map(
      ({ case: { id, text }, faults }) =>
        `${id}\n  ${text.replaceAll('\n', ' / ')}\n${faults.map((fault) => `  - ${fault}\n`).join('')}`,
    )
    .join('')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = verdicts()
  process.stdout.write(table(all))
  if (process.argv.includes('--misses')) process.stdout.write(`\n${misses(all)}`)
  if (process.argv.includes('--write')) {
    writeFileSync(
      KNOWN_WRONG,
      wrong(all)
        .map((id) => `${id}\n`)
        .join(''),
    )
    writeSection(join(HERE, 'RESULTS.md'), 'phenomena', 'node eval/phenomena.ts', table(all))
  }
}
