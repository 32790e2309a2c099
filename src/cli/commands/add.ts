import type { Command } from 'commander'
import { defaultWorkers } from '../../engine/open.ts'
import { memoryOption, wholeNumber } from '../options.ts'
import { number } from '../progress.ts'
import { addInputs } from '../steps/add.ts'
import { linkDocuments } from '../steps/link.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly case: string
  readonly workers: number
  readonly memory: number
}

export const addAdd = (program: Command): Command =>
  program
    .command('add')
    .description('put articles into a case, to be traced later; what is there already changes nothing')
    .argument('<input...>', 'files (.txt .html .jsonl .jsonl.gz), folders, or - for standard input')
    .requiredOption('--case <file>', 'the case file; made when it is not there')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .addHelpText(
      'after',
      `
In a case whose articles are linked already, the new ones are linked at once.

Example:
  isnad add monday/ tuesday.jsonl.gz --case harbour.isnad
  isnad report --case harbour.isnad`,
    )
    .action(add)

async function add(inputs: readonly string[], { case: file, workers, memory }: Options): Promise<void> {
  const resume = `What was added is kept in ${file}; the same command goes on.`
  await withRun({ file, workers, memory, resume }, async (run) => {
    const { kept, progress, issues, maker } = run
    const { added, known } = await addInputs(inputs, run)
    const linked = kept.index.isOf(maker) ? `, ${number((await linkDocuments(run)).count)} pairs looked at` : ''
    const bad = issues.count > 0 ? `, ${number(issues.count)} inputs not usable (named above)` : ''
    progress.say(
      `${file}: ${number(added)} documents added, ${number(known)} there already, ${number(kept.documentCount())} in all${linked}${bad}`,
    )
  })
}
