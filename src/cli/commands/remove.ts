import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { takeTurn } from '../../case/turn.ts'
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
The bytes they were read from go too, and the file is written anew so that nothing of them stays in it. The log keeps their hashes,
so that it can be told that something was taken out, not what.

Example:
  isnad remove retracted-7 --case harbour.isnad
  isnad report --case harbour.isnad`,
    )
    .action(remove)

async function remove(ids: readonly string[], { case: file }: { readonly case: string }): Promise<void> {
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const waiting = () => progress.say(`${file}: another isnad is at work on it; waiting until it is done`)
  const turn = await takeTurn(file, 'existing', waiting, () => {})
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
    turn.end()
  }
}
