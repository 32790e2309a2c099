import { FAMILIES } from './families.ts'
import type { Run } from './run.ts'

type Traced = Pick<Run, 'kept' | 'maker'>

const NOTE = 'traced'

/**
 * Whether all of a case was traced as it is now: a large one that is served again need not be looked through again.
 *
 * What chains are made of is told by counts that only grow: documents, decisions; by what was set; and by who makes them.
 */
export function isTraced(run: Traced): boolean {
  run.kept.board.prepare()
  return run.kept.board.note(NOTE) === madeOf(run)
}

export function noteTraced(run: Traced): void {
  run.kept.board.setNote(NOTE, madeOf(run))
}

function madeOf({ kept, maker }: Traced): string {
  const last = (table: string): number =>
    kept.board.row<{ n: number }>(`SELECT coalesce(max(n), 0) AS n FROM ${table}`)!.n
  const { version, lexicon } = maker
  const families = kept.meta(FAMILIES) ?? ''
  return JSON.stringify([version, lexicon, kept.documentCount(), last('documents'), last('decisions'), families])
}
