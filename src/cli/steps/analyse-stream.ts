import { createHash } from 'node:crypto'
import type { Engine, Job } from '../../engine/engine.ts'
import { documentsFrom, isIssue, type ReadOptions, type Taken } from '../../ingest/documents-from.ts'
import { LIMITS } from '../../ingest/limits.ts'
import type { IssueLog } from '../issue-log.ts'

/** Analyse documents as they are read, without a case: analyses as JSON, in the order of the inputs. */
export async function* analyses(
  inputs: readonly string[],
  engine: Engine,
  issues: IssueLog,
  options: ReadOptions = {},
): AsyncGenerator<string> {
  for await (const result of engine.run('analyse', distinct(inputs, issues, options)))
    if ('output' in result) yield result.output as string
    else issues.add({ code: 'stage-failed', at: result.key, stage: 'analyse', reason: result.failed })
}

/** The documents, each once: another one under a known id is an issue. */
async function* distinct(
  inputs: readonly string[],
  issues: IssueLog,
  options: ReadOptions,
): AsyncGenerator<Job<string>> {
  const known = new Map<string, string>()
  for await (const one of documentsFrom(inputs, LIMITS, options)) {
    if (isIssue(one)) {
      issues.add(one)
      continue
    }
    const { id } = one.document
    const hash = hashOf(one)
    const before = known.get(id)
    if (before === undefined) {
      known.set(id, hash)
      yield { key: one.at, input: one.json }
    } else if (before !== hash) issues.add({ code: 'id-taken', at: one.at, id })
  }
}

/** Half a hash tells two documents with one id apart. */
const hashOf = ({ json }: Taken): string => createHash('sha256').update(json).digest('base64').slice(0, 22)
