import type { Issue } from '../../core/failures.ts'
import { type Ingested, isIssue, type Taken } from '../../ingest/documents-from.ts'
import type { AddRun } from './add.ts'
import { grouped } from './run.ts'

/** Put documents into a case as they come, without the marks of an import: for one that is gone with its process. */
export async function addDocuments(documents: AsyncIterable<Ingested>, run: AddRun): Promise<void> {
  const { kept, progress, issues, stop } = run
  progress.start('reading')
  for await (const batch of grouped(documents)) {
    const taken = batch.filter((one): one is Taken => !isIssue(one))
    const results = kept.addDocuments(taken)
    const bad = [...batch.filter(isIssue), ...taken.flatMap((one, i) => refused(one, results[i]!))]
    bad.forEach(issues.add)
    kept.addIssues(bad)
    progress.tick(batch.length)
    stop.check()
  }
  progress.done()
}

/** Why a document does not come in, if it does not. */
export const refused = ({ at, document }: Taken, result: 'added' | 'known' | 'taken'): Issue[] =>
  result === 'taken' ? [{ code: 'id-taken', at, id: document.id }] : []
