import type { Order } from '../case/imports.ts'
import type { Rank } from '../core/5-report/report.ts'
import { reportHtml } from '../render/html.ts'
import { reportMarkdown } from '../render/markdown.ts'
import { summary } from '../render/terminal.ts'
import { duration, number } from './progress.ts'
import { addInputs } from './steps/add.ts'
import { analyseDocuments } from './steps/analyse.ts'
import { chainStories } from './steps/chain.ts'
import { linkDocuments } from './steps/link.ts'
import { buildReport, storyOf } from './steps/report.ts'
import type { Done, Run } from './steps/run.ts'
import { background } from './steps/told-links.ts'
import { checkWritable, writeWhole } from './write-file.ts'

export interface ReportTarget {
  /** The HTML report. */
  readonly out: string
  /** The report's record, when asked for. */
  readonly json?: string
  /** The report as Markdown, when asked for. */
  readonly md?: string
  readonly stories: number
  readonly rank: Rank
  /** One story alone: see `storyOf`. */
  readonly story?: string
  readonly lang: 'ar' | 'en'
}

/** The terminal tells so many stories; a screen or two. */
const TOLD_STORIES = 5

/** The whole job over a case: what is done already is not done again. */
export async function trace(
  inputs: readonly string[],
  run: Run,
  target: ReportTarget,
  order: Omit<Order, 'inputs'> = {},
): Promise<void> {
  const started = performance.now()
  checkWritable(target.out)
  if (target.json !== undefined) checkWritable(target.json)
  if (target.md !== undefined) checkWritable(target.md)
  if (inputs.length > 0) await addInputs(inputs, run, order)
  const { analysing, linking, told, stories } = await bringUpToDate(run)
  const chosen = target.story === undefined ? stories : [storyOf(run, stories, target.story, told, target.rank)]
  const report = buildReport(run, chosen, target.stories, told, target.rank)
  writeWhole(target.out, reportHtml(report, { lang: target.lang }))
  if (target.json !== undefined) writeWhole(target.json, `${JSON.stringify(report)}\n`)
  if (target.md !== undefined) writeWhole(target.md, reportMarkdown(report, target.lang))
  process.stdout.write(summary({ ...report, shown: report.shown.slice(0, TOLD_STORIES) }, target.lang))
  const { kept, issues, progress } = run
  const documents = kept.documentCount()
  const lines = [
    `${number(documents)} articles in ${duration((performance.now() - started) / 1000)}: ${rate('analysis', analysing)}, ${rate('linking', { ...linking, count: documents })}`,
    `report  ${target.out}`,
    `case    ${kept.file}`,
    ...(issues.count > 0 ? [`${number(issues.count)} inputs could not be used; each is named above`] : []),
  ]
  lines.forEach(progress.say)
}

/** Make of the case's articles what is not made yet. */
export async function bringUpToDate(run: Run) {
  const analysing = await analyseDocuments(run)
  const linking = await linkDocuments(run)
  const told = background(run)
  const { stories } = await chainStories(run, told)
  return { analysing, linking, told, stories }
}

const rate = (what: string, { count, seconds }: Done): string =>
  count === 0
    ? `${what} was done before`
    : `${what} ${number(Math.round(count / Math.max(seconds, 1e-3)))} articles a second`
