import { recurrences } from '../../core/3-links/background.ts'
import { boilerplateFinder, repeatedInIndex } from '../../core/3-links/boilerplate.ts'
import { fingerprinter } from '../../core/3-links/fingerprints.ts'
import { nearest } from '../../core/3-links/nearest.ts'
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

/** The links of a case for a reader, in the order of both ids. */
export function* toldLinks(run: Run, nearestOnly: boolean): Generator<string> {
  const told = background(run)
  const near = nearestOnly ? neighbours(run) : undefined
  for (const { json } of run.kept.records('link')) {
    run.stop.check()
    if (json === null) continue
    if (near === undefined) yield told.json(json)
    else {
      const link = near.of(told.link(json))
      if (link !== undefined) yield JSON.stringify(link)
    }
  }
}

function neighbours({ kept, stop }: Run) {
  const near = nearest()
  for (const { json } of kept.records('link')) {
    if (json !== null) near.see(JSON.parse(json) as Link)
    stop.check()
  }
  return near
}
