import type { Lexicon } from '../lexicon.ts'
import type { Analysis, Attribution, Document, Reading } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { asideFinder } from './asides/asides.ts'
import { attributionFinder } from './attribute.ts'
import { figureFinder } from './figures/figures.ts'
import { listFinder } from './lists/lists.ts'
import { predictionFinder } from './predictions/predictions.ts'

/** Find who says what in a document, and what hangs on it: figures with their holders, predictions, asides,
 * enumerations. */
export function attributionsStage(lexicon: Lexicon): MapStage<Reading, Analysis> {
  const attributionsIn = attributionFinder(lexicon)
  const asidesIn = asideFinder(lexicon)
  const figuresIn = figureFinder(lexicon)
  const listsIn = listFinder(lexicon)
  const predictionIn = predictionFinder(lexicon)
  const foretold = (document: Document, attribution: Attribution): Attribution => {
    const prediction = predictionIn(document, attribution.content)
    return prediction ? { ...attribution, prediction } : attribution
  }
  return {
    kind: 'map',
    name: 'attributions',
    does: 'finds who says what: attributions, figures, asides, lists',
    *run(reading) {
      const { document, language, paragraphs, dateline, credits, repeats } = reading
      const attributions = attributionsIn(reading).map((attribution) => foretold(document, attribution))
      yield {
        schema: 'isnad.analysis/1',
        id: document.id,
        document: { ...document, language, paragraphs },
        dateline,
        credits,
        attributions,
        figures: figuresIn(reading, attributions),
        repeats,
        asides: asidesIn(reading, attributions),
        lists: listsIn(reading, attributions),
      }
    },
  }
}
