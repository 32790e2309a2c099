import type { Evidence } from '../records.ts'
import { type Union, union } from '../union.ts'
import { BY_DECISION, type DecidedOrigins } from './decisions.ts'
import { saidBy } from './evidence.ts'
import { groupBy } from './group-by.ts'
import { LEAST_OWED } from './lineage.ts'
import type { Statement } from './statements.ts'
import { LEAST_COVERAGE } from './stories.ts'

/** What a story knows about who is who and whose words are whose. */
export interface Sameness {
  /** Who else a holder could be: node ids. */
  mayBe(node: string): readonly string[]
  /** The outlet or agency that published a document, and those whose text it says it is: node ids. */
  publishers(document: string): readonly string[]
  /** What people decided about ends. */
  readonly decided: DecidedOrigins
  /** How much of the shorter of two documents is the other's when both statements are the same place of it, 0 to 1; else 0. */
  copied(a: Statement, b: Statement): number
}

/** Which holders are surely one, and which may be. */
export interface Mergers {
  readonly one: Union
  /** Over the names of `one`'s sets. */
  readonly maybe: Union
  readonly reasons: readonly Evidence[]
}

/** Fewer words can be found by two people independently («هذا أمر غير مقبول»). */
const LEAST_VERBATIM = 6
/** An unnamed source is compared with so many others of its claim. */
const MOST_COMPARED = 100

/** Whether the text gives a holder at all. */
export const isRecorded = ({ holder }: Statement): boolean => holder !== undefined && holder.grade !== 'nobody'

/** Find the holders of one claim that are one. @param statements  recorded ones, in order of appearance */
export function mergersOf(statements: readonly Statement[], sameness: Sameness): Mergers {
  const one = union()
  const maybe = union()
  const reasons: Evidence[] = []
  const join = (a: Statement, b: Statement, rule: string): void => {
    if (one.of(nodeOf(a)) === one.of(nodeOf(b))) return
    one.join(nodeOf(a), nodeOf(b))
    reasons.push(saidBy(a, rule, b.holder!.node.name))
  }
  joinRelays(statements, sameness, join)
  joinCopies(statements, sameness, join)
  joinInstitutions(statements, sameness, join)
  joinDecided(statements, sameness, join)
  for (const [a, b, rule] of mayBeOne(statements, sameness)) {
    const [first, second] = [one.of(nodeOf(a)), one.of(nodeOf(b))]
    if (maybe.of(first) === maybe.of(second)) continue
    maybe.join(first, second)
    reasons.push(saidBy(a, rule, b.holder!.node.name))
  }
  return { one, maybe, reasons }
}

type Join = (a: Statement, b: Statement, rule: string) => void
const nodeOf = (statement: Statement): string => statement.holder!.node.id

/** «ذكرت صحيفة X» of something that X's own article in the case has from somebody: X handed it on. */
function joinRelays(statements: readonly Statement[], sameness: Sameness, join: Join): void {
  const published = new Map<string, Statement>()
  for (const statement of statements)
    for (const publisher of sameness.publishers(statement.analysis.id))
      if (publisher !== nodeOf(statement) && !published.has(publisher)) published.set(publisher, statement)
  for (const statement of statements) {
    const behind = published.get(nodeOf(statement))
    if (behind) join(statement, behind, 'relays-another')
  }
}

/**
 * One place of one text has one origin, whatever a copy makes of the name. Two names are joined only when the documents are copies for
 * the most part; an unnamed source joins one other, a named one rather, and never glues two of them together.
 */
function joinCopies(statements: readonly Statement[], sameness: Sameness, join: Join): void {
  const compared = firstOfEach(statements, (one) => `${nodeOf(one)}\n${one.gist.key}`).slice(0, MOST_COMPARED)
  const named = compared.filter(isNamed)
  const unnamed = compared.filter((one) => !isNamed(one))
  for (const [i, one] of named.entries()) {
    const other = named.slice(0, i).find((earlier) => sameness.copied(one, earlier) >= LEAST_OWED)
    if (other) join(one, other, 'copies-of-one-text')
  }
  for (const [i, one] of unnamed.entries()) {
    const isCopy = (other: Statement): boolean => sameWords(one, other) || sameness.copied(one, other) >= LEAST_COVERAGE
    const other = named.find(isCopy) ?? unnamed.slice(0, i).find(isCopy)
    if (other) join(one, other, 'copies-of-one-text')
  }
}

const isNamed = ({ holder }: Statement): boolean => holder!.grade === 'named'

const sameWords = (a: Statement, b: Statement): boolean =>
  a.gist.key === b.gist.key && a.gist.stems.length >= LEAST_VERBATIM

/** What a person said is one. */
function joinDecided(statements: readonly Statement[], { decided }: Sameness, join: Join): void {
  const byNode = new Map(statements.toReversed().map((statement) => [nodeOf(statement), statement]))
  for (const [node, same] of decided.same) {
    const [one, other] = [byNode.get(node), byNode.get(same)]
    if (one !== undefined && other !== undefined) join(one, other, BY_DECISION)
  }
}

/** An institution and the one person of the claim who speaks for it are one origin. */
function joinInstitutions(statements: readonly Statement[], sameness: Sameness, join: Join): void {
  const byNode = new Map(statements.toReversed().map((statement) => [nodeOf(statement), statement]))
  for (const [node, statement] of byNode) {
    if (statement.holder!.node.ambiguous) continue
    const [bearer, ...more] = sameness.mayBe(node).filter((other) => byNode.has(other))
    if (bearer !== undefined && more.length === 0) join(statement, byNode.get(bearer)!, 'speaks-for')
  }
}

/** Pairs that could be one: namesakes, several who speak for one institution, media of one house, different names behind the same words. */
function* mayBeOne(statements: readonly Statement[], sameness: Sameness): Iterable<[Statement, Statement, string]> {
  const byNode = new Map(statements.toReversed().map((statement) => [nodeOf(statement), statement]))
  for (const [node, statement] of byNode)
    for (const other of sameness.mayBe(node))
      if (byNode.has(other)) yield [statement, byNode.get(other)!, 'may-be-one-person']
  const houses = groupBy(byNode, ([, { holder }]) => holder!.node.family ?? '')
  for (const [family, [first, ...others]] of houses)
    if (family !== '') for (const other of others) yield [other[1], first![1], 'one-family']
  const named = statements.filter(
    ({ holder, gist }) => holder!.grade === 'named' && gist.stems.length >= LEAST_VERBATIM,
  )
  for (const [first, ...others] of groupBy(named, ({ gist }) => gist.key).values())
    for (const other of others) if (nodeOf(other) !== nodeOf(first!)) yield [other, first!, 'same-words']
}

function firstOfEach(statements: readonly Statement[], keyOf: (statement: Statement) => string): Statement[] {
  return [...groupBy(statements, keyOf).values()].map(([first]) => first!)
}
