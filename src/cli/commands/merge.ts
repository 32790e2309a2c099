import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { mergeInto } from '../../merge/merge.ts'
import { readIncoming } from '../../merge/read.ts'
import { IssueLog } from '../issue-log.ts'
import { number, openProgress } from '../progress.ts'

interface Options {
  readonly case: string
  readonly by: string
}

export const addMerge = (program: Command): Command =>
  program
    .command('merge')
    .description(
      'take another case, or an export, into a case: its articles and its decisions; nothing of either is lost',
    )
    .argument('<other>', 'a case, or what isnad export wrote as jsonl, parquet, csv or annotation')
    .requiredOption('--case <file>', 'the case file; made when it is not there')
    .option(
      '--by <name>',
      'who decided what a table does not say of whom it is',
      process.env.ISNAD_BY ?? userInfo().username,
    )
    .addHelpText(
      'after',
      `
An article that has an id of another one comes in under a new id, which is said, and its decisions follow it. Of two decisions on one
finding the later one in time counts; both stay. Doing it twice adds nothing. Tables and annotations hold no articles: they bring
decisions to a case that has them. In a table, write confirm or reject into the column verdict of an appearance and your reason into
why: it becomes a decision.

Examples:
  isnad merge colleague.isnad --case harbour.isnad
  isnad merge harbour.jsonl --case new.isnad && isnad report --case new.isnad
  isnad merge harbour-with-verdicts.csv --case harbour.isnad --by Salwa`,
    )
    .action(merge)

async function merge(other: string, { case: file, by }: Options): Promise<void> {
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const incoming = readIncoming(other)
  const kept = openCase(file)
  try {
    const told = { by, at: new Date().toISOString() }
    const merged = await mergeInto(kept, incoming, told, issues.add)
    for (const { id, as } of merged.renamed)
      progress.say(`${other}: ${id} is another article here: it came in as ${as}`)
    const places = merged.found > 0 ? `, ${number(merged.found)} places found again` : ''
    progress.say(
      `${file}: ${number(merged.added)} documents added, ${number(merged.known)} there already; ${number(merged.decided)} decisions added, ${number(merged.knownDecisions)} there already${places}; the next report follows them`,
    )
    process.exitCode = issues.exitCode
  } finally {
    kept.close()
  }
}
