import type { Lexicon } from '../lexicon.ts'
import type { Credit, Document, Link } from '../records.ts'
import { candidatePairs } from './candidate-pairs.ts'
import { fingerprinter } from './fingerprints.ts'
import type { Limits } from './limits.ts'
import { linksStage } from './links.ts'

/**
 * All links between documents in memory, by the ids of both: the three steps in one go.
 *
 * @param documents  ids are unique; their order does not matter
 * @param credits    of a document by its id, as the analysis found them
 */
export function* linkDocuments(
  lexicon: Lexicon,
  documents: readonly Document[],
  credits: (id: string) => readonly Credit[] = () => [],
  limits: Limits = {},
): Iterable<Link> {
  const fingerprintsOf = fingerprinter(lexicon)
  const posted = documents.map((document) => ({ ...document, hashes: fingerprintsOf(document.text).hashes }))
  const pairs = candidatePairs(posted)
  const links = linksStage(lexicon, limits)
  for (let i = 0; i < pairs.a.length; i++) {
    const [a, b] = [documents[pairs.a[i]!]!, documents[pairs.b[i]!]!]
    yield* links.run({ a, b, credits: { a: credits(a.id), b: credits(b.id) } })
  }
}
