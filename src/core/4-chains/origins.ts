import type { Evidence, Origin, Origins } from '../records.ts'
import { saidBy } from './evidence.ts'
import { groupBy } from './group-by.ts'
import { isRecorded, mergersOf, type Sameness } from './mergers.ts'
import type { Statement } from './statements.ts'
import type { Grade } from './vagueness.ts'

/** What some statements lead back to. */
interface End {
  readonly node: string
  readonly grade: Grade
  /** Indices of statements, in order of appearance. */
  readonly members: readonly number[]
}

/**
 * How many independent origins stand behind what several statements say.
 *
 * `most` counts ends that are not surely one; `least` counts named ends that cannot be one. So a speaker counts once however many
 * report it, copies add nothing, an unnamed source may always be one of the others, «مصادر» and «وكالات» never raise `least`, and
 * what nobody records is no origin: it only leaves room for one where there is no other.
 *
 * @param statements  in order of appearance
 * @param denied      indices of those that deny: they are no origin of what they deny
 */
export function originsOf(statements: readonly Statement[], denied: readonly number[], sameness: Sameness): Origins {
  const denies = new Set(denied)
  const { rejected, confirmed } = sameness.decided
  const holding = statements.map((_, i) => i).filter((i) => !denies.has(i))
  const recorded = holding.filter((i) => isRecorded(statements[i]!))
  const { one, maybe, reasons } = mergersOf(
    recorded.map((i) => statements[i]!),
    sameness,
  )
  const nodeAt = (i: number): string => statements[i]!.holder!.node.id
  const ends = [...groupBy(recorded, (i) => one.of(nodeAt(i))).values()]
    .filter((members) => !members.some((i) => rejected.has(nodeAt(i))))
    .map((members) => endOf(members, statements))
  const apart = groupBy(
    ends.filter(({ grade }) => grade === 'named'),
    ({ node }) => maybe.of(one.of(node)),
  )
  const isConfirmed = ({ members }: End): boolean => members.some((i) => confirmed.has(nodeAt(i)))
  const sure = new Set([
    ...[...apart.values()].map(([first]) => first!.node),
    ...ends.filter(isConfirmed).map(({ node }) => node),
  ])
  const singles = ends.filter(({ grade }) => grade === 'one')
  const alone = sure.size === 0 ? singles[0] : undefined
  const unrecorded = holding.filter((i) => !isRecorded(statements[i]!))
  const count = (named: number, unnamed: number, all: number): { least: number; most: number } => ({
    least: Math.max(named, unnamed > 0 ? 1 : 0),
    most: Math.max(all, unrecorded.length > 0 ? 1 : 0),
  })
  const without = (end: End): { least: number; most: number } => {
    const isLast = end.grade === 'named' && apart.get(maybe.of(one.of(end.node)))!.length === 1
    return count(sure.size - (isLast ? 1 : 0), singles.length - (end.grade === 'one' ? 1 : 0), ends.length - 1)
  }
  return {
    ...count(sure.size, singles.length, ends.length),
    origins: ends.map((end) => ({
      ...originOf(end, sure.has(end.node) || end === alone, end === alone),
      without: without(end),
    })),
    reasons: [...ends.flatMap((end) => toldOften(end, statements)), ...reasons, ...lost(unrecorded, statements)],
    unrecorded: unrecorded.length,
  }
}

const GRADES: readonly Grade[] = ['named', 'one', 'several', 'nobody']

/** Of merged ends the best known one speaks for all. */
function endOf(members: readonly number[], statements: readonly Statement[]): End {
  const rank = (i: number): number => GRADES.indexOf(statements[i]!.holder!.grade)
  const best = members.reduce((known, i) => (rank(i) < rank(known) ? i : known))
  const { node, grade } = statements[best]!.holder!
  return { node: node.id, grade, members }
}

const KINDS: Readonly<Record<string, Origin['kind']>> = {
  speaker: 'speaker',
  agency: 'agency',
  outlet: 'agency',
  cited: 'document',
  source: 'unnamed',
}

function originOf({ node, grade, members }: End, certain: boolean, alone: boolean): Origin {
  const kind = KINDS[node.slice(0, node.indexOf(':'))] ?? 'document'
  return { kind, node, certain, appearances: members, reason: reasonOf(grade, kind, certain, alone) }
}

function reasonOf(grade: Grade, kind: Origin['kind'], certain: boolean, alone: boolean): string {
  if (alone) return 'origin-unnamed-alone'
  if (grade === 'several') return 'origin-plural'
  if (grade === 'one') return 'origin-unnamed'
  return certain ? `origin-${kind}` : 'origin-may-be-another'
}

/** One end in several documents is still one: the reader sees in how many. */
function toldOften({ members }: End, statements: readonly Statement[]): Evidence[] {
  const documents = new Set(members.map((i) => statements[i]!.analysis.id))
  if (documents.size < 2) return []
  return [saidBy(statements[members[0]!]!, 'one-origin-many-reports', String(documents.size))]
}

const lost = (unrecorded: readonly number[], statements: readonly Statement[]): Evidence[] =>
  unrecorded.map((i) => saidBy(statements[i]!, 'lineage-not-recorded'))
