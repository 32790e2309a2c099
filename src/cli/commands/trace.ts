import type { Command } from 'commander'
import type { Rank } from '../../core/5-report/report.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { caseName } from '../case-name.ts'
import { language, mapOption, memoryOption, rankOption, wholeNumber } from '../options.ts'
import { SHOWN_STORIES } from '../steps/report.ts'
import { trace } from '../trace-flow.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly case?: string
  readonly out?: string
  readonly json?: string
  readonly md?: string
  readonly map?: string
  readonly workers: number
  readonly memory: number
  readonly stories: number
  readonly rank: Rank
  readonly lang: 'ar' | 'en'
}

export const addTrace = (program: Command): Command =>
  program
    .command('trace')
    .description('the main job: who says what, who took it from whom, how many origins stand behind it')
    .argument('<input...>', 'files of articles or archives of them, folders, or - for standard input: see isnad --help')
    .option('--case <file>', 'the case file that keeps everything; by default named after the first input, here')
    .option('--out <file>', 'the HTML report; by default named like the case')
    .option('--json <file>', 'the report as JSON too')
    .option('--md <file>', 'the report as Markdown too, to paste into a note')
    .addOption(mapOption())
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .option('--stories <n>', 'how many stories the report shows whole', wholeNumber, SHOWN_STORIES)
    .addOption(rankOption())
    .option('--lang <ar|en>', "language of the report's own words", language, 'ar')
    .addHelpText(
      'after',
      `
Examples:
  isnad trace examples/harbour                        writes harbour.isnad and harbour.html here
  isnad trace corpus.jsonl.gz --out report.html --lang en
  isnad trace tuesday/ --case harbour.isnad           adds to a case; what is done is not done again

Stopped by Ctrl-C or a power cut, the same command goes on where it was.`,
    )
    .action(run)

async function run(inputs: readonly string[], options: Options): Promise<void> {
  const file = options.case ?? `${caseName(inputs[0]!)}.isnad`
  const out = options.out ?? `${file.replace(/\.isnad$/, '')}.html`
  const { json, md, map, stories, rank, lang, workers, memory } = options
  const target = { out, stories, rank, lang, ...(json !== undefined && { json }), ...(md !== undefined && { md }) }
  const resume = `What is done is kept in ${file}; the same command goes on.`
  await withRun({ file, workers, memory, resume }, (all) =>
    trace(inputs, all, target, map === undefined ? {} : { map }),
  )
}
