import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { INTERRUPTED_EXIT, Interrupted, listenForInterruption } from '../interruption.ts'
import { IssueLog } from '../issue-log.ts'
import { number, openProgress } from '../progress.ts'
import { addInputs } from '../steps/add.ts'

export const addAdd = (program: Command): Command =>
  program
    .command('add')
    .description('put articles into a case, to be traced later; what is there already changes nothing')
    .argument('<input...>', 'files (.txt .html .jsonl .jsonl.gz), folders, or - for standard input')
    .requiredOption('--case <file>', 'the case file; made when it is not there')
    .addHelpText(
      'after',
      `
Example:
  isnad add monday/ tuesday.jsonl.gz --case harbour.isnad
  isnad report --case harbour.isnad`,
    )
    .action(add)

async function add(inputs: readonly string[], { case: file }: { readonly case: string }): Promise<void> {
  const stop = listenForInterruption()
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const kept = openCase(file)
  try {
    const { added, known } = await addInputs(inputs, { kept, progress, issues, stop })
    const bad = issues.count > 0 ? `, ${number(issues.count)} inputs not usable (named above)` : ''
    progress.say(
      `${file}: ${number(added)} documents added, ${number(known)} there already, ${number(kept.documentCount())} in all${bad}`,
    )
    process.exitCode = issues.exitCode
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    progress.done()
    progress.say(
      `isnad: stopped; ${number(kept.documentCount())} documents are kept in ${file}. The same command goes on.`,
    )
    process.exitCode = INTERRUPTED_EXIT
  } finally {
    kept.close()
  }
}
