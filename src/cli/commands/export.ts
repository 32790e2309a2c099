import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { failure } from '../../core/failures.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { caseView } from '../../export/case-view.ts'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../export/formats.ts'
import { planFrom } from '../../export/redaction/plan.ts'
import { redacted } from '../../export/redaction/redacted.ts'
import { memoryOption, wholeNumber } from '../options.ts'
import { bringUpToDate } from '../trace-flow.ts'
import { withRun } from '../with-run.ts'
import { checkWritable } from '../write-file.ts'
import { streamOut, streamWhole } from '../write-stream.ts'

interface Options {
  readonly case: string
  readonly format: FormatName
  readonly out: string
  readonly bom?: boolean
  readonly redact?: string
  readonly workers: number
  readonly memory: number
}

const FORMAT_LINES = FORMAT_NAMES.map((name) => `  ${name.padEnd(13)}${FORMATS[name].does}`).join('\n')

export const addExport = (program: Command): Command =>
  program
    .command('export')
    .description('hand over a case in a format that other programs read; articles added since are traced first')
    .requiredOption('--case <file>', 'the case file')
    .addOption(new Option('--format <name>', 'one of those below').choices(FORMAT_NAMES).makeOptionMandatory())
    .option('--out <file>', 'where to; - for standard output', '-')
    .option('--bom', 'csv: begin with a byte order mark, for Excel')
    .option('--redact <file>', 'whom and what not to tell: lines of "speaker NAME", "outlet NAME", "document ID"')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .addHelpText(
      'after',
      `
Formats:
${FORMAT_LINES}

The whole case is written, nothing is cut, and the same case gives the same bytes. Nothing is fetched.

Redacted, each stands as [speaker-1], [outlet-1], [document-1] … wherever it stood; articles in which anything was replaced lose their
ids, addresses, hashes and bytes. Of a hidden article four words in a row are covered wherever they stand, in its copies too. Words that
only tell of somebody without naming them stay: read what you hand over.

Examples:
  isnad export --case harbour.isnad --format csv --bom --out harbour.csv
  isnad export --case harbour.isnad --format prov-trig > harbour.trig
  isnad export --case harbour.isnad --format parquet --out harbour.parquet
  isnad export --case harbour.isnad --format jsonl --redact hidden.txt --out handed-over.jsonl`,
    )
    .action(exportCase)

async function exportCase({ case: file, format: name, out, bom, redact, workers, memory }: Options): Promise<void> {
  if (out !== '-') checkWritable(out)
  const plan = redact === undefined ? undefined : planFrom(readPlan(redact), redact)
  await withRun({ file, workers, memory, mode: 'existing' }, async (run) => {
    const { told } = await bringUpToDate(run)
    const { kept, maker, progress, stop } = run
    const whole = caseView(kept, maker, () => told.link)
    const view = plan === undefined ? whole : redacted(whole, plan)
    const pieces = FORMATS[name].write(view, { bom: bom ?? false })
    progress.start('exporting')
    const tick = (): void => {
      progress.tick(1)
      stop.check()
    }
    if (out === '-') await streamOut(pieces, tick)
    else streamWhole(out, pieces, tick)
    progress.done()
    if (out !== '-') progress.say(`export  ${out}`)
  })
}

function readPlan(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw failure('no-input', { input: file }, error)
  }
}
