import { candidatePairs, type Posted } from '../../core/3-links/candidate-pairs.ts'
import type { Issue } from '../../core/failures.ts'
import type { Document } from '../../core/records.ts'
import type { Job } from '../../engine/engine.ts'
import { remembered } from '../../engine/remembered.ts'
import type { LinkDone, LinkWork } from '../../engine/work.ts'
import { jobs } from './analyse.ts'
import type { Done, Run } from './run.ts'

const PAGE = 256

/** A pair of ids: smaller first. */
export type PairOfIds = readonly [a: string, b: string]

/**
 * Link the documents of the case: all pairs that share text are sought anew (documents may have been added), and those that this
 * maker has not looked at yet are aligned.
 *
 * @param each  called with every new link, in the order of both ids
 */
export async function linkDocuments(run: Run, each: (json: string) => Promise<void> = async () => {}): Promise<Done> {
  const { kept, engine, maker, progress, issues, stop } = run
  const started = performance.now()
  const posted = await postedDocuments(run)
  const pairs = pairsOf(posted)
  const pairKeys = new Set(pairs.map(keyOf))
  kept.keepOnly('link', (a, b) => pairKeys.has(keyOf([a, b])))
  const done = new Set(Array.from(kept.done('link', maker), ({ a, b }) => keyOf([a, b])))
  const todo = pairs.filter((pair) => !done.has(keyOf(pair)))
  progress.start('linking', todo.length)
  for await (const result of engine.run('link', works(todo, run))) {
    const looked = 'output' in result ? (result.output as LinkDone) : result.key.map(() => ({ failed: result.failed }))
    const good = result.key.flatMap(([a, b], i) => {
      const one = looked[i]!
      return 'json' in one ? [{ a, b, json: one.json }] : []
    })
    const bad = result.key.flatMap(([a, b], i): Issue[] => {
      const one = looked[i]!
      return 'failed' in one ? [{ code: 'stage-failed', at: `${a} ${b}`, stage: 'links', reason: one.failed }] : []
    })
    kept.keep('link', maker, good)
    for (const { json } of good) if (json !== null) await each(json)
    kept.addIssues(bad)
    bad.forEach(issues.add)
    progress.tick(result.key.length)
    stop.check()
  }
  const { count } = progress.done()
  return { count, seconds: (performance.now() - started) / 1000 }
}

const keyOf = ([a, b]: PairOfIds): string => `${a}\u0000${b}`

async function postedDocuments({ kept, engine, progress, issues, stop }: Run): Promise<Posted[]> {
  const posted: Posted[] = []
  const facts = new Map<string, Omit<Posted, 'hashes'>>()
  const noted = function* () {
    for (const job of jobs((after) => kept.documentsAfter(after, PAGE))) {
      const { id, outlet, published } = JSON.parse(job.input as string) as Document
      facts.set(id, {
        id,
        ...(outlet === undefined ? {} : { outlet }),
        ...(published === undefined ? {} : { published }),
      })
      yield job
    }
  }
  progress.start('fingerprinting', kept.documentCount())
  for await (const result of engine.run('fingerprint', noted())) {
    progress.tick(1)
    stop.check()
    if ('output' in result) posted.push({ ...facts.get(result.key)!, hashes: result.output as Uint32Array })
    else issues.add({ code: 'stage-failed', at: result.key, stage: 'fingerprints', reason: result.failed })
  }
  progress.done()
  return posted
}

function pairsOf(posted: readonly Posted[]): PairOfIds[] {
  const { a, b } = candidatePairs(posted)
  return Array.from(a, (index, i) => [posted[index]!.id, posted[b[i]!]!.id])
}

/** Enough pairs to outweigh sending their documents, few enough to spread over the workers and to be kept often. */
const PAIRS_TOGETHER = 64

/** Documents and credits at hand for the next pairs, in characters. */
const AT_HAND = 16 * 2 ** 20

/** Neighbouring pairs together, since they share documents. */
function* works(pairs: readonly PairOfIds[], { kept }: Run): Generator<Job<readonly PairOfIds[]>> {
  const size = (_id: string, json: string) => json.length
  const documentOf = remembered((id: string) => kept.document(id)!, size, AT_HAND)
  const creditsOf = remembered((id: string) => kept.credits(id) ?? '', size, AT_HAND)
  for (let from = 0; from < pairs.length; from += PAIRS_TOGETHER) {
    const some = pairs.slice(from, from + PAIRS_TOGETHER)
    const ids = [...new Set(some.flat())]
    const index = new Map(ids.map((id, i) => [id, i]))
    const input: LinkWork = {
      documents: ids.map(documentOf),
      credits: ids.map(creditsOf),
      pairs: some.map(([a, b]) => [index.get(a)!, index.get(b)!]),
    }
    yield { key: some, input }
  }
}
