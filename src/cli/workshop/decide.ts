import type { KeptRecord } from '../../case/case.ts'
import { inForce } from '../../core/4-chains/decisions.ts'
import { failure } from '../../core/failures.ts'
import type { Chain, Decision, Finding } from '../../core/records.ts'
import { documentOf, documentsIn } from '../../server/reading/decisions.ts'
import type { Asked, DecisionDone, Interval } from '../../server/workshop.ts'
import { makeChains, storiesAmong } from '../steps/chain.ts'
import { standing } from '../steps/findings.ts'
import type { Run } from '../steps/run.ts'
import type { Told } from '../steps/told-links.ts'
import { checkFinding } from './check-finding.ts'

/**
 * Keep a decision, and make the chains anew that it touches.
 *
 * @param at     when, as ISO 8601
 * @param tell   what is background among all links of the case, asked for when a chain is to be made
 * @throws       `no-finding` for something that was not found in this case; nothing is kept then
 */
export async function decideAndChain(run: Run, asked: Asked, at: string, tell: () => Told): Promise<DecisionDone> {
  const { kept } = run
  const on = aboutOf(run, asked)
  if (asked.verdict !== 'withdraw') checkFinding(kept, asked)
  const touched = storiesOn(run, on)
  const before = intervals(run, touched)
  const decision = kept.decide((id) => ({ schema: 'isnad.decision/1', id, at, ...asked }) as Decision)
  kept.board.mark(documentsIn(on).map((a) => ({ kind: 'analysis', a })))
  const made = await chainAgain(run, touched, tell)
  const after = intervals(run, made)
  const all = [...new Set([...touched, ...made])].sort()
  return {
    id: decision.id,
    stories: all.map((story) => ({ story, before: before.get(story) ?? null, after: after.get(story) ?? null })),
  }
}

/** The finding that a decision is about; of one that takes another back, that one's. */
function aboutOf({ kept }: Run, asked: Asked): Finding {
  if (asked.verdict !== 'withdraw') return asked.on
  const id = standing(kept, asked.decision)
  const found = inForce(kept.decisions()).find((one) => one.id === id)
  if (found === undefined) throw failure('no-finding', { what: 'decision', expected: 'one in force', value: id })
  return found.on
}

/** Stories that hold what a decision names: by its documents, or where it names none by its nodes. */
function storiesOn({ kept: { board } }: Run, on: Finding): string[] {
  const documents = documentsIn(on)
  if (documents.length > 0)
    return board
      .rows<{ story: string }>(
        `SELECT DISTINCT d.story FROM json_each(?) i CROSS JOIN board_documents d ON d.id = i.value
         WHERE d.story IS NOT NULL ORDER BY d.story`,
        JSON.stringify(documents),
      )
      .map(({ story }) => story)
  if (on.kind === 'speaker')
    return board
      .rows<{ story: string }>(
        `SELECT DISTINCT n.story FROM board_nodes n, json_each(n.names) i WHERE i.value IN (?, ?)
         UNION SELECT d.story FROM board_attributions a JOIN board_documents d ON d.n = a.document
         WHERE a.speaker IN (?, ?) AND d.story IS NOT NULL ORDER BY 1`,
        ...[on.one, on.other, on.one, on.other],
      )
      .map(({ story }) => story)
  const nodes = on.kind === 'hop' ? [on.from, on.to] : on.kind === 'origin' ? [on.node] : []
  return board
    .rows<{ story: string }>(
      'SELECT DISTINCT n.story FROM json_each(?) i CROSS JOIN board_nodes n ON n.node = i.value ORDER BY n.story',
      JSON.stringify(nodes.filter((node) => documentOf(node).length === 0)),
    )
    .map(({ story }) => story)
}

function intervals({ kept }: Run, stories: readonly string[]): ReadonlyMap<string, Interval> {
  return new Map(
    stories.flatMap((story) => {
      const json = kept.record('chain', story)
      if (json === undefined) return []
      const { origins } = JSON.parse(json) as Chain
      return [[story, { least: origins.least, most: origins.most }] as const]
    }),
  )
}

/** Put the documents of some stories into stories anew, which others of the case are not touched by. @returns  their ids */
async function chainAgain(run: Run, stories: readonly string[], tell: () => Told): Promise<string[]> {
  const { kept } = run
  if (stories.length === 0) return []
  const ids = kept.board
    .rows<{ id: string }>(
      `SELECT d.id FROM json_each(?) i CROSS JOIN board_documents d ON d.story = i.value`,
      JSON.stringify(stories),
    )
    .map(({ id }) => id)
    .sort()
  const records = kept.board.rows<KeptRecord>(LINKS_AMONG, JSON.stringify(ids), JSON.stringify(ids))
  const told = tell()
  const made = storiesAmong(kept, told, ids, records)
  const names = new Set(made.map(({ id }) => id))
  const gone = new Set(stories.filter((story) => !names.has(story)))
  if (gone.size > 0) kept.keepOnly('chain', (id) => !gone.has(id))
  await makeChains(run, told, made)
  return [...names]
}

const LINKS_AMONG = `SELECT r.a, r.b, r.json FROM json_each(?) i CROSS JOIN records r ON r.kind = 'link' AND r.a = i.value
  WHERE r.json IS NOT NULL AND r.b IN (SELECT value FROM json_each(?)) ORDER BY r.a, r.b`
