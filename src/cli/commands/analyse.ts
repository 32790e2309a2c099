import type { Command } from 'commander'
import type { Analysis } from '../../core/records.ts'
import { defaultWorkers, openEngine } from '../../engine/open.ts'
import { readOptions } from '../../ingest/mapping.ts'
import { articleText, legendText } from '../../render/terminal/article.ts'
import { hasColour } from '../colour.ts'
import { IssueLog } from '../issue-log.ts'
import { type Colour, colour, language, mapOption, wholeNumber } from '../options.ts'
import { Output } from '../output.ts'
import { openProgress } from '../progress.ts'
import { analyses } from '../steps/analyse-stream.ts'

interface Options {
  readonly json?: boolean
  readonly color: Colour
  readonly lang?: 'ar' | 'en'
  readonly visual?: boolean
  readonly map?: string
  readonly workers: number
}

export const addAnalyse = (program: Command): Command =>
  program
    .command('analyse')
    .description('who says what in each article: attributions, credits, dateline, figures, repeats')
    .argument('<input...>', 'files of articles or archives of them, folders, or - for standard input: see isnad --help')
    .option('--json', 'one line of JSON a document on standard output, in the order of the inputs')
    .option(
      '--color <auto|always|never>',
      'colours beside the brackets; auto: on a terminal without NO_COLOR',
      colour,
      'auto',
    )
    .option('--lang <ar|en>', "language of the program's own words; by default Arabic for an Arabic article", language)
    .option('--visual', 'for a terminal that shows Arabic apart and from left to right: join and order it here')
    .addOption(mapOption())
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addHelpText(
      'after',
      `
How to read it:
  {3 the minister} <3 said> [3 the road would open, {4 he} <4 added> [4 in May 4] 3]
  {3 …}   who speaks in attribution 3; where nobody stands there, the list below says who it is and how that is known
  <3 …>   the word that attributes
  [3 … 3] what is attributed; another pair inside it is said by somebody in it
  ¶2      the second paragraph; credits, figures, enumerations and labels are listed below the text by it
Each line is laid out by itself. A terminal that does not know right-to-left shows Arabic backwards and unjoined: there, --visual helps.

Examples:
  isnad analyse article.txt                              read one article with its attributions
  isnad analyse article.txt --color always | less -R     page through it in colour
  isnad analyse article.txt --visual                     Arabic in xterm, tmux, a log viewer
  isnad analyse news/ --json > analyses.jsonl            a folder, as records
  zcat corpus.jsonl.gz | isnad analyse - --json | head`,
    )
    .action(analyse)

async function analyse(inputs: readonly string[], { json, color, lang, visual, map, workers }: Options): Promise<void> {
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const output = new Output()
  const engine = await openEngine(workers)
  const told = json
    ? (line: string) => line
    : forPerson(hasColour(color, process.stdout, process.env), visual === true, lang)
  // on a terminal the results themselves show how far it is
  const shown = !process.stdout.isTTY
  try {
    if (shown) progress.start('analysing')
    for await (const line of analyses(inputs, engine, issues, readOptions({ map }))) {
      await output.line(told(line))
      if (shown) progress.tick(1)
    }
    await output.flush()
  } finally {
    if (shown) progress.done()
    await engine.close()
  }
  process.exitCode = issues.exitCode
}

/** Cells of a line where no terminal says how wide it is. */
const WIDTH = 80

/** Articles to be read, the first with the legend above it. */
function forPerson(colour: boolean, visual: boolean, lang: 'ar' | 'en' | undefined): (line: string) => string {
  const width = process.stdout.columns ?? WIDTH
  let first = true
  return (line) => {
    const analysis = JSON.parse(line) as Analysis
    const look = { colour, visual, width, lang: lang ?? (analysis.document.language === 'ar' ? 'ar' : 'en') } as const
    const above = first ? legendText(look) : '─'.repeat(width)
    first = false
    return `${above}\n${articleText(analysis, look)}`
  }
}
