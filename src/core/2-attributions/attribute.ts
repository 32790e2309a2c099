import type { Lexicon } from '../lexicon.ts'
import type { Attribution, Reading } from '../records.ts'
import { type Content, contentOf, siblingsOf } from './contents.ts'
import { continued } from './continued-speech.ts'
import { cuesOf } from './cues.ts'
import type { Draft } from './drafts.ts'
import { attributionsOf } from './finish.ts'
import { parentsOf } from './nesting.ts'
import { type Page, pageOf } from './page.ts'
import { speakersOf } from './speakers.ts'
import { vocabulary } from './vocabulary.ts'

/**
 * Find who says what in a document.
 *
 * The tables are compiled once, when the finder is made. A document is then read in one pass: every cue with its source and the place
 * where its content begins; then each content to its end; then who stands inside whom, and who the speakers are.
 *
 * @returns  by cue; ids `a1`, `a2` … in that order
 */
export const attributionFinder = (lexicon: Lexicon): ((reading: Reading) => Attribution[]) => {
  const words = vocabulary(lexicon)
  return (reading) => attribute(pageOf(words, reading))
}

function attribute(page: Page): Attribution[] {
  const cues = cuesOf(page)
  const siblings = siblingsOf(cues)
  const ended = continued(
    page,
    cues.drafts.map((draft) => contentOf(page, siblings, draft)),
  )
  const { drafts, contents } = sayingSomething(page, cues.drafts, ended)
  const parents = parentsOf(page, drafts, contents)
  const speakers = speakersOf(page, drafts, contents, parents)
  return attributionsOf(page, drafts, contents, parents, speakers)
}

/** A cue whose content turned out empty says nothing. */
function sayingSomething(
  _page: Page,
  drafts: readonly Draft[],
  contents: readonly Content[],
): { drafts: Draft[]; contents: Content[] } {
  const kept = drafts.map((_, i) => i).filter((i) => contents[i]!.spans.length > 0)
  return { drafts: kept.map((i) => drafts[i]!), contents: kept.map((i) => contents[i]!) }
}
