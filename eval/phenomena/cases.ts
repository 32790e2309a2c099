import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Attribution, Span } from '../../src/core/records.ts'

export const LANGUAGES = ['ar', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** What a careful reader finds in a case; fields that the case leaves open are absent. */
export type Expected = Omit<Attribution, 'medium' | 'rule'> & Partial<Pick<Attribution, 'medium'>>

export interface Case {
  /** With the language in front: ids are unique within one. */
  readonly id: string
  readonly phenomenon: string
  readonly language: Language
  readonly text: string
  readonly attributions: readonly Expected[]
}

type Words = readonly string[]
type Written = Omit<Expected, 'id' | 'source' | 'cue' | 'content'> &
  Readonly<Record<'source' | 'cue' | 'content', Words>>
type Row = Pick<Case, 'id' | 'phenomenon' | 'text'> & { readonly attributions: readonly Written[] }

/** The cases of a language, in file order. */
export function casesOf(language: Language): readonly Case[] {
  const lines = readFileSync(fileURLToPath(new URL(`${language}.jsonl`, import.meta.url)), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => placed(JSON.parse(line), language))
}

function placed({ id, phenomenon, text, attributions }: Row, language: Language): Case {
  const spans = (words: Words): Span[] => words.map((word) => spanOf(word, text, id))
  return {
    id: `${language}/${id}`,
    phenomenon,
    language,
    text,
    attributions: attributions.map((one, i) => ({
      ...one,
      id: `a${i + 1}`,
      parent: one.parent ?? null,
      source: spans(one.source),
      cue: spans(one.cue),
      content: spans(one.content),
    })),
  }
}

/** `word` where it stands alone, `word#2` for its second time. */
function spanOf(written: string, text: string, id: string): Span {
  const [, word = written, nth = '1'] = /^(.*)#(\d+)$/s.exec(written) ?? []
  let start = -1
  for (let i = 0; i < Number(nth); i++) start = text.indexOf(word, start + 1)
  if (start < 0) throw new Error(`case ${id}: not in its text: ${written}`)
  return [start, start + word.length]
}
