import type { Command } from 'commander'
import { failure } from '../../core/failures.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { memoryOption, wholeNumber } from '../options.ts'
import { number } from '../progress.ts'
import { type Added, addInputs } from '../steps/add.ts'
import { linkDocuments } from '../steps/link.ts'
import { retryFailed } from '../steps/retry.ts'
import type { Run } from '../steps/run.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly case: string
  readonly outlet?: string
  readonly language?: string
  readonly note?: string
  readonly retryFailed?: true
  readonly workers: number
  readonly memory: number
}

export const addAdd = (program: Command): Command =>
  program
    .command('add')
    .description('put articles into a case, to be traced later; what is there already changes nothing')
    .argument('[input...]', 'files (.txt .html .jsonl .jsonl.gz), folders, or - for standard input')
    .requiredOption('--case <file>', 'the case file; made when it is not there')
    .option('--outlet <name>', 'the outlet of articles that name none')
    .option('--language <code>', 'the language of articles that name none, as ar or en')
    .option('--note <text>', 'what you want to remember of this import')
    .option('--retry-failed', 'read again what failed in earlier imports, instead of inputs')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .addHelpText(
      'after',
      `
In a case whose articles are linked already, the new ones are linked at once. A file whose bytes were read before is passed over.
Stopped at any moment, the same command goes on. What failed is listed by isnad imports --errors, and read again by --retry-failed
(from the same folder: places are kept as you gave them).

Examples:
  isnad add monday/ tuesday.jsonl.gz --case harbour.isnad
  isnad add scans/ --case harbour.isnad --outlet "Sahil" --language ar --note "from the reading room"
  isnad add --retry-failed --case harbour.isnad
  isnad report --case harbour.isnad`,
    )
    .action(add)

async function add(inputs: readonly string[], options: Options): Promise<void> {
  const { case: file, workers, memory } = options
  checkCall(inputs, options)
  const resume = `What was added is kept in ${file}; the same command goes on.`
  const mode = options.retryFailed ? 'existing' : 'make'
  await withRun({ file, workers, memory, resume, mode }, async (run) => {
    const { kept, progress, issues, maker } = run
    const { added, known, skipped } = await read(inputs, options, run)
    const linked = kept.index.isOf(maker) ? `, ${number((await linkDocuments(run)).count)} pairs looked at` : ''
    const passed = skipped > 0 ? `, ${number(skipped)} ${skipped === 1 ? 'file' : 'files'} read before` : ''
    const bad = issues.count > 0 ? `, ${number(issues.count)} inputs not usable (named above)` : ''
    progress.say(
      `${file}: ${number(added)} documents added, ${number(known)} there already${passed}, ${number(kept.documentCount())} in all${linked}${bad}`,
    )
  })
}

function checkCall(inputs: readonly string[], { retryFailed: again, outlet, language, note }: Options): void {
  if (!again && inputs.length === 0)
    throw failure('bad-option', { option: 'input', expected: 'a file, a folder or -', value: 'nothing' })
  if (again && inputs.length > 0)
    throw failure('bad-option', { option: '--retry-failed', expected: 'no inputs', value: inputs.join(' ') })
  const given = outlet ?? language ?? note
  if (again && given !== undefined)
    throw failure('bad-option', { option: '--retry-failed', expected: 'what was given then', value: given })
}

function read(inputs: readonly string[], options: Options, run: Run): Promise<Added> {
  if (options.retryFailed) return retryFailed(run)
  const { outlet, language, note } = options
  return addInputs(inputs, run, {
    ...(outlet !== undefined && { outlet }),
    ...(language !== undefined && { language }),
    ...(note !== undefined && { note }),
  })
}
