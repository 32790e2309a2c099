import { readingStage } from './1-reading/reading.ts'
import { attributionsStage } from './2-attributions/attributions.ts'
import { fingerprintsStage } from './3-links/fingerprints.ts'
import { linksStage } from './3-links/links.ts'
import { pairSumsStage, pairsStage } from './3-links/pairs.ts'
import { chainsStage } from './4-chains/chains.ts'
import { storiesStage } from './4-chains/stories.ts'
import type { Lexicon } from './lexicon.ts'
import type { Stage } from './stage.ts'

/** A stage as a runner sees it, which takes records from a file and can't know their type. */
export type AnyStage = Stage<never, unknown>

/** One step of the flow. `takes` and `gives` are the names of records in `records.ts`. */
export interface Step {
  readonly name: string
  readonly takes: string
  readonly gives: string
  make(lexicon: Lexicon): AnyStage
}

/**
 * THE FLOW, in order. The command line, the engines and the docs read this table.
 *
 * What a step takes and no step before it gives is put together by the runner: `PairOfDocuments` are the documents of a pair,
 * `Story` the analyses and links of one component.
 */
export const FLOW: readonly Step[] = [
  { name: 'reading', takes: 'Document', gives: 'Reading', make: readingStage },
  { name: 'attributions', takes: 'Reading', gives: 'Analysis', make: attributionsStage },
  { name: 'fingerprints', takes: 'Document', gives: 'Fingerprint', make: fingerprintsStage },
  { name: 'pairs', takes: 'Fingerprint', gives: 'Pair', make: pairsStage },
  { name: 'pair-sums', takes: 'Pair', gives: 'Pair', make: pairSumsStage },
  { name: 'links', takes: 'PairOfDocuments', gives: 'Link', make: linksStage },
  { name: 'stories', takes: 'Link', gives: 'StoryMember', make: storiesStage },
  { name: 'chains', takes: 'Story', gives: 'Chain', make: chainsStage },
]

/** The step of a name; undefined when there is none. */
export const stepNamed = (name: string): Step | undefined => FLOW.find((step) => step.name === name)
