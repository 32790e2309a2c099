import type { Command } from 'commander'
import type { Rank } from '../../core/5-report/report.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { language, memoryOption, rankOption, wholeNumber } from '../options.ts'
import { SHOWN_STORIES } from '../steps/report.ts'
import { trace } from '../trace-flow.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly case: string
  readonly out?: string
  readonly json?: string
  readonly md?: string
  readonly workers: number
  readonly memory: number
  readonly stories: number
  readonly rank: Rank
  readonly story?: string
  readonly lang: 'ar' | 'en'
}

export const addReport = (program: Command): Command =>
  program
    .command('report')
    .description('write the report of a case; articles added since are traced first')
    .requiredOption('--case <file>', 'the case file')
    .option('--out <file>', 'the HTML report; by default named like the case')
    .option('--json <file>', 'the report as JSON too')
    .option('--md <file>', 'the report as Markdown too, to paste into a note')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .option('--stories <n>', 'how many stories the report shows whole', wholeNumber, SHOWN_STORIES)
    .addOption(rankOption())
    .option('--story <n|id>', 'one story alone: its place in the table of stories, or the id of an article in it')
    .option('--lang <ar|en>', "language of the report's own words", language, 'ar')
    .addHelpText(
      'after',
      `
Examples:
  isnad report --case harbour.isnad --lang en --out harbour-en.html
  isnad report --case harbour.isnad --md harbour.md
  isnad report --case corpus.isnad --story 3 --out third.html`,
    )
    .action(report)

async function report({
  case: file,
  out,
  json,
  md,
  workers,
  memory,
  stories,
  rank,
  story,
  lang,
}: Options): Promise<void> {
  const target = {
    out: out ?? `${file.replace(/\.isnad$/, '')}.html`,
    stories,
    rank,
    lang,
    ...(json !== undefined && { json }),
    ...(md !== undefined && { md }),
    ...(story !== undefined && { story }),
  }
  await withRun({ file, workers, memory, mode: 'existing' }, (run) => trace([], run, target))
}
