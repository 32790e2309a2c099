import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { openCase } from '../../case/case.ts'
import { isDatabase } from '../../case/open.ts'
import type { Limits } from '../../core/3-links/limits.ts'
import type { Link } from '../../core/records.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { readOptions } from '../../ingest/mapping.ts'
import { linkText } from '../link-text.ts'
import { mapOption, memoryOption, share, wholeNumber } from '../options.ts'
import { Output } from '../output.ts'
import { addInputs } from '../steps/add.ts'
import { addDocuments } from '../steps/add-documents.ts'
import { gather, type TooMany } from '../steps/gather.ts'
import { indexDocuments } from '../steps/index-documents.ts'
import { linkDocuments } from '../steps/link.ts'
import { linkAgainst } from '../steps/link-against.ts'
import { linkInMemory } from '../steps/link-in-memory.ts'
import type { Run } from '../steps/run.ts'
import { toldLinks } from '../steps/told-links.ts'
import { withRun } from '../with-run.ts'

interface Options extends Limits {
  readonly against?: string
  readonly json?: boolean
  readonly nearest?: boolean
  readonly map?: string
  readonly workers: number
  readonly memory: number
}

export const addLinks = (program: Command): Command =>
  program
    .command('links')
    .description('which articles share text, where, how much, and which way it went')
    .argument('<input...>', 'files of articles or archives of them, folders, or - for standard input: see isnad --help')
    .option('--against <file>', 'only pairs with an article that is not in this case, file or folder')
    .option('--words <n>', 'content words that a passage shares: from 1 (set phrases and names come in)', wholeNumber)
    .option(
      '--identity <x>',
      'share of its words that are equal: 1 word for word, 0 two reports of one event too',
      share,
    )
    .option('--coverage <x>', 'share of one of the articles that is shared: 1 whole articles, 0 any passage', share)
    .addOption(
      new Option(
        '--nearest',
        'leave a passage out where a third article has more of it in common with both: who is nearest to whom',
      ).conflicts('against'),
    )
    .addOption(mapOption())
    .option('--json', 'one line of JSON a pair on standard output')
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addOption(memoryOption())
    .addHelpText(
      'after',
      `
Pairs come sorted by both ids; with --against, article by article as soon as each is read, in one thread.
Without --words and --identity both are weighed against each other: ten content words of which more than half are
equal, less for short articles taken word for word, more words for text told anew.

What a limit does at its ends, of 810 passages planted in other news (eval/RESULTS.md has the curve):
  --words 1        nothing more is found, and names and set phrases come in: 2.5 % of all for 0.3 %
  --words 50       a third of the passages is gone
  --identity 0     two reports of one event come in
  --identity 0.9   a fifth is gone: all in which every fifth word was changed
  --identity 1     half is gone: all that was changed at all
  --coverage 0     any passage makes a link, as without it
  --coverage 0.5   two thirds are gone: passages in longer articles; at 1 only whole articles are left
  --nearest        of a text that many carry the links between nearest neighbours; all that hung together still does

Passages that recur for days in articles that share nothing else are told as background, and in how many articles:
not with --against, where not all links are known.

Examples:
  isnad links news/                        pairs of articles, to read
  isnad links corpus.jsonl.gz --json > links.jsonl
  isnad links today.jsonl --against archive.isnad
  isnad links news/ --identity 0.9 --coverage 0.8    copies, near to the letter`,
    )
    .action(links)

/** What is too much for memory goes through a case in a folder of its own that is gone afterwards. */
async function links(
  inputs: readonly string[],
  { against, json, nearest = false, map, workers, memory, ...limits }: Options,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const output = new Output()
  const reading = readOptions({ map })
  const each = (link: string) => output.line(json ? link : linkText(JSON.parse(link) as Link))
  if (against === undefined) {
    await withRun({ file: join(folder, 'links.isnad'), workers, memory }, async (run) => {
      const gathered = await gather(inputs, run, undefined, reading)
      for await (const link of 'corpus' in gathered
        ? linkInMemory(gathered, run, limits, nearest)
        : linkInCase(gathered, run, limits, nearest))
        await each(link)
      await output.flush()
    })
    return
  }
  const settings = isDatabase(against)
    ? ({ file: against, mode: 'existing' } as const)
    : { file: join(folder, 'links.isnad') }
  const atOnce = async (link: string) => {
    await each(link)
    await output.flush()
  }
  // in this thread: an article's links are there before the next one is read
  await withRun({ ...settings, workers: 1, memory }, async (run) => {
    if (!isDatabase(against)) await addInputs([against], run, map === undefined ? {} : { map })
    await indexDocuments(run)
    const fresh = openCase(join(folder, 'fresh.isnad'))
    try {
      await linkAgainst(inputs, run, fresh, limits, atOnce, reading)
    } finally {
      fresh.close()
    }
  })
}

async function* linkInCase(
  { read, rest }: TooMany,
  run: Run,
  limits: Limits,
  nearest: boolean,
): AsyncGenerator<string> {
  for (const some of read()) run.kept.addDocuments(some)
  await addDocuments(rest, run)
  await linkDocuments(run, limits)
  yield* toldLinks(run, nearest)
}
