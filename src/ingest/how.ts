import type { Field, Mapping } from './mapping.ts'

/** What a reader knew beside a document's bytes: with it they are read again (`again.ts`). Absent where the bytes say it all. */
export type ReaderHow =
  | {
      readonly reader: 'table'
      readonly delimiter: string
      readonly header?: string
      readonly columns: readonly (readonly [Field, number])[]
      readonly charset?: string
    }
  | { readonly reader: 'jsonl'; readonly map?: readonly (readonly [Field, string])[]; readonly charset?: string }
  | { readonly reader: 'http' }
  | {
      readonly reader: 'feed'
      readonly format: string
      readonly charset: string
      /** Of the feed. */
      readonly title?: string
      readonly language?: string
      /** The feed before its first item: it tells the names that the items use. */
      readonly head: string
    }
  /** A file whose name its place does not tell. */
  | { readonly reader: 'named'; readonly name: string }
  | { readonly reader: 'warc'; readonly type: string; readonly uri?: string; readonly contentType?: string }

export const writeHow = (how: ReaderHow): { readonly how: string } => ({ how: JSON.stringify(how) })

/** Undefined for what other readers left. */
export function readHow(how: string | undefined): ReaderHow | undefined {
  if (how === undefined) return undefined
  const found = JSON.parse(how) as Partial<ReaderHow>
  return ['table', 'jsonl', 'http', 'feed', 'named', 'warc'].includes(found.reader ?? '')
    ? (found as ReaderHow)
    : undefined
}

/** Of a record of JSON: nothing when it was read as it stands. */
export function recordHow(map: Mapping | undefined, charset: string | undefined): { readonly how?: string } {
  if (map === undefined && charset === undefined) return {}
  return writeHow({ reader: 'jsonl', ...(map && { map: [...map] }), ...(charset !== undefined && { charset }) })
}
