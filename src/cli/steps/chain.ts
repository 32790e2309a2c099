import type { Case, KeptRecord } from '../../case/case.ts'
import type { PairOfIds } from '../../case/link-index.ts'
import { decidedBy, inForce } from '../../core/4-chains/decisions.ts'
import { holdsTogether } from '../../core/4-chains/stories.ts'
import { pagesAmong } from '../../core/4-chains/versions.ts'
import type { Issue } from '../../core/failures.ts'
import { pagesOf } from '../../core/pages.ts'
import type { Document, Link } from '../../core/records.ts'
import { components } from '../../engine/components.ts'
import type { Job } from '../../engine/engine.ts'
import type { ChainWork } from '../../engine/work.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { FAMILIES } from './families.ts'
import { type Done, grouped, type Run } from './run.ts'
import type { Told } from './told-links.ts'

/** So few documents were put together by a person: they are one story, whether they share text or only what they tell. */
const SMALL_CASE = 50

/** A story by the ids of its documents and of its links. */
export interface StoryIds {
  readonly id: string
  readonly documents: readonly string[]
  readonly links: readonly PairOfIds[]
}

/** Put the documents of the case into stories, and make the chain of each. */
export async function chainStories(run: Run, told: Told): Promise<Done & { readonly stories: readonly StoryIds[] }> {
  const { kept } = run
  const stories = storiesAmong(kept, told, kept.analysed(), kept.records('link'))
  const ids = new Set(stories.map(({ id }) => id))
  kept.keepOnly('chain', (id) => ids.has(id))
  return { ...(await makeChains(run, told, stories)), stories }
}

/** Chains are written so many at a time: one of a large story is long. */
const CHAINS_TOGETHER = 64

/** Make the chain of each of some stories. */
export async function makeChains(run: Run, told: Told, stories: readonly StoryIds[]): Promise<Done> {
  const { kept, engine, maker, progress, issues, stop } = run
  progress.start('chaining', stories.length)
  for await (const batch of grouped(engine.run('chain', works(stories, run, told)), CHAINS_TOGETHER)) {
    const good = batch.flatMap(({ key, ...result }) =>
      'output' in result ? [{ a: key, b: '', json: result.output as string }] : [],
    )
    const bad = batch.flatMap(({ key, ...result }): Issue[] =>
      'failed' in result ? [{ code: 'stage-failed', at: key, stage: 'chains', reason: result.failed }] : [],
    )
    kept.keep('chain', maker, good)
    kept.addIssues(bad)
    bad.forEach(issues.add)
    progress.tick(batch.length)
    stop.check()
  }
  return progress.done()
}

/**
 * The stories that documents make together.
 *
 * @param ids      of documents with an analysis, sorted: all of the case, or all of some of its stories
 * @param records  the links among them, sorted
 */
export function storiesAmong(
  kept: Case,
  told: Told,
  ids: readonly string[],
  records: Iterable<KeptRecord>,
): StoryIds[] {
  const decided = decidedBy(inForce(kept.decisions()))
  const links: { readonly pair: PairOfIds; readonly together: boolean }[] = []
  for (const { a, b, json } of records)
    if (json !== null) links.push({ pair: [a, b], together: isTogether(decided.link(told.link(json))) })
  const edges: PairOfIds[] = isSmall(kept)
    ? ids.map((id) => [ids[0]!, id])
    : [...links.filter(({ together }) => together).map(({ pair }) => pair), ...versionsIn(kept, ids)]
  const storyOf = components(ids, edges)
  const linksOf = Map.groupBy(
    links.filter(({ pair: [a, b] }) => storyOf.get(a) === storyOf.get(b)),
    ({ pair: [a] }) => storyOf.get(a)!,
  )
  return [...Map.groupBy(ids, (id) => storyOf.get(id)!)].map(([id, documents]) => ({
    id,
    documents,
    links: (linksOf.get(id) ?? []).map(({ pair }) => pair),
  }))
}

const isSmall = (kept: Case): boolean => kept.analysed().length <= SMALL_CASE

/** Compiled once: a case that is served is chained after each decision. */
let pageOf: ReturnType<typeof pagesOf> | undefined

/** Documents of one page are one story, whatever they still have in common. */
function versionsIn(kept: Case, ids: readonly string[]): PairOfIds[] {
  const documents = ids.map((id) => ({ id, document: JSON.parse(kept.document(id)!) as Document }))
  pageOf ??= pagesOf(loadLexicon())
  return pagesAmong(documents, pageOf).flatMap(([first, ...others]) =>
    others.map((other): PairOfIds => [first!, other]),
  )
}

/** A link that a person rejected holds nothing together. */
const isTogether = (link: Link | undefined): boolean => link !== undefined && holdsTogether(link)

function* works(stories: readonly StoryIds[], { kept }: Run, told: Told): Generator<Job<string>> {
  const decisions = kept.decisions().map((decision) => JSON.stringify(decision))
  const families = kept.meta(FAMILIES)
  for (const { id, documents, links } of stories) {
    const input: ChainWork = {
      id,
      analyses: documents.map((document) => kept.record('analysis', document)!),
      links: links.map(([a, b]) => told.json(kept.record('link', a, b)!)),
      decisions,
      ...(families !== undefined && { families }),
    }
    yield { key: id, input }
  }
}
