import type { Case } from '../../case/case.ts'
import type { PairOfIds } from '../../case/link-index.ts'
import { printOf } from '../../core/3-links/crowd.ts'
import { fingerprinter } from '../../core/3-links/fingerprints.ts'
import type { Limits } from '../../core/3-links/limits.ts'
import { joinDocument } from '../../core/3-links/pair-index.ts'
import { memoryIndex } from '../../core/3-links/pair-index-memory.ts'
import type { Document } from '../../core/records.ts'
import type { Job } from '../../engine/engine.ts'
import { documentsFrom, isIssue, type ReadOptions, type Taken } from '../../ingest/documents-from.ts'
import { LIMITS } from '../../ingest/limits.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { sorted, works } from './link.ts'
import type { Run } from './run.ts'

/**
 * Link articles as they are read with the documents of a case and with those read before. The case stays as it is.
 *
 * @param fresh  an empty case for the articles that are read
 * @param each   called with every link, article by article in the order they are read
 */
export async function linkAgainst(
  inputs: readonly string[],
  run: Run,
  fresh: Case,
  limits: Limits,
  each: (json: string) => Promise<void>,
  options: ReadOptions = {},
): Promise<void> {
  const { engine, issues, progress, stop } = run
  progress.start('linking')
  for await (const result of engine.run('link', jobs(newcomers(inputs, run, fresh, options), run, fresh, limits))) {
    const { good, bad } = sorted(result)
    for (const { json } of good) if (json !== null) await each(json)
    bad.forEach(issues.add)
    progress.tick(result.key.length)
    stop.check()
  }
  progress.done()
}

/** Articles that neither the case nor an earlier input has. */
async function* newcomers(
  inputs: readonly string[],
  { kept, issues }: Run,
  fresh: Case,
  options: ReadOptions,
): AsyncGenerator<Taken> {
  for await (const one of documentsFrom(inputs, LIMITS, options)) {
    if (isIssue(one)) {
      issues.add(one)
      continue
    }
    const { at, document, json } = one
    const there = kept.document(document.id)
    const added = there === undefined ? fresh.addDocuments([one])[0] : there === json ? 'known' : 'taken'
    if (added === 'taken') issues.add({ code: 'id-taken', at, id: document.id })
    if (added === 'added') yield one
  }
}

async function* jobs(
  articles: AsyncIterable<Taken>,
  { kept }: Run,
  fresh: Case,
  limits: Limits,
): AsyncGenerator<Job<readonly PairOfIds[]>> {
  const fingerprintsOf = fingerprinter(loadLexicon())
  const index = memoryIndex(kept.index.pairs)
  const documentOf = (id: string) => (kept.document(id) ?? fresh.document(id))!
  for (let n = kept.index.free(), next = articles[Symbol.asyncIterator](); ; n++) {
    const { value, done } = await next.next()
    if (done === true) return
    const document = value.document as Document
    const worth = joinDocument(index, n, printOf(document, fingerprintsOf(document.text).hashes))
    const pairs = worth
      .map(([, other]) => index.print(other).id)
      .sort()
      .map((id): PairOfIds => (id < document.id ? [id, document.id] : [document.id, id]))
    yield* works(pairs, documentOf, limits)
  }
}
