import type { Issue } from '../../core/failures.ts'
import { documentsFrom, type Ingested, isIssue, type Taken } from '../../ingest/documents-from.ts'
import { grouped, type Run } from './run.ts'

export interface Added {
  readonly added: number
  /** Were in the case already. */
  readonly known: number
  /** Issues of the inputs. */
  readonly bad: number
}

type AddRun = Pick<Run, 'kept' | 'progress' | 'issues' | 'stop'>

/** Read the inputs into the case. What is counted as added is committed. */
export const addInputs = (inputs: readonly string[], run: AddRun): Promise<Added> =>
  addDocuments(documentsFrom(inputs), run)

/** Put documents into the case as they come. */
export async function addDocuments(documents: AsyncIterable<Ingested>, run: AddRun): Promise<Added> {
  const { kept, progress, issues, stop } = run
  const sum = { added: 0, known: 0, bad: 0 }
  progress.start('reading')
  for await (const batch of grouped(documents)) {
    const bad = [...batch.filter(isIssue), ...addBatch(batch.filter(isTaken), kept, sum)]
    bad.forEach(issues.add)
    if (bad.length > 0) kept.addIssues(bad)
    sum.bad += bad.length
    progress.tick(batch.length)
    stop.check()
  }
  progress.done()
  return sum
}

const isTaken = (one: Ingested): one is Taken => !isIssue(one)

function addBatch(taken: readonly Taken[], kept: Run['kept'], sum: { added: number; known: number }): Issue[] {
  const results = kept.addDocuments(taken)
  sum.added += results.filter((result) => result === 'added').length
  sum.known += results.filter((result) => result === 'known').length
  return taken
    .filter((_, i) => results[i] === 'taken')
    .map(({ at, document }) => ({ code: 'id-taken', at, id: document.id }))
}
