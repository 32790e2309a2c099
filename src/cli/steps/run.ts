import type { Case, Maker } from '../../case/case.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Interruption } from '../interruption.ts'
import type { IssueLog } from '../issue-log.ts'
import type { Progress } from '../progress.ts'

/** What every step of a run works with. */
export interface Run {
  readonly kept: Case
  readonly engine: Engine
  readonly maker: Maker
  /** Bytes that comparing very many documents may take at a time. */
  readonly memory?: number
  readonly progress: Progress
  readonly issues: IssueLog
  readonly stop: Interruption
}

/** How much a step did. */
export interface Done {
  readonly count: number
  readonly seconds: number
}

/** Records are written so many at a time: a transaction each costs far more than what is in it, and this many are soon made again. */
const WRITE_TOGETHER = 256

/** Group a stream into lists of at most `size`. */
export async function* grouped<T>(
  stream: AsyncIterable<T>,
  size: number = WRITE_TOGETHER,
): AsyncGenerator<readonly T[]> {
  let group: T[] = []
  for await (const one of stream) {
    group.push(one)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
