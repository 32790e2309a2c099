import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Link } from '../../core/records.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { linkText } from '../link-text.ts'
import { wholeNumber } from '../options.ts'
import { Output } from '../output.ts'
import { addInputs } from '../steps/add.ts'
import { linkDocuments } from '../steps/link.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly json?: boolean
  readonly workers: number
}

export const addLinks = (program: Command): Command =>
  program
    .command('links')
    .description('which articles share text, where, how much, and which way it went')
    .argument('<input...>', 'files (.txt .html .jsonl .jsonl.gz), folders, or - for standard input')
    .option('--json', 'one line of JSON a pair on standard output, sorted by both ids')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addHelpText(
      'after',
      `
Examples:
  isnad links news/                        pairs of articles, closest text first to read
  isnad links corpus.jsonl.gz --json > links.jsonl`,
    )
    .action(links)

/** The records go through a case in a folder of its own that is gone afterwards, so that memory does not grow with the input. */
async function links(inputs: readonly string[], { json, workers }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', clean)
  await withRun({ file: join(folder, 'links.isnad'), workers }, async (run) => {
    const output = new Output()
    await addInputs(inputs, run)
    await linkDocuments(run, async (link) => {
      await output.line(json ? link : linkText(JSON.parse(link) as Link))
    })
    await output.flush()
  })
}
