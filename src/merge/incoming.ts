import type { Issue } from '../core/failures.ts'
import type { Decision, Document, Said } from '../core/records.ts'
import type { CaptureRecord } from '../export/jsonl.ts'

/** What comes back out of an export or another case, in its order: documents before the decisions about them. */
export type Incoming =
  | {
      readonly kind: 'document'
      readonly at: string
      readonly document: Document
      readonly captures: readonly ComingCapture[]
    }
  /** Of another program or case: its id is no id of ours. */
  | { readonly kind: 'decision'; readonly at: string; readonly decision: Decision }
  /** What somebody wrote into a table or an annotation by hand: who and when may be missing. */
  | Verdict
  /** A place that is to be found again. */
  | { readonly kind: 'place'; readonly at: string; readonly place: Place }
  | { readonly kind: 'issue'; readonly issue: Issue }

export interface ComingCapture extends Omit<CaptureRecord, 'raw'> {
  readonly raw?: Uint8Array
}

export interface Verdict {
  readonly kind: 'verdict'
  readonly at: string
  readonly verdict: 'confirm' | 'reject'
  /** An attribution by its cue, or by its id in its article. */
  readonly on: Said | { readonly document: string; readonly attribution: string }
  readonly why: string
  readonly by?: string
  readonly when?: string
}

/** Words at a position in an article, in code points. */
export interface Place {
  readonly document: string
  readonly exact: string
  readonly start: number
  readonly end: number
}

/** Something that is not what a reader expects, at its place. */
export const notARecord = (at: string, found: string): Incoming => ({
  kind: 'issue',
  issue: { code: 'not-a-record', at, stage: 'merge', found: shown(found) },
})

/** How much of a wrong value a message shows. */
const SHOWN = 60

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text)
