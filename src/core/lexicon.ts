/**
 * The linguistic knowledge as the core sees it: rows of tables, handed in. The tables are files in `lexicon/`; `src/lexicon` reads
 * and checks them. Words are data, rules are code: code never holds a list of words, it gets the table as an argument.
 */

/** Every table with its columns, in file order. Each has a Latin `id` first and its `source` last. */
export const TABLES = {
  'ar/abbreviations': ['id', 'form', 'example', 'genre', 'source'],
  'ar/affixes': ['id', 'form', 'kind', 'least', 'example', 'source'],
  'ar/aside-words': ['id', 'form', 'role', 'example', 'source'],
  'ar/attribution-words': ['id', 'form', 'role', 'example', 'source'],
  'ar/negations': ['id', 'form', 'example', 'source'],
  'ar/sentence-ends': ['id', 'mark', 'example', 'source'],
  'ar/cue-adjectives': ['id', 'form', 'stance', 'frames', 'example', 'source'],
  'ar/cue-nouns': ['id', 'form', 'stance', 'frames', 'example', 'source'],
  'ar/cue-phrases': ['id', 'form', 'kind', 'stance', 'example', 'source'],
  'ar/credit-words': ['id', 'forms', 'role', 'example', 'source'],
  'ar/date-words': ['id', 'forms', 'role', 'example', 'source'],
  'ar/edge-words': ['id', 'form', 'role', 'example', 'source'],
  'ar/enumeration-words': ['id', 'forms', 'role', 'value', 'example', 'source'],
  'ar/deed-verbs': ['id', 'forms', 'example', 'source'],
  'ar/dual-nouns': ['id', 'forms', 'cases', 'example', 'source'],
  'ar/figure-words': ['id', 'forms', 'role', 'example', 'source'],
  'ar/future-words': ['id', 'forms', 'role', 'example', 'source'],
  'ar/given-names': ['id', 'form', 'source'],
  'ar/months': ['id', 'forms', 'month', 'calendar', 'example', 'source'],
  'ar/numbers': ['id', 'forms', 'value', 'kind', 'example', 'source'],
  'ar/object-nouns': ['id', 'form', 'example', 'source'],
  'ar/places': ['id', 'forms', 'country', 'source'],
  'ar/relative-days': ['id', 'forms', 'days', 'kind', 'example', 'source'],
  'ar/reporting-verbs': [
    'id',
    'lemma',
    'present',
    'first',
    'participle',
    'masdar',
    'class',
    'stance',
    'frames',
    'guard',
    'objects',
    'example',
    'source',
  ],
  'ar/source-heads': ['id', 'form', 'type', 'vagueness', 'example', 'source'],
  'ar/weekdays': ['id', 'forms', 'day', 'example', 'source'],
  'en/abbreviations': ['id', 'form', 'example', 'genre', 'source'],
  'en/attribution-words': ['id', 'forms', 'role', 'example', 'source'],
  'en/aside-words': ['id', 'form', 'role', 'example', 'source'],
  'en/credit-words': ['id', 'forms', 'role', 'example', 'source'],
  'en/enumeration-words': ['id', 'forms', 'role', 'value', 'example', 'source'],
  'en/figure-words': ['id', 'forms', 'role', 'example', 'source'],
  'en/future-words': ['id', 'forms', 'role', 'example', 'source'],
  'en/months': ['id', 'forms', 'month', 'example', 'source'],
  'en/negations': ['id', 'form', 'example', 'source'],
  'en/numbers': ['id', 'forms', 'value', 'kind', 'example', 'source'],
  'en/weekdays': ['id', 'forms', 'day', 'example', 'source'],
  'en/relative-days': ['id', 'forms', 'days', 'kind', 'example', 'source'],
  'en/reporting-verbs': ['id', 'third', 'past', 'gerund', 'stance', 'frames', 'example', 'source'],
  'en/source-heads': ['id', 'forms', 'type', 'vagueness', 'example', 'source'],
  'shared/agencies': ['id', 'name', 'variants', 'framed', 'country', 'kind', 'source'],
  'shared/counted-nouns': ['id', 'form', 'heads', 'afters', 'kind', 'example', 'source'],
  'shared/frequent-words': ['id', 'form', 'language', 'source'],
  'shared/language-words': ['id', 'form', 'language', 'source'],
  'shared/letter-sounds': ['id', 'letters', 'sound', 'example', 'source'],
  'shared/name-letters': ['id', 'letters', 'example', 'source'],
  'shared/name-parts': ['id', 'form', 'part', 'example', 'source'],
  'shared/outlet-words': ['id', 'form', 'kind', 'example', 'source'],
  'shared/outlets': ['id', 'name', 'variants', 'framed', 'slugs', 'country', 'kind', 'family', 'source'],
  'shared/page-marks': ['id', 'form', 'role', 'source'],
  'shared/page-words': ['id', 'forms', 'language', 'role', 'example', 'source'],
  'shared/quotation-marks': ['id', 'opens', 'closes', 'unclosed', 'apostrophe', 'example', 'source'],
  'shared/quoted-names': ['id', 'form', 'example', 'source'],
  'shared/url-noise': ['id', 'form', 'part', 'example', 'source'],
  'shared/vague-heads': ['id', 'form', 'kind', 'example', 'source'],
} as const satisfies Record<string, readonly string[]>

export type TableName = keyof typeof TABLES
export type Row<T extends TableName> = Readonly<Record<(typeof TABLES)[T][number], string>>

export interface Lexicon {
  /** Rows of a table, sorted by id. */
  rows<T extends TableName>(table: T): readonly Row<T>[]
  /** SHA-256 over all tables: names the knowledge a run was made with. */
  readonly hash: string
}

/** The alternatives of a cell: `a|b|c`. */
export const alternatives = (cell: string): readonly string[] => (cell === '' ? [] : cell.split('|'))
