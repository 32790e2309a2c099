import type { Span } from '../text/span.ts'
import type { MarkKind, QuotationMark } from './marks.ts'

/** A quotation while it is being found. */
export interface Found {
  readonly kind: MarkKind
  /** With the marks. */
  readonly start: number
  end: number
  /** Without them. */
  from: number
  to: number
  /** Why it ends without a closing mark: a rule id. */
  ended?: string | undefined
  /** The one of an earlier paragraph that it carries on. */
  continues?: Found
}

/** One paragraph's quotations, by start, and its closing marks that closed nothing. */
export interface ParagraphMarks {
  readonly paragraph: Span
  readonly found: Found[]
  readonly stray: readonly QuotationMark[]
}
