import { decidedBy, inForce } from '../../core/4-chains/decisions.ts'
import { type Rank, reportBuilder } from '../../core/5-report/report.ts'
import { failure } from '../../core/failures.ts'
import type { Analysis, Chain, Report } from '../../core/records.ts'
import type { StoryIds } from './chain.ts'
import type { Run } from './run.ts'
import type { Told } from './told-links.ts'

/** So many stories are shown whole when nobody says how many: a page that a browser opens at once. */
export const SHOWN_STORIES = 30

/** Build the report from the chains of the case. */
export function buildReport(
  { kept, maker, stop }: Run,
  stories: readonly StoryIds[],
  shown: number,
  told: Told,
  rank: Rank,
): Report {
  const builder = reportBuilder({ ...maker, documents: kept.documentCount() }, { shown, rank })
  const decided = decidedBy(inForce(kept.decisions()))
  for (const { id, documents, links } of stories) {
    const chain = kept.record('chain', id)
    if (chain === undefined) continue
    builder.add({
      chain: parsed<Chain>(chain),
      analyses: documents.map((document) => decided.analysis(parsed<Analysis>(kept.record('analysis', document)!))),
      links: links.flatMap(([a, b]) => decided.link(told.link(kept.record('link', a, b)!)) ?? []),
    })
    stop.check()
  }
  return builder.report()
}

/**
 * One story of the case alone.
 *
 * @param wanted  its place in the table of stories, from 1, or the id of any article in it
 * @throws        `bad-option` when there is none
 */
export function storyOf(run: Run, stories: readonly StoryIds[], wanted: string, told: Told, rank: Rank): StoryIds {
  const ranked = /^\d+$/.test(wanted)
    ? buildReport(run, stories, 1, told, rank).stories[Number(wanted) - 1]?.id
    : undefined
  const found = stories.find(({ id, documents }) => id === ranked || documents.includes(wanted))
  if (found) return found
  const expected = `the number of one of ${stories.length} stories or the id of an article`
  throw failure('bad-option', { option: '--story', expected, value: wanted })
}

const parsed = <T>(json: string): T => JSON.parse(json) as T
