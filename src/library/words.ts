import type { Lexicon } from '../core/lexicon.ts'
import { loadLexicon } from '../lexicon/load.ts'

let loaded: Lexicon | undefined

/** The words of the tables, read once. In the package this file holds the tables themselves, since a browser has no files. */
export function words(): Lexicon {
  loaded ??= loadLexicon()
  return loaded
}
