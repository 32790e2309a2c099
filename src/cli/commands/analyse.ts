import type { Command } from 'commander'
import type { Analysis } from '../../core/records.ts'
import { defaultWorkers, openEngine } from '../../engine/open.ts'
import { analysisText } from '../analysis-text.ts'
import { IssueLog } from '../issue-log.ts'
import { wholeNumber } from '../options.ts'
import { Output } from '../output.ts'
import { openProgress } from '../progress.ts'
import { analyses } from '../steps/analyse-stream.ts'

interface Options {
  readonly json?: boolean
  readonly workers: number
}

export const addAnalyse = (program: Command): Command =>
  program
    .command('analyse')
    .description('who says what in each article: attributions, credits, dateline, figures, repeats')
    .argument('<input...>', 'files (.txt .html .jsonl .jsonl.gz), folders, or - for standard input')
    .option('--json', 'one line of JSON a document on standard output, in the order of the inputs')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addHelpText(
      'after',
      `
Examples:
  isnad analyse article.txt                              read one article's attributions
  isnad analyse news/ --json > analyses.jsonl            a folder, as records
  zcat corpus.jsonl.gz | isnad analyse - --json | head`,
    )
    .action(analyse)

async function analyse(inputs: readonly string[], { json, workers }: Options): Promise<void> {
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const output = new Output()
  const engine = await openEngine(workers)
  // on a terminal the results themselves show how far it is
  const shown = !process.stdout.isTTY
  try {
    if (shown) progress.start('analysing')
    for await (const line of analyses(inputs, engine, issues)) {
      await output.line(json ? line : analysisText(JSON.parse(line) as Analysis))
      if (shown) progress.tick(1)
    }
    await output.flush()
  } finally {
    if (shown) progress.done()
    await engine.close()
  }
  process.exitCode = issues.exitCode
}
