import { type Command, Option } from 'commander'
import { defaultWorkers } from '../../engine/open.ts'
import { caseView } from '../../export/case-view.ts'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../export/formats.ts'
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
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .addHelpText(
      'after',
      `
Formats:
${FORMAT_LINES}

The whole case is written, nothing is cut, and the same case gives the same bytes. Nothing is fetched.

Examples:
  isnad export --case harbour.isnad --format csv --bom --out harbour.csv
  isnad export --case harbour.isnad --format prov-trig > harbour.trig
  isnad export --case harbour.isnad --format parquet --out harbour.parquet`,
    )
    .action(exportCase)

async function exportCase({ case: file, format: name, out, bom, workers, memory }: Options): Promise<void> {
  if (out !== '-') checkWritable(out)
  await withRun({ file, workers, memory, mode: 'existing' }, async (run) => {
    const { told } = await bringUpToDate(run)
    const { kept, maker, progress, stop } = run
    const view = caseView(kept, maker, () => told.link)
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
