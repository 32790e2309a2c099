import type { Waiting, Written } from '../../case/board/board.ts'
import type { Case } from '../../case/case.ts'
import { type Decided, decidedBy, inForce } from '../../core/4-chains/decisions.ts'
import type { Lexicon } from '../../core/lexicon.ts'
import type { Analysis, Chain } from '../../core/records.ts'
import { type SearchWords, searchWords } from '../search/words.ts'
import { boardDocument } from './document-row.ts'
import { boardStory } from './story-row.ts'

/** Few enough that a reader of the case is never kept waiting, enough to outweigh a transaction. */
const TOGETHER = 100

/**
 * Bring lists and search up to date with the records of a case.
 *
 * @param onProgress  after each batch; a pause between two lets others have the thread
 */
export async function refreshBoard(
  kept: Case,
  lexicon: Lexicon,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  kept.board.prepare()
  const total = kept.board.countWaiting()
  const wordsOf = searchWords(lexicon)
  const decided = decidedBy(inForce(kept.decisions()))
  let done = 0
  for (let some = kept.board.waiting(TOGETHER); some.length > 0; some = kept.board.waiting(TOGETHER)) {
    kept.board.put(some.map((waiting) => written(kept, waiting, decided, wordsOf)))
    done += some.length
    onProgress(done, Math.max(total, done))
    await new Promise(setImmediate)
  }
}

function written(kept: Case, waiting: Waiting, decided: Decided, wordsOf: SearchWords): Written {
  if (waiting.kind === 'voice') return { waiting }
  const json = kept.record(waiting.kind, waiting.a)
  if (json === undefined) return { waiting }
  if (waiting.kind === 'chain') {
    const chain = JSON.parse(json) as Chain
    return { waiting, story: boardStory(chain, analysesOf(kept, chain.documents, decided)) }
  }
  const n = kept.board.row<{ n: number }>('SELECT n FROM documents WHERE id = ?', waiting.a)?.n
  if (n === undefined) return { waiting }
  return { waiting, document: boardDocument(n, decided.analysis(JSON.parse(json) as Analysis), wordsOf) }
}

/** The analyses of some documents as people decided; those without one are left out. */
export const analysesOf = (kept: Case, documents: readonly string[], decided: Decided): Analysis[] =>
  documents.flatMap((id) => {
    const json = kept.record('analysis', id)
    return json === undefined ? [] : [decided.analysis(JSON.parse(json) as Analysis)]
  })
