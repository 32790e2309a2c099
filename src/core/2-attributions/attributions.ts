import type { Lexicon } from '../lexicon.ts'
import type { Analysis, Reading } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { asideFinder } from './asides.ts'
import { attributionFinder } from './attribute.ts'
import { listFinder } from './lists.ts'

/** Find who says what in a document, and what hangs on it: figures with their holders, asides, enumerations. */
export function attributionsStage(lexicon: Lexicon): MapStage<Reading, Analysis> {
  const attributionsIn = attributionFinder(lexicon)
  const asidesIn = asideFinder(lexicon)
  const listsIn = listFinder(lexicon)
  return {
    kind: 'map',
    name: 'attributions',
    does: 'finds who says what: attributions, figures, asides, lists',
    *run(reading) {
      const { document, language, paragraphs, dateline, credits, repeats } = reading
      const attributions = attributionsIn(reading)
      yield {
        schema: 'isnad.analysis/1',
        id: document.id,
        document: { ...document, language, paragraphs },
        dateline,
        credits,
        attributions,
        figures: [],
        repeats,
        asides: asidesIn(reading, attributions),
        lists: listsIn(reading, attributions),
      }
    },
  }
}
