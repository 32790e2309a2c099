import { recurrences } from '../../core/3-links/background.ts'
import { boilerplateFinder, repeatedInIndex } from '../../core/3-links/boilerplate.ts'
import { fingerprinter } from '../../core/3-links/fingerprints.ts'
import type { Document, Link } from '../../core/records.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Run } from './run.ts'

/** A link of the case by its JSON, with its background told apart. */
export interface Told {
  link(json: string): Link
  /** The same text when it has none. */
  json(json: string): string
}

/**
 * Tell background from news in the links of a case.
 *
 * The case keeps links as two articles alone give them; what recurs changes with every article that comes, and is told when asked.
 */
export function background({ kept, stop }: Run): Told {
  const documentOf = (id: string): Document => JSON.parse(kept.document(id)!) as Document
  const boilerplateIn = boilerplateFinder(fingerprinter(loadLexicon()), documentOf, repeatedInIndex(kept.index.pairs))
  const recurring = recurrences(boilerplateIn)
  for (const { json } of kept.records('link')) {
    if (json !== null) recurring.see(JSON.parse(json) as Link)
    stop.check()
  }
  return {
    link: (json) => recurring.mark(JSON.parse(json) as Link),
    json: (json) => {
      const link = JSON.parse(json) as Link
      const told = recurring.mark(link)
      return told === link ? json : JSON.stringify(told)
    },
  }
}
