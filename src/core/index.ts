/** The public names of the core, and nothing else. */
export * from './failures.ts'
export * from './lexicon.ts'
export type * from './records.ts'
export type * from './stage.ts'
export { bySpan, contains, cut, isEmpty, overlaps } from './text/span.ts'
