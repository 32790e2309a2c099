import type { KeptDocument } from '../../case/case.ts'
import type { Issue } from '../../core/failures.ts'
import type { Job } from '../../engine/engine.ts'
import { type Done, grouped, type Run } from './run.ts'

/** Documents are fetched so many at a time. */
const PAGE = 256

/** Analyse the documents of the case that have no analysis by this maker yet. */
export async function analyseDocuments(run: Run): Promise<Done> {
  const { kept, engine, maker, progress, issues, stop } = run
  progress.start('analysing', kept.countToAnalyse(maker))
  const results = engine.run(
    'analyse',
    jobs((after) => kept.documentsToAnalyse(maker, after, PAGE)),
  )
  for await (const batch of grouped(results)) {
    const good = batch.flatMap(({ key, ...result }) =>
      'output' in result ? [{ a: key, b: '', json: result.output as string }] : [],
    )
    const bad = batch.flatMap(({ key, ...result }): Issue[] =>
      'failed' in result ? [{ code: 'stage-failed', at: key, stage: 'analyse', reason: result.failed }] : [],
    )
    kept.keep('analysis', maker, good)
    kept.addIssues(bad)
    bad.forEach(issues.add)
    progress.tick(batch.length)
    stop.check()
  }
  return progress.done()
}

/** Documents page by page, so that few are held in memory and nothing is read while something is written. */
export function* jobs(page: (after: number) => readonly KeptDocument[]): Generator<Job<string>> {
  for (let documents = page(0); documents.length > 0; documents = page(documents.at(-1)!.n))
    for (const { id, json } of documents) yield { key: id, input: json }
}
