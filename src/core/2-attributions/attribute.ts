import type { Lexicon } from '../lexicon.ts'
import type { Attribution, Reading } from '../records.ts'
import type { Content } from './contents/content-spans.ts'
import { contentOf } from './contents/contents.ts'
import { continued } from './contents/continued-speech.ts'
import { listed } from './contents/listed-speech.ts'
import { parentsOf } from './contents/nesting.ts'
import { siblingsOf } from './contents/right-edge.ts'
import { type Cues, cuesOf } from './cues/cues.ts'
import type { Draft } from './drafts.ts'
import { englishCues } from './english/english.ts'
import { englishNamedIn } from './english/english-names.ts'
import { englishVocabulary, englishWords } from './english/english-words.ts'
import { attributionsOf } from './finish.ts'
import { type Page, pageReader } from './page.ts'
import { namedIn } from './speakers/names.ts'
import type { Naming } from './speakers/scene.ts'
import { speakersOf } from './speakers/speakers.ts'
import { startFinder } from './starts.ts'
import { vocabulary } from './vocabulary.ts'

/**
 * Find who says what in a document.
 *
 * The tables are compiled once, when the finder is made. A document is then read in one pass: every cue with its source and the place
 * where its content begins; then each content to its end; then who stands inside whom, and who the speakers are.
 *
 * @returns  by cue; ids `a1`, `a2` … in that order; Arabic unless the reading is in English
 */
export const attributionFinder = (lexicon: Lexicon): ((reading: Reading) => Attribution[]) => {
  const starts = startFinder(lexicon)
  const arabic = pageReader(vocabulary(lexicon), starts)
  const english = englishWords(lexicon)
  const shared = pageReader(englishVocabulary(lexicon), starts)
  return (reading) => {
    if (reading.language !== 'en') {
      const page = arabic(reading)
      return attribute(page, cuesOf(page), namedIn)
    }
    const page = shared(reading)
    const body = bodyStart(page, reading.dateline?.span[1] ?? 0)
    const cues = { drafts: englishCues(page, english, body), background: new Set<number>() }
    return attribute(page, cues, (_page, range) => englishNamedIn({ page, words: english, body }, range))
  }
}

function attribute(page: Page, cues: Cues, naming: Naming): Attribution[] {
  const siblings = siblingsOf(page, cues)
  const first = cues.drafts.map((draft) => contentOf(page, siblings, draft))
  const ended = listed(page, cues.drafts, continued(page, cues.drafts, first))
  const { drafts, contents } = sayingSomething(cues.drafts, ended)
  const parents = parentsOf(page, drafts, contents)
  const speakers = speakersOf(page, drafts, contents, parents, naming)
  return attributionsOf(page, drafts, contents, parents, speakers)
}

/** A cue whose content turned out empty says nothing; «على حد قوله» after what he said names it once more. */
function sayingSomething(
  drafts: readonly Draft[],
  contents: readonly Content[],
): { drafts: Draft[]; contents: Content[] } {
  const kept = drafts.map((_, i) => i).filter((i) => contents[i]!.spans.length > 0)
  return {
    drafts: kept.map((i) => drafts[i]!),
    contents: kept.map((i) => contents[repeats(drafts, contents, i) ? i - 1 : i]!),
  }
}

const repeats = (drafts: readonly Draft[], contents: readonly Content[], i: number): boolean => {
  const before = drafts[i - 1]
  const content = contents[i]!
  return (
    drafts[i]!.kind === 'own' &&
    before !== undefined &&
    before.kind !== 'before' &&
    before.kind !== 'noun' &&
    contents[i - 1]!.spans.length > 0 &&
    before.at >= content.from - 2 &&
    before.at < content.to
  )
}

/** «MARSA, Tilwan - »: a place in capitals is so many tokens long with its dash. */
const LONGEST_PLACE = 8

/** The first token behind the dateline, or behind a place in capitals and a dash that open the text. */
function bodyStart({ text, tokens }: Page, dateline: number): number {
  let at = 0
  while (at < tokens.length && tokens[at]!.start < dateline) at++
  const first = tokens[0]
  if (at > 0 || first === undefined || !/^\p{Lu}{3,}$/u.test(text.slice(first.start, first.end))) return at
  for (let dash = 1; dash < Math.min(tokens.length, LONGEST_PLACE); dash++)
    if (DASHES.has(tokens[dash]!.text) && tokens[dash]!.start > tokens[dash - 1]!.end) return dash + 1
  return 0
}

const DASHES: ReadonlySet<string> = new Set(['-', '\u2013', '\u2014'])
