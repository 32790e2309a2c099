import type { KeptDocument } from '../../case/case.ts'
import type { Fingerprinted } from '../../case/link-index.ts'
import type { Issue } from '../../core/failures.ts'
import type { Document } from '../../core/records.ts'
import type { Job } from '../../engine/engine.ts'
import { grouped, type Run } from './run.ts'

const PAGE = 256

/** Bring the index of the case up to date: documents that came since are fingerprinted and posted, which notes the pairs to look at. */
export async function indexDocuments(run: Run): Promise<void> {
  const { kept, maker } = run
  kept.index.belongTo(maker)
  await fingerprint(run)
  post(run)
}

async function fingerprint({ kept, engine, progress, issues, stop }: Run): Promise<void> {
  progress.start('fingerprinting', kept.index.countMissing())
  for await (const batch of grouped(engine.run('fingerprint', missing(kept.index)))) {
    kept.index.keepFingerprints(
      batch.flatMap(({ key: { n, document }, ...result }): Fingerprinted[] =>
        'output' in result ? [{ n, document, hashes: result.output as Uint32Array }] : [],
      ),
    )
    const bad = batch.flatMap(({ key, ...result }): Issue[] =>
      'failed' in result ? [{ code: 'stage-failed', at: key.id, stage: 'fingerprints', reason: result.failed }] : [],
    )
    kept.addIssues(bad)
    bad.forEach(issues.add)
    progress.tick(batch.length)
    stop.check()
  }
  progress.done()
}

interface Key extends Pick<KeptDocument, 'n' | 'id'> {
  readonly document: Fingerprinted['document']
}

function* missing(index: Run['kept']['index']): Generator<Job<Key>> {
  const page = (after: number) => index.missing(after, PAGE)
  for (let documents = page(0); documents.length > 0; documents = page(documents.at(-1)!.n))
    for (const { n, id, json } of documents) {
      const { outlet, published } = JSON.parse(json) as Document
      const document = {
        id,
        ...(outlet === undefined ? {} : { outlet }),
        ...(published === undefined ? {} : { published }),
      }
      yield { key: { n, id, document }, input: json }
    }
}

function post({ kept, maker, memory, progress, stop }: Run): void {
  progress.start('comparing', kept.index.countUnposted())
  while (kept.index.post(maker, { ...(memory === undefined ? {} : { memory }), tick: progress.tick })) stop.check()
  progress.done()
}
