import { recurrences } from '../../core/3-links/background.ts'
import { boilerplateFinder, repeatedIn } from '../../core/3-links/boilerplate.ts'
import { candidatePairs, type Posted } from '../../core/3-links/candidate-pairs.ts'
import { fingerprinter } from '../../core/3-links/fingerprints.ts'
import type { Limits } from '../../core/3-links/limits.ts'
import { nearest } from '../../core/3-links/nearest.ts'
import type { Issue } from '../../core/failures.ts'
import type { Document, Link } from '../../core/records.ts'
import { jsonAt } from '../../engine/corpus.ts'
import type { Job } from '../../engine/engine.ts'
import type { CorpusLinkWork, LinkDone, PrintDone, PrintWork } from '../../engine/work.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Gathered } from './gather.ts'
import type { Run } from './run.ts'

type Work = Pick<Run, 'engine' | 'progress' | 'issues' | 'stop'>

/**
 * The links between documents in memory, in the order of both ids: what a case would give, without one.
 *
 * @param nearestOnly  of a text that many carry the links between nearest neighbours
 */
export async function* linkInMemory(
  documents: Gathered,
  run: Work,
  limits: Limits,
  nearestOnly: boolean,
): AsyncGenerator<string> {
  const posted = await fingerprinted(documents, run)
  run.progress.start('comparing')
  const pairs = inOrder(candidatePairs(posted), posted)
  run.progress.done()
  const links = await aligned(documents, posted, pairs, limits, run)
  yield* told(links, documents, posted, nearestOnly)
}

const DOCUMENTS_TOGETHER = 128

async function fingerprinted(documents: Gathered, { engine, progress, issues, stop }: Work): Promise<Posted[]> {
  const { corpus, length, about } = documents
  function* jobs(): Generator<Job<number>> {
    for (let from = 0; from < length; from += DOCUMENTS_TOGETHER) {
      const input: PrintWork = { corpus, from, to: Math.min(length, from + DOCUMENTS_TOGETHER) }
      yield { key: from, input }
    }
  }
  progress.start('fingerprinting', length)
  const posted: Posted[] = []
  for await (const { key: from, ...result } of engine.run('fingerprints', jobs())) {
    const some = about.slice(from, from + DOCUMENTS_TOGETHER)
    const done = 'output' in result ? (result.output as PrintDone) : some.map(() => result)
    some.forEach((one, i) => {
      const print = done[i]!
      if ('hashes' in print) posted.push({ ...one, hashes: print.hashes })
      else issues.add({ code: 'stage-failed', at: one.id, stage: 'fingerprints', reason: print.failed })
    })
    progress.tick(some.length)
    stop.check()
  }
  progress.done()
  return posted
}

/** Indices into what is posted. */
interface Pairs {
  readonly a: Uint32Array
  readonly b: Uint32Array
}

/** As the bytes of their ids go, which is how a case keeps its records; strings compare otherwise beyond the basic plane. */
function inOrder(pairs: Pairs, posted: readonly Posted[]): Pairs {
  const ids = posted.map(({ id }) => Buffer.from(id))
  const rank = new Uint32Array(posted.length)
  Uint32Array.from(posted, (_, i) => i)
    .sort((x, y) => Buffer.compare(ids[x]!, ids[y]!))
    .forEach((one, at) => {
      rank[one] = at
    })
  const order = Uint32Array.from(pairs.a, (_, i) => i).sort(
    (x, y) => rank[pairs.a[x]!]! - rank[pairs.a[y]!]! || rank[pairs.b[x]!]! - rank[pairs.b[y]!]!,
  )
  return { a: order.map((i) => pairs.a[i]!), b: order.map((i) => pairs.b[i]!) }
}

/** Enough to outweigh a message, few enough to spread over the workers. */
const PAIRS_TOGETHER = 256

async function aligned(
  { corpus, about }: Gathered,
  posted: readonly Posted[],
  pairs: Pairs,
  limits: Limits,
  { engine, progress, issues, stop }: Work,
): Promise<string[]> {
  const number = new Map(about.map(({ id }, n) => [id, n]))
  const numbers = Uint32Array.from(posted, ({ id }) => number.get(id)!)
  function* jobs(): Generator<Job<number>> {
    for (let from = 0; from < pairs.a.length; from += PAIRS_TOGETHER) {
      const some = new Uint32Array(2 * Math.min(PAIRS_TOGETHER, pairs.a.length - from))
      for (let i = 0; i < some.length; i++) some[i] = numbers[(i % 2 === 0 ? pairs.a : pairs.b)[from + (i >> 1)]!]!
      const input: CorpusLinkWork = { corpus, pairs: some, limits }
      yield { key: from, input }
    }
  }
  progress.start('linking', pairs.a.length)
  const links: string[] = []
  for await (const { key: from, ...result } of engine.run('links', jobs())) {
    const count = Math.min(PAIRS_TOGETHER, pairs.a.length - from)
    const done = 'output' in result ? (result.output as LinkDone) : Array<LinkDone[number]>(count).fill(result)
    done.forEach((one, i) => {
      if ('failed' in one) issues.add(failed(posted[pairs.a[from + i]!]!, posted[pairs.b[from + i]!]!, one.failed))
      else if (one.json !== null) links.push(one.json)
    })
    progress.tick(count)
    stop.check()
  }
  progress.done()
  return links
}

const failed = (a: Posted, b: Posted, reason: string): Issue => ({
  code: 'stage-failed',
  at: `${a.id} ${b.id}`,
  stage: 'links',
  reason,
})

/** Background told apart from news, by all links. */
function* told(
  links: readonly string[],
  { corpus, about }: Gathered,
  posted: readonly Posted[],
  nearestOnly: boolean,
): Generator<string> {
  const number = new Map(about.map(({ id }, n) => [id, n]))
  const documentOf = (id: string): Document => JSON.parse(jsonAt(corpus, number.get(id)!)) as Document
  const recurring = recurrences(boilerplateFinder(fingerprinter(loadLexicon()), documentOf, repeatedIn(posted)))
  const near = nearestOnly ? nearest() : undefined
  for (const json of links) {
    const link = JSON.parse(json) as Link
    recurring.see(link)
    near?.see(link)
  }
  for (const json of links) {
    const link = JSON.parse(json) as Link
    const marked = recurring.mark(link)
    const kept = near === undefined ? marked : near.of(marked)
    if (kept !== undefined) yield kept === link ? json : JSON.stringify(kept)
  }
}
