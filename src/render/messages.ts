import ar from './messages/ar.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import { type Language, type PluralForm, pluralForm } from './plural.ts'

export type { Language } from './plural.ts'

type Template = string | Partial<Readonly<Record<PluralForm, string>>>
export type MessageKey = keyof typeof ar

const TABLES: Readonly<Record<Language, Readonly<Record<string, Template>>>> = { ar, en }

/** A sentence cut at its places: strings as they stand, and names of what goes between. */
export type Piece = string | { readonly place: string }

export interface Messages {
  readonly language: Language
  /** The pieces of a message; `count` chooses among plural forms and stands for `{n}`. */
  pieces(key: MessageKey, count?: number): readonly Piece[]
  /** The pieces of a rule's sentence; undefined for a rule that nobody has described. */
  rule(id: string): readonly Piece[] | undefined
  /** A word for a value of a record (`stance.denies`, `thing.dead`); the value itself when there is none. */
  word(group: string, value: string): string
}

export function messagesIn(language: Language): Messages {
  const table = TABLES[language]
  return {
    language,
    pieces: (key, count) => cut(template(table[key] ?? key, language, count), count),
    rule: (id) => {
      const found = table[`rule.${id}`]
      return typeof found === 'string' ? cut(found) : undefined
    },
    word: (group, value) => {
      const found = table[`${group}.${value}`]
      return typeof found === 'string' ? found : value
    },
  }
}

function template(found: Template, language: Language, count = 0): string {
  return typeof found === 'string' ? found : (found[pluralForm(language, count)] ?? found.other ?? '')
}

function cut(text: string, count?: number): Piece[] {
  return text
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 === 0 ? part : part === 'n' && count !== undefined ? String(count) : { place: part }))
}
