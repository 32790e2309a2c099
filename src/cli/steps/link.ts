import type { PairOfIds } from '../../case/link-index.ts'
import type { Limits } from '../../core/3-links/limits.ts'
import type { Issue } from '../../core/failures.ts'
import type { Job } from '../../engine/engine.ts'
import { remembered } from '../../engine/remembered.ts'
import type { LinkDone, LinkWork } from '../../engine/work.ts'
import { indexDocuments } from './index-documents.ts'
import type { Done, Run } from './run.ts'

/**
 * Link the documents of the case: those that came since are compared with all others, and the pairs that share text are aligned.
 *
 * @param limits  for a case that is gone afterwards: one that stays holds the links of the rules as they are
 */
export async function linkDocuments(run: Run, limits: Limits = {}): Promise<Done> {
  const { kept, engine, maker, progress, issues, stop } = run
  const started = performance.now()
  await indexDocuments(run)
  progress.start('linking', kept.index.countWaiting())
  const documentOf = (id: string) => kept.document(id)!
  for await (const result of engine.run('link', works(waiting(kept.index), documentOf, limits))) {
    const { good, bad } = sorted(result)
    kept.keep('link', maker, good)
    kept.addIssues(bad)
    bad.forEach(issues.add)
    progress.tick(result.key.length)
    stop.check()
  }
  const { count } = progress.done()
  return { count, seconds: (performance.now() - started) / 1000 }
}

/** A run of pairs that was looked at, or could not be. */
export type Looked = { readonly key: readonly PairOfIds[] } & (
  | { readonly output: unknown }
  | { readonly failed: string }
)

/** What came of pairs, and what kept others from being looked at. */
export function sorted(result: Looked) {
  const looked = 'output' in result ? (result.output as LinkDone) : result.key.map(() => ({ failed: result.failed }))
  return {
    good: result.key.flatMap(([a, b], i) => {
      const one = looked[i]!
      return 'json' in one ? [{ a, b, json: one.json }] : []
    }),
    bad: result.key.flatMap(([a, b], i): Issue[] => {
      const one = looked[i]!
      return 'failed' in one ? [{ code: 'stage-failed', at: `${a} ${b}`, stage: 'links', reason: one.failed }] : []
    }),
  }
}

const PAGE = 4096

function* waiting(index: Run['kept']['index']): Generator<PairOfIds> {
  for (let pairs = index.waiting(undefined, PAGE); pairs.length > 0; pairs = index.waiting(pairs.at(-1), PAGE))
    yield* pairs
}

/** Enough pairs to outweigh sending their documents, few enough to spread over the workers and to be kept often. */
const PAIRS_TOGETHER = 64

/** Documents at hand for the next pairs, in characters. */
const AT_HAND = 16 * 2 ** 20

/** Neighbouring pairs together, since they share documents. */
export function* works(
  pairs: Iterable<PairOfIds>,
  documentOf: (id: string) => string,
  limits: Limits,
): Generator<Job<readonly PairOfIds[]>> {
  const atHand = remembered(documentOf, (_id, json) => json.length, AT_HAND)
  let some: PairOfIds[] = []
  for (const pair of pairs) {
    some.push(pair)
    if (some.length < PAIRS_TOGETHER) continue
    yield work(some, atHand, limits)
    some = []
  }
  if (some.length > 0) yield work(some, atHand, limits)
}

function work(
  pairs: readonly PairOfIds[],
  documentOf: (id: string) => string,
  limits: Limits,
): Job<readonly PairOfIds[]> {
  const ids = [...new Set(pairs.flat())]
  const index = new Map(ids.map((id, i) => [id, i]))
  const input: LinkWork = {
    documents: ids.map(documentOf),
    pairs: pairs.map(([a, b]) => [index.get(a)!, index.get(b)!]),
    limits,
  }
  return { key: pairs, input }
}
