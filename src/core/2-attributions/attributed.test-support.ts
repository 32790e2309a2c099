import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import type { Attribution } from '../records.ts'
import { cut, type Span } from '../text/span.ts'
import { attributionFinder } from './attribute.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = attributionFinder(lexicon)

/** The attributions of a text, by the whole machinery and the words as they are. */
export const attributionsIn = (text: string, language?: string): Attribution[] =>
  [...reading.run({ id: 'd', text, ...(language !== undefined && { language }) })].flatMap(find)

export const wordsAt = (text: string, spans: readonly Span[], between = ' … '): string =>
  spans.map((span) => cut(text, span)).join(between)

/** An attribution in a line: source | cue | content, its parts joined by « … »; an elided source is a dash. */
export const told = (text: string, { source, cue, content }: Attribution): string =>
  [wordsAt(text, source) || '-', wordsAt(text, cue), wordsAt(text, content)].join(' | ')
