import type { Lexicon } from '../lexicon.ts'
import type { Credit, Document, Reading } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { lines } from '../text/span.ts'
import { tokenize, tokensOf } from '../text/tokens.ts'
import { creditFinder } from './credits.ts'
import { datelineFinder, headFinder, headOnce } from './dateline.ts'
import { languageFinder } from './language.ts'
import { quotationFinder } from './quotations.ts'
import { repeatsIn } from './repeats.ts'
import { sentenceFinder } from './sentences.ts'

/**
 * Read a document: its frame and its parts.
 *
 * A paragraph is a line that is not blank, as outlets and extractors write them. Blank text gives a reading without parts.
 */
export function readingStage(lexicon: Lexicon): MapStage<Document, Reading> {
  const languageOf = languageFinder(lexicon)
  const quotationsIn = quotationFinder(lexicon)
  const sentencesIn = sentenceFinder(lexicon)
  const findHead = headOnce(headFinder(lexicon))
  const datelineOf = datelineFinder(lexicon, findHead)
  const creditsIn = creditFinder(lexicon, findHead)
  return {
    kind: 'map',
    name: 'reading',
    does: 'reads a document: paragraphs, sentences, quotations, dateline, credits, repeats',
    *run(document) {
      const { text } = document
      const paragraphs = lines(text)
      const quotations = quotationsIn(text, paragraphs)
      const tokens = tokensOf(document)
      const dateline = datelineOf(document, tokens)
      yield {
        document,
        language: document.language ?? languageOf(text, tokens),
        paragraphs,
        sentences: sentencesIn(text, quotations),
        quotations,
        dateline,
        credits: creditsIn(document, dateline, tokens),
        repeats: repeatsIn(text, paragraphs, tokens),
      }
    },
  }
}

/** Whom a document credits, without the rest of its reading. */
export function creditReader(lexicon: Lexicon): (document: Document) => readonly Credit[] {
  const datelineOf = datelineFinder(lexicon)
  const creditsIn = creditFinder(lexicon)
  return (document) => {
    const tokens = tokenize(document.text)
    return creditsIn(document, datelineOf(document, tokens), tokens)
  }
}
