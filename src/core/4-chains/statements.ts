import type { Analysis, Attribution, Span } from '../records.ts'
import type { Gist, gists } from './gist.ts'
import type { Holder, Roster } from './speakers.ts'

/** One attribution with what it says, who holds it, and through whom it came. */
export interface Statement {
  readonly analysis: Analysis
  readonly attribution: Attribution
  readonly gist: Gist
  readonly holder: Holder | undefined
  /** Holders of the attributions in whose content it stands, the outermost first. */
  readonly relayedBy: readonly Holder[]
}

/** A speaker who only passes on what another says («هنالك معلومات تؤكد أن …») is a relay: so much of the content is the other's. */
const LEAST_PASSED_ON = 0.75

/**
 * Everything that is attributed in a story. An attribution that only passes another one on is not a statement of its own; it
 * stands in the other's `relayedBy`.
 */
export function statementsOf(
  analyses: readonly Analysis[],
  roster: Roster,
  gistOf: ReturnType<typeof gists>,
): Statement[] {
  return analyses.flatMap((analysis) => {
    const { attributions, document, figures } = analysis
    const byId = new Map(attributions.map((attribution) => [attribution.id, attribution]))
    const passing = new Set(attributions.flatMap((child) => passingParent(child, byId) ?? []))
    return attributions
      .filter(({ id, content }) => content.length > 0 && !passing.has(id))
      .map((attribution) => ({
        analysis,
        attribution,
        gist: gistOf(document.text, attribution.content, figures),
        holder: roster.holder(analysis, attribution),
        relayedBy: ancestors(attribution, byId).flatMap((parent) => roster.holder(analysis, parent) ?? []),
      }))
  })
}

function passingParent(child: Attribution, byId: ReadonlyMap<string, Attribution>): string | undefined {
  const parent = child.parent === null ? undefined : byId.get(child.parent)
  if (parent === undefined || parent.stance === 'denies') return undefined
  const own = lengthOf(child.content)
  const left = lengthOf(parent.content) - lengthOf(child.source) - lengthOf(child.cue)
  return own >= LEAST_PASSED_ON * left ? parent.id : undefined
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0)

/** Nobody relays through more hands in one sentence; a hostile text nests ten thousand. */
const MOST_RELAYS = 16

/** The outermost first. */
function ancestors(attribution: Attribution, byId: ReadonlyMap<string, Attribution>): Attribution[] {
  const found: Attribution[] = []
  for (let at = attribution.parent; at !== null && found.length < MOST_RELAYS; ) {
    const parent = byId.get(at)
    if (parent === undefined) break
    found.push(parent)
    at = parent.parent
  }
  return found.reverse()
}
