import type { Case } from '../../case/case.ts'
import { readingStage } from '../../core/1-reading/reading.ts'
import { attributionsStage } from '../../core/2-attributions/attributions.ts'
import { decidedBy, inForce } from '../../core/4-chains/decisions.ts'
import { claimSearch } from '../../core/4-chains/sought.ts'
import type { Lexicon } from '../../core/lexicon.ts'
import type { Analysis, Chain, Figure, Sought } from '../../core/records.ts'

/** What the chains of a case have behind a sentence. */
export function searchCase(kept: Case, lexicon: Lexicon, sentence: string, most: number): Sought {
  const search = claimSearch(lexicon)(sentence, figuresOf(lexicon, sentence))
  const decided = decidedBy(inForce(kept.decisions()))
  for (const { json } of kept.records('chain')) {
    if (json === null) continue
    const chain = JSON.parse(json) as Chain
    const analyses = chain.documents.flatMap((id) => {
      const analysis = kept.record('analysis', id)
      return analysis === undefined ? [] : [decided.analysis(JSON.parse(analysis) as Analysis)]
    })
    search.add({ chain, analyses })
  }
  return search.found(most)
}

/** A sentence is read as a small article is. */
function figuresOf(lexicon: Lexicon, text: string): readonly Figure[] {
  const readings = [...readingStage(lexicon).run({ id: 'sentence', text })]
  return readings.flatMap((reading) => [...attributionsStage(lexicon).run(reading)]).flatMap(({ figures }) => figures)
}
