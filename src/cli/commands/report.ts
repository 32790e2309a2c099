import type { Command } from 'commander'
import { defaultWorkers } from '../../engine/open.ts'
import { language, wholeNumber } from '../options.ts'
import { SHOWN_STORIES } from '../steps/report.ts'
import { trace } from '../trace-flow.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly case: string
  readonly out?: string
  readonly json?: string
  readonly workers: number
  readonly stories: number
  readonly lang: 'ar' | 'en'
}

export const addReport = (program: Command): Command =>
  program
    .command('report')
    .description('write the report of a case; articles added since are traced first')
    .requiredOption('--case <file>', 'the case file')
    .option('--out <file>', 'the HTML report; by default named like the case')
    .option('--json <file>', 'the report as JSON too')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .option('--stories <n>', 'how many stories the report shows whole', wholeNumber, SHOWN_STORIES)
    .option('--lang <ar|en>', "language of the report's own words", language, 'ar')
    .addHelpText('after', '\nExample:\n  isnad report --case harbour.isnad --lang en --out harbour-en.html')
    .action(report)

async function report({ case: file, out, json, workers, stories, lang }: Options): Promise<void> {
  const target = {
    out: out ?? `${file.replace(/\.isnad$/, '')}.html`,
    stories,
    lang,
    ...(json === undefined ? {} : { json }),
  }
  await withRun({ file, workers, mode: 'existing' }, (run) => trace([], run, target))
}
