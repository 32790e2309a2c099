import { alternatives, type Row } from '../../lexicon.ts'
import type { Stance } from '../../records.ts'
import { ALEF, HEH, NOON, TEH, WAW, YEH } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import { type Phrases, phraseTable } from '../../text/phrases.ts'
import type { CueForm, Frame, Verb } from './cue-forms.ts'

/** Adjectives that report a thought, in gender and number; expressions of several words as they stand. */
export const mindForms = (rows: readonly Row<'ar/cue-adjectives'>[]): Phrases<CueForm> =>
  phraseTable(
    rows.flatMap((row) => {
      const verb = verbOf(row)
      return alternatives(row.form).flatMap((form) =>
        form.includes(' ')
          ? [[form, formOf(verb, false, false)] as const]
          : ENDINGS.map(([end, feminine, plural]) => [foldedText(form) + end, formOf(verb, feminine, plural)] as const),
      )
    }),
  )

const ENDINGS: readonly (readonly [end: string, feminine: boolean, plural: boolean])[] = [
  ['', false, false],
  [ALEF, false, false],
  [HEH, true, false],
  [WAW + NOON, false, true],
  [YEH + NOON, false, true],
  [ALEF + TEH, true, true],
]

const verbOf = ({ id, stance, frames }: Row<'ar/cue-adjectives'>): Verb => ({
  id,
  stance: stance as Stance,
  class: 'believe',
  frames: new Set(alternatives(frames) as Frame[]),
  guard: new Set(),
  objects: false,
  pronouns: false,
  nominal: false,
  open: false,
})

const formOf = (verb: Verb, feminine: boolean, plural: boolean): CueForm => ({
  verb,
  mood: 'imperfect',
  person: 3,
  feminine,
  plural,
  joined: false,
  skip: 0,
  object: false,
  hamza: false,
})
