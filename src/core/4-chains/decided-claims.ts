import type { Said } from '../records.ts'
import type { Content } from './contents.ts'
import type { Decided } from './decisions.ts'
import { saidAt, saidKey } from './decisions.ts'
import type { Statement } from './statements.ts'

/** Contents that were taken for one claim. */
export interface Version {
  readonly contents: readonly Content<Statement>[]
}

/**
 * Claims as people decided: first those are parted that do not say the same, the second one of each pair into a claim of its own; then
 * those are put together that do.
 *
 * @param make  a claim of contents that were another one's, if anybody's
 */
export function decidedClaims<C extends Version>(
  claims: readonly C[],
  { same, apart }: Pick<Decided, 'same' | 'apart'>,
  make: (contents: readonly Content<Statement>[], from?: C) => C,
): C[] {
  let all = [...claims]
  for (const [one, other] of apart) {
    const at = all.find((claim) => holds(claim, one) && holds(claim, other))
    if (at === undefined) continue
    const [rest, own] = parted(at.contents, other)
    all = [...all.map((claim) => (claim === at ? make(rest, at) : claim)), make(own)]
  }
  for (const [one, other] of same) {
    const [first, second] = [one, other].map((said) => all.find((claim) => holds(claim, said)))
    if (first === undefined || second === undefined || first === second) continue
    const joined = make([...first.contents, ...second.contents], first)
    all = all.flatMap((claim) => (claim === first ? [joined] : claim === second ? [] : [claim]))
  }
  return all
}

const isOf = ({ analysis, attribution }: Statement, said: Said): boolean =>
  analysis.id === said.document && saidKey(saidAt(analysis.id, attribution)) === saidKey(said)

const holds = ({ contents }: Version, said: Said): boolean =>
  contents.some(({ statements }) => statements.some((statement) => isOf(statement, said)))

function parted(contents: readonly Content<Statement>[], said: Said): [Content<Statement>[], Content<Statement>[]] {
  const only = (keep: (statement: Statement) => boolean): Content<Statement>[] =>
    contents
      .map(({ gist, statements }) => ({ gist, statements: statements.filter(keep) }))
      .filter(({ statements }) => statements.length > 0)
  return [only((statement) => !isOf(statement, said)), only((statement) => isOf(statement, said))]
}
