import type { Correction, Finding, Sought } from '../core/records.ts'
import type { FormatName } from '../export/formats.ts'
import type { ImportFile } from './api/schemas.ts'

/** What a person says; the clock and the number are the case's. */
export type Asked = { readonly by: string; readonly why: string } & (
  | { readonly verdict: 'confirm' | 'reject'; readonly on: Finding }
  | { readonly verdict: 'correct'; readonly on: Finding; readonly correction: Correction }
  | { readonly verdict: 'withdraw'; readonly decision: string }
)

export interface Interval {
  readonly least: number
  readonly most: number
}

/** A decision and what it changed. */
export interface DecisionDone {
  /** The id of the new decision. */
  readonly id: string
  readonly stories: readonly {
    readonly story: string
    readonly before: Interval | null
    readonly after: Interval | null
  }[]
}

/** A file that somebody handed in, as it lies on the disk. */
export interface Staged {
  /** As its owner calls it. */
  readonly name: string
  readonly path: string
}

export interface Imported {
  readonly added: number
  readonly known: number
  readonly issues: readonly string[]
}

export interface Exported {
  readonly format: FormatName
  /** One story alone; null for the case. */
  readonly story: string | null
  /** Whether a table begins with a byte order mark. */
  readonly bom: boolean
}

/** How far long work is. */
export interface Step {
  readonly step: string
  readonly done: number
  readonly total: number | null
}

/** What changes a case or computes for long: done elsewhere, so that whoever reads is never kept waiting. */
export interface Workshop {
  /** Bring lists and search up to date. */
  refresh(onStep: (step: Step) => void): Promise<void>
  /** @throws  `no-finding`, `bad-option` */
  decide(asked: Asked): Promise<DecisionDone>
  /** The chains behind a sentence. */
  origin(sentence: string, most: number): Promise<Sought>
  /** The report of a case or of one story as one page. @throws  `no-finding` */
  report(story: string | null, lang: 'ar' | 'en'): Promise<string>
  /** Write the case, or one story of it, into a file. @throws  `no-finding` */
  export(request: Exported, file: string): Promise<void>
  /** What an import of these files would bring; changes nothing. */
  preview(files: readonly Staged[]): Promise<readonly ImportFile[]>
  import(files: readonly Staged[], onStep: (step: Step) => void): Promise<Imported>
  close(): Promise<void>
}
