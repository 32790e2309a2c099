import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Speaker } from '../records.ts'
import { foldedText } from '../text/fold.ts'
import { tokenize } from '../text/tokens.ts'

/**
 * How well a holder is known.
 *
 * | grade | who | counts as an origin |
 * |---|---|---|
 * | named | a person, an institution, a titled role, a titled document | surely |
 * | one | somebody without a name («مصدر أمني»، «خبير») | may be one of the others |
 * | several | a plural without names («مصادر»، «مسؤولون») | may be one of the others, or anybody |
 * | nobody | words without a speaker («معلومات»، «أنباء») | never: its lineage is not recorded |
 */
export type Grade = 'named' | 'one' | 'several' | 'nobody'

/** A head noun stands first, or behind a numeral or «وسائل». */
const HEAD_WITHIN = 2

/** Grade a speaker by its type and the noun that heads the phrase. */
export function grader(lexicon: Lexicon): (speaker: Speaker, phrase: string) => Grade {
  const kinds = new Map<string, Grade>(
    lexicon
      .rows('shared/vague-heads')
      .flatMap((row) =>
        alternatives(row.form).map((form): [string, Grade] => [
          foldedText(form),
          row.kind === 'nobody' ? 'nobody' : 'several',
        ]),
      ),
  )
  return (speaker, phrase) => {
    const words = tokenize(phrase).flatMap((token) => (token.kind === 'word' ? [token.text] : []))
    if (speaker.type === 'person') return 'named'
    if (speaker.type === 'organisation') return (words.length <= HEAD_WITHIN && kinds.get(words[0] ?? '')) || 'named'
    if (speaker.type === 'role' || speaker.type === 'document') return words.length > 1 ? 'named' : 'one'
    if (words.length === 0) return 'nobody'
    return (
      words
        .slice(0, HEAD_WITHIN)
        .map((word) => kinds.get(word))
        .find((kind) => kind !== undefined) ?? 'one'
    )
  }
}
