import type { Case } from '../../case/case.ts'
import { saidAt, saidKey } from '../../core/4-chains/decisions.ts'
import { failure } from '../../core/failures.ts'
import type { Chain, Correction, Finding, Said, Span } from '../../core/records.ts'
import { documentOf } from '../../server/reading/decisions.ts'
import type { Asked } from '../../server/workshop.ts'
import { analysisOf } from '../steps/findings.ts'

const noFinding = (what: string, expected: string, value: string) => failure('no-finding', { what, expected, value })

/** @throws  `no-finding` for what is not in this case; `bad-option` for a correction that does not fit */
export function checkFinding(kept: Case, asked: Exclude<Asked, { readonly verdict: 'withdraw' }>): void {
  checkThere(kept, asked.on)
  if (asked.verdict === 'correct') checkCorrection(kept, asked.on, asked.correction)
}

function checkThere(kept: Case, on: Finding): void {
  switch (on.kind) {
    case 'attribution':
      checkSaid(kept, on)
      break
    case 'claim':
      checkSaid(kept, on.one)
      checkSaid(kept, on.other)
      break
    case 'link': {
      const [a, b] = on.a < on.b ? [on.a, on.b] : [on.b, on.a]
      if (kept.record('link', a, b) === undefined) throw noFinding('link', 'two articles that share text', `${a} ${b}`)
      break
    }
    case 'hop': {
      const isIt = (one: { readonly from: string; readonly to: string }, kind: string): boolean =>
        one.from === on.from && one.to === on.to && kind === on.hop
      const isIn = ({ hops, decisions = [] }: Chain): boolean =>
        hops.some((hop) => isIt(hop, hop.kind)) ||
        decisions.some(({ on: one }) => one.kind === 'hop' && isIt(one, one.hop))
      const chains = chainsWith(kept, on.to.startsWith('document:') ? on.to : on.from)
      if (!chains.some(isIn))
        throw noFinding('hop', 'the two ends and the kind of a hop of the case', `${on.from} ${on.to} ${on.hop}`)
      break
    }
    case 'origin':
      checkNode(kept, on.node)
      break
    case 'credit':
      analysisOf(kept, on.document)
      break
    case 'speaker':
      checkName(kept, on.one)
      checkName(kept, on.other)
      break
  }
}

function checkSaid(kept: Case, said: Said): void {
  const { attributions } = analysisOf(kept, said.document)
  const key = saidKey(said)
  if (!attributions.some((one) => saidKey(saidAt(said.document, one)) === key))
    throw noFinding(
      `attribution in ${said.document}`,
      'its first cue, or of one without a cue its content',
      said.cue.join('-'),
    )
}

function checkNode(kept: Case, node: string): void {
  const chains = chainsWith(kept, node)
  if (!chains.some(({ nodes }) => nodes.some(({ id }) => id === node)))
    throw noFinding('node', 'the id of a node of the case', node)
}

/** A name as a text prints it for a speaker. */
function checkName(kept: Case, name: string): void {
  const isThere =
    kept.board.row('SELECT 1 FROM board_attributions WHERE speaker = ? LIMIT 1', name) ??
    kept.board.row(
      'SELECT 1 FROM board_nodes WHERE name = ? OR EXISTS (SELECT 1 FROM json_each(names) WHERE value = ?) LIMIT 1',
      name,
      name,
    )
  if (isThere === undefined) throw noFinding('name', 'the name of a speaker as the case prints it', name)
}

/** Chains that name a node. */
function chainsWith(kept: Case, node: string): Chain[] {
  const [document] = documentOf(node)
  const rows =
    document === undefined
      ? kept.board.rows<{ story: string }>('SELECT story FROM board_nodes WHERE node = ?', node)
      : kept.board.rows<{ story: string }>(
          'SELECT story FROM board_documents WHERE id = ? AND story IS NOT NULL',
          document,
        )
  return rows.flatMap(({ story }) => {
    const json = kept.record('chain', story)
    return json === undefined ? [] : [JSON.parse(json) as Chain]
  })
}

/** What each kind of finding can be corrected by. */
const CORRECTED_BY: Readonly<Record<Finding['kind'], readonly (keyof Correction)[]>> = {
  attribution: ['attribution'],
  link: ['direction'],
  hop: [],
  claim: [],
  origin: ['sameAs'],
  credit: ['credit'],
  speaker: [],
}

function checkCorrection(kept: Case, on: Finding, correction: Correction): void {
  const given = Object.keys(correction) as (keyof Correction)[]
  const [wanted] = CORRECTED_BY[on.kind]
  if (wanted === undefined || given.length !== 1 || given[0] !== wanted)
    throw failure('bad-option', {
      option: 'correction',
      expected: wanted ?? `confirm or reject: a ${on.kind} is there or not`,
      value: given.join(', ') || 'nothing',
    })
  if (correction.sameAs !== undefined) checkNode(kept, correction.sameAs)
  if (on.kind === 'attribution' && correction.attribution !== undefined) {
    const { length } = analysisOf(kept, on.document).document.text
    const { source = [], content = [] } = correction.attribution
    const bad = [...source, ...content].find(([start, end]: Span) => !(start < end && end <= length))
    if (bad !== undefined)
      throw failure('bad-option', {
        option: 'correction',
        expected: `spans that begin before they end, up to ${length}, the length of ${on.document}`,
        value: bad.join('-'),
      })
    if (Object.keys(correction.attribution).length === 0)
      throw failure('bad-option', { option: 'correction', expected: 'a part that was wrong', value: 'nothing' })
  }
}
