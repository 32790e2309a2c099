import type { Span } from '../../text/span.ts'
import type { Draft } from '../drafts.ts'
import { type Page, spanOf } from '../page.ts'
import type { Content } from './content-spans.ts'

/** Attributions inside attributions inside attributions are seldom deeper; so many open contents are kept in mind. */
const DEEPEST = 32

interface Open {
  readonly span: Span
  readonly draft: number
}

/**
 * For each draft, the draft in whose content its cue stands, the innermost one; -1 for none.
 *
 * @param drafts  by cue
 */
export function parentsOf(page: Page, drafts: readonly Draft[], contents: readonly Content[]): number[] {
  const spans = contents
    .flatMap(({ spans }, draft) => spans.map((span) => ({ span, draft })))
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
  let open: Open[] = []
  let next = 0
  const parents: number[] = []
  for (const [i, draft] of drafts.entries()) {
    const cue = spanOf(page, draft.cue[0]![0], draft.cue[0]![1])
    for (; next < spans.length && spans[next]!.span[0] <= cue[0] + draft.skip; next++) open.push(spans[next]!)
    open = open.filter(({ span }) => span[1] >= cue[1]).slice(-DEEPEST)
    parents.push(innermost(open, i))
  }
  return withoutCircles(parents)
}

function innermost(open: readonly Open[], self: number): number {
  let found: Open | undefined
  for (const each of open) {
    if (each.draft === self) continue
    if (found === undefined || each.span[1] - each.span[0] <= found.span[1] - found.span[0]) found = each
  }
  return found?.draft ?? -1
}

/** Two contents that hold each other's cues: the later one stands free. */
function withoutCircles(parents: readonly number[]): number[] {
  const free = [...parents]
  for (let i = 0; i < free.length; i++) {
    let at = free[i]!
    for (let steps = 0; at >= 0 && at !== i && steps < DEEPEST; steps++) at = free[at]!
    if (at !== -1) free[i] = -1
  }
  return free
}
