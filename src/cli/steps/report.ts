import { reportBuilder } from '../../core/5-report/report.ts'
import type { Analysis, Chain, Report } from '../../core/records.ts'
import type { Told } from './background.ts'
import type { StoryIds } from './chain.ts'
import type { Run } from './run.ts'

/** So many stories are shown whole when nobody says how many: a page that a browser opens at once. */
export const SHOWN_STORIES = 30

/** Build the report from the chains of the case. */
export function buildReport(
  { kept, maker, stop }: Run,
  stories: readonly StoryIds[],
  shown: number,
  told: Told,
): Report {
  const builder = reportBuilder({ ...maker, documents: kept.documentCount() }, { shown })
  for (const { id, documents, links } of stories) {
    const chain = kept.record('chain', id)
    if (chain === undefined) continue
    builder.add({
      chain: parsed<Chain>(chain),
      analyses: documents.map((document) => parsed<Analysis>(kept.record('analysis', document)!)),
      links: links.map(([a, b]) => told.link(kept.record('link', a, b)!)),
    })
    stop.check()
  }
  return builder.report()
}

const parsed = <T>(json: string): T => JSON.parse(json) as T
