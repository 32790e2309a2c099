import type { Lexicon } from '../lexicon.ts'
import { pagesOf } from '../pages.ts'
import type { Document, Link, PairOfDocuments, Passage } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { agreement } from '../text/align.ts'
import { directionJudge } from './direction.ts'
import type { Limits } from './limits.ts'
import { agenciesIn, mediumOf, withinOf } from './media.ts'
import { passageFinder, spansOf } from './passages.ts'
import { type Side, sideReader } from './side.ts'
import type { Aligned } from './trim.ts'

/**
 * Two documents → their link; nothing when no passage is shared.
 *
 * The words of a `Document` object and what finds them are kept while it lives.
 */
export function linksStage(lexicon: Lexicon, limits: Limits = {}): MapStage<PairOfDocuments, Link> {
  const medium = mediumOf(lexicon)
  const pageOf = pagesOf(lexicon)
  const judge = directionJudge(medium, agenciesIn(lexicon))
  const sideOf = remembered(lexicon)
  const passagesOf = passageFinder(limits)
  return {
    kind: 'map',
    name: 'links',
    does: 'set two documents side by side: shared passages, coverage, direction',
    *run(pair) {
      const [a, b] = [sideOf(pair.a), sideOf(pair.b)]
      const aligned = passagesOf(a, b)
      if (aligned.length === 0) return
      const coverage = {
        a: covered(
          a,
          aligned.map(({ range }) => range.a),
        ),
        b: covered(
          b,
          aligned.map(({ range }) => range.b),
        ),
      }
      if (Math.max(coverage.a, coverage.b) < (limits.coverage ?? 0)) return
      const identity = identityOf(aligned)
      const within = withinOf(medium, pageOf, pair.a, pair.b)
      yield {
        schema: 'isnad.link/1',
        a: pair.a.id,
        b: pair.b.id,
        passages: aligned.map((one) => passageOf(a, b, one)),
        coverage,
        ...(within === undefined ? {} : { within }),
        ...judge(pair, { coverage, identity }),
      }
    },
  }
}

function remembered(lexicon: Lexicon): (document: Document) => Side {
  const read = sideReader(lexicon)
  const sides = new WeakMap<Document, Side>()
  return (document) => {
    const side = sides.get(document) ?? read(document.text)
    sides.set(document, side)
    return side
  }
}

const passageOf = (a: Side, b: Side, { range, columns }: Aligned): Passage => ({
  ...spansOf(a, b, range),
  ...agreement(columns),
})

/** Equal words among the aligned of all passages. */
function identityOf(passages: readonly Aligned[]): number {
  const columns = passages.reduce((sum, one) => sum + one.columns.kinds.length, 0)
  return passages.reduce((sum, one) => sum + agreement(one.columns).identity * one.columns.kinds.length, 0) / columns
}

/** Share of a text's words inside ranges that may overlap. */
function covered({ words }: Side, ranges: readonly (readonly [start: number, end: number])[]): number {
  let [total, end] = [0, 0]
  for (const range of [...ranges].sort((x, y) => x[0] - y[0])) {
    total += Math.max(0, range[1] - Math.max(range[0], end))
    end = Math.max(end, range[1])
  }
  return words.length === 0 ? 0 : total / words.length
}
