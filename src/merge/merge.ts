import { createHash } from 'node:crypto'
import type { Addition, Case } from '../case/case.ts'
import { saidAt } from '../core/4-chains/decisions.ts'
import type { Issue } from '../core/failures.ts'
import type { Analysis, Decision, Document, Finding, Said } from '../core/records.ts'
import { cut } from '../core/text/span.ts'
import { positionsIn } from '../export/positions.ts'
import type { ComingCapture, Incoming, Place, Verdict } from './incoming.ts'
import { renamed } from './renamed.ts'

export interface Merged {
  readonly added: number
  /** Documents that were there already. */
  readonly known: number
  /** Documents whose ids another document of the case has: they came in under these. */
  readonly renamed: readonly { readonly id: string; readonly as: string }[]
  readonly decided: number
  /** Decisions that were there already. */
  readonly knownDecisions: number
  /** Places of annotations that were found again. */
  readonly found: number
}

/** Who decided and when, where what comes in does not say. */
export interface Told {
  readonly by: string
  readonly at: string
}

/**
 * Take what comes into a case. Nothing of the case is changed or taken out, and doing it twice adds nothing: a document is known by its id
 * and its record, a decision by all it says.
 */
export async function mergeInto(
  kept: Case,
  incoming: AsyncIterable<Incoming>,
  told: Told,
  issue: (issue: Issue) => void,
): Promise<Merged> {
  const ids = new Map<string, string>()
  const decisions = new Decisions(kept)
  const sum = { added: 0, known: 0, found: 0 }
  for await (const one of incoming) {
    if (one.kind === 'issue') issue(one.issue)
    else if (one.kind === 'document') {
      const { id, result } = addDocument(kept, one.document, one.captures, one.at)
      if (id !== one.document.id) ids.set(one.document.id, id)
      sum[result] += 1
    } else if (one.kind === 'place') {
      if (isThere(kept, one.place)) sum.found += 1
      else issue({ code: 'not-a-record', at: one.at, stage: 'merge', found: 'a place that the case does not have' })
    } else {
      const decision = one.kind === 'decision' ? one.decision : decisionOf(kept, one, told)
      const wrong =
        decision === undefined ? noAttribution(one) : decisions.add(decision, (id) => ids.get(id) ?? id, one.at)
      if (wrong !== undefined) issue(wrong)
    }
  }
  const { decided, known: knownDecisions } = decisions
  return { ...sum, renamed: [...ids].map(([id, as]) => ({ id, as })), decided, knownDecisions }
}

const noAttribution = ({ at }: { readonly at: string }): Issue => ({
  code: 'not-a-record',
  at,
  stage: 'merge',
  found: 'a decision on an attribution that the case does not have',
})

/** Put a document in, under another id where its own is taken by another one; all that was read of it comes with it. */
function addDocument(kept: Case, document: Document, captures: readonly ComingCapture[], at: string) {
  const additions = additionsOf(document, captures, at)
  const [first] = add(kept, additions)
  if (first !== 'taken') return { id: document.id, result: first! }
  const id = `${document.id}~${createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 12)}`
  const [second] = add(kept, additionsOf({ ...document, id }, captures, at))
  return { id, result: second === 'added' ? ('added' as const) : ('known' as const) }
}

/** What came over the net once more is another capture; the others were the same bytes. */
const add = (kept: Case, additions: readonly (Addition & { readonly reader?: string })[]) =>
  kept.together(() =>
    additions.map(
      ({ reader, ...addition }) => kept.addDocuments([addition], reader === undefined ? {} : { reader })[0]!,
    ),
  )

function additionsOf(document: Document, captures: readonly ComingCapture[], at: string) {
  const json = JSON.stringify(document)
  const all: readonly ComingCapture[] = captures.length > 0 ? captures : [{ sha256: '', at }]
  return all.map(({ sha256: _, at: place, raw, how, reader, ...transfer }) => ({
    document,
    json,
    raw: raw ?? Buffer.from(json),
    at: place,
    ...(Object.keys(transfer).length > 0 && { transfer }),
    ...(how !== undefined && { how }),
    ...(reader !== undefined && { reader }),
  }))
}

/** Decisions of the case, by what they say. */
class Decisions {
  readonly #kept: Case
  readonly #known = new Map<string, string>()
  /** Ids there and here. */
  readonly #ids = new Map<string, string>()
  decided = 0
  known = 0

  constructor(kept: Case) {
    this.#kept = kept
    for (const decision of kept.decisions()) this.#known.set(saying(decision), decision.id)
  }

  /** @returns  why it could not be added */
  add(coming: Decision, newId: (id: string) => string, at: string): Issue | undefined {
    const decision = renamed(coming, newId, (id) => this.#ids.get(id))
    if (decision === undefined)
      return {
        code: 'not-a-record',
        at,
        stage: 'merge',
        found: `a withdrawal of ${(coming as { decision: string }).decision}, which did not come with it`,
      }
    const missing = documentsOf(decision).find((id) => this.#kept.document(id) === undefined)
    if (missing !== undefined) return { code: 'no-document', at, id: missing }
    const before = this.#known.get(saying(decision))
    if (before === undefined) {
      const { id } = this.#kept.decide((own) => ({ ...decision, id: own }))
      this.#known.set(saying(decision), id)
      this.#ids.set(coming.id, id)
      this.decided += 1
    } else {
      this.#ids.set(coming.id, before)
      this.known += 1
    }
    return undefined
  }
}

/** All that a decision says but its number. */
function saying({ id: _, ...decision }: Decision): string {
  return JSON.stringify(Object.entries(decision).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const documentsOf = (decision: Decision): string[] => (decision.verdict === 'withdraw' ? [] : documentsIn(decision.on))

function documentsIn(on: Finding): string[] {
  switch (on.kind) {
    case 'attribution':
    case 'credit':
      return [on.document]
    case 'speaker':
      return []
    case 'link':
      return [on.a, on.b]
    case 'claim':
      return [on.one.document, on.other.document]
    case 'hop':
      return [on.from, on.to].flatMap((node) => (node.startsWith('document:') ? [node.slice('document:'.length)] : []))
    case 'origin':
      return on.node.startsWith('document:') ? [on.node.slice('document:'.length)] : []
  }
}

/** A verdict that somebody wrote by hand, as a decision; nothing where the case has no such attribution. */
function decisionOf(kept: Case, { verdict, on, why, by, when }: Verdict, told: Told): Decision | undefined {
  const said = saidOf(kept, on)
  if (said === undefined) return undefined
  return {
    schema: 'isnad.decision/1',
    id: '',
    verdict,
    on: { kind: 'attribution', ...said },
    by: by ?? told.by,
    at: when ?? told.at,
    why,
  }
}

function saidOf(kept: Case, on: Verdict['on']): Said | undefined {
  const json = kept.record('analysis', on.document)
  if (json === undefined) return undefined
  const { attributions } = JSON.parse(json) as Analysis
  const found = attributions.find((one) =>
    'attribution' in on ? one.id === on.attribution : saidAt(on.document, one).cue.join() === on.cue.join(),
  )
  return found && saidAt(on.document, found)
}

/** Whether the words of an annotation still stand where it says. */
function isThere(kept: Case, { document, exact, start, end }: Place): boolean {
  const json = kept.document(document)
  if (json === undefined) return false
  const { text } = JSON.parse(json) as Document
  return cut(text, positionsIn(text).fromCodePoints([start, end])) === exact
}
