import { type Command, InvalidArgumentError } from 'commander'
import type { Document } from '../../core/records.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { originText } from '../../render/terminal/origin.ts'
import { language, wholeNumber } from '../options.ts'
import type { Run } from '../steps/run.ts'
import { searchCase } from '../steps/search.ts'
import { bringUpToDate } from '../trace-flow.ts'
import { withRun } from '../with-run.ts'

interface Options {
  readonly case: string
  readonly json?: boolean
  readonly most: number
  readonly lang?: 'ar' | 'en'
  readonly workers: number
}

/** The first answer is the one; a few beside it show what else comes near. */
const SHOWN = 3

export const addOrigin = (program: Command): Command =>
  program
    .command('origin')
    .description('the chain behind one sentence: who says so in this case, from whom, how many origins')
    .argument('<sentence>', 'a quotation or what you remember of it, in quotation marks', words)
    .requiredOption('--case <file>', 'the case file')
    .option('--json', 'one line of JSON on standard output')
    .option('--most <n>', 'so many claims and so many passages at the most', wholeNumber, SHOWN)
    .option('--lang <ar|en>', "language of the program's own words; by default that of the sentence", language)
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addHelpText(
      'after',
      `
Spelling, endings and order need not be right: words count by how rare they are in the case. A claim with another figure, or
one that says the opposite, is shown and marked as not the same. Articles added since the last trace are traced first.
Each place is given as the article's id and its offsets there, [start, end) in UTF-16 code units of the text as published.

Examples:
  isnad origin "four workers died when the pier collapsed" --case harbour.isnad --lang en
  isnad origin "$(pbpaste)" --case harbour.isnad --json`,
    )
    .action(origin)

function words(sentence: string): string {
  if (!/[\p{L}\p{N}]/u.test(sentence)) throw new InvalidArgumentError('expected words.')
  return sentence
}

async function origin(sentence: string, { case: file, json, most, lang, workers }: Options): Promise<void> {
  await withRun({ file, workers, mode: 'existing' }, async (run) => {
    await bringUpToDate(run)
    const { kept } = run
    const sought = searchCase(kept, loadLexicon(), sentence, most)
    const own = lang ?? (/\p{Script=Arabic}/u.test(sentence) ? 'ar' : 'en')
    process.stdout.write(json ? `${JSON.stringify(sought)}\n` : originText(sought, own, shown(run)))
  })
}

const shown =
  ({ kept }: Run) =>
  (id: string): Document | undefined => {
    const json = kept.document(id)
    return json === undefined ? undefined : (JSON.parse(json) as Document)
  }
