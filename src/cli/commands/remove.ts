import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { IssueLog } from '../issue-log.ts'
import { number, openProgress } from '../progress.ts'

export const addRemove = (program: Command): Command =>
  program
    .command('remove')
    .description('take articles out of a case, with all that was made from them')
    .argument('<id...>', 'ids of articles')
    .requiredOption('--case <file>', 'the case file')
    .addHelpText(
      'after',
      `
Example:
  isnad remove retracted-7 --case harbour.isnad
  isnad report --case harbour.isnad`,
    )
    .action(remove)

function remove(ids: readonly string[], { case: file }: { readonly case: string }): void {
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const kept = openCase(file, 'existing')
  try {
    const removed = ids.filter((id) => {
      const wasThere = kept.removeDocument(id)
      if (!wasThere) issues.add({ code: 'no-document', at: file, id })
      return wasThere
    })
    progress.say(`${file}: ${number(removed.length)} documents removed, ${number(kept.documentCount())} left`)
    process.exitCode = issues.exitCode
  } finally {
    kept.close()
  }
}
