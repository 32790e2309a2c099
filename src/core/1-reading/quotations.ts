import type { Lexicon } from '../lexicon.ts'
import type { Quotation } from '../records.ts'
import { isEmpty, type Span, trimmed } from '../text/span.ts'
import { carryOver } from './carried-quotations.ts'
import { NO_ROLE, type Role, rolesOf } from './mark-roles.ts'
import { CLOSES, type MarkTable, marksIn, markTable, OPENS, type QuotationMark } from './marks.ts'
import type { Found, ParagraphMarks } from './quotation-draft.ts'
import { nested } from './quotation-nesting.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { endUnclosed } from './unclosed-quotations.ts'

/**
 * Find the quotations of a document, whatever became of its marks.
 *
 * Each paragraph is paired with one stack of all kinds; what stands around a mark says whether it opens or closes (`rolesOf`). A
 * closing mark without an opening one is nothing, unless it closes a speech begun paragraphs earlier (`carryOver`). An opening mark
 * without a closing one runs to the end of its paragraph, or less far where that would swallow other speech (`endUnclosed`).
 *
 * @param text        as published
 * @param paragraphs  in order, without overlap; a mark outside them is not seen
 * @returns           by start, an outer one before its inner; properly nested; linear in the text's length
 */
export const quotationFinder = (lexicon: Lexicon): ((text: string, paragraphs: readonly Span[]) => Quotation[]) => {
  const table = markTable(lexicon)
  const ends = sentenceEnds(lexicon)
  return (text, paragraphs) => {
    const marked = paragraphs.map((paragraph) => pairs(table, text, paragraph))
    for (const each of marked) endUnclosed(ends, text, each)
    carryOver(text, marked)
    return nested(text, marked)
  }
}

function pairs(table: MarkTable, text: string, paragraph: Span): ParagraphMarks {
  const marks = marksIn(table, text, paragraph)
  if (marks.length === 0) return { paragraph, found: [], stray: [] }
  const roles = rolesByKind(marks)
  const stack = new Stack(paragraph)
  for (const [i, mark] of marks.entries()) {
    if (roles[i] === OPENS) stack.open(mark)
    else if (roles[i] === CLOSES) stack.close(mark)
  }
  return stack.marks(text)
}

function rolesByKind(marks: readonly QuotationMark[]): Role[] {
  const places = new Map<number, number[]>()
  for (const [i, { kind }] of marks.entries()) {
    const of = places.get(kind.index)
    if (of === undefined) places.set(kind.index, [i])
    else of.push(i)
  }
  const roles: Role[] = marks.map(() => NO_ROLE)
  for (const of of places.values()) {
    const settled = rolesOf(of.map((i) => marks[i]!))
    for (const [k, i] of of.entries()) roles[i] = settled[k]!
  }
  return roles
}

/** Open marks of one paragraph, and what became of them. */
class Stack {
  readonly #paragraph: Span
  readonly #open: QuotationMark[] = []
  /** Open marks by kind. */
  readonly #waiting = new Map<number, number>()
  readonly #found: Found[] = []
  readonly #stray: QuotationMark[] = []

  constructor(paragraph: Span) {
    this.#paragraph = paragraph
  }

  open(mark: QuotationMark): void {
    this.#open.push(mark)
    this.#count(mark, 1)
  }

  close(mark: QuotationMark): void {
    if (!this.#waiting.get(mark.kind.index)) {
      this.#stray.push(mark)
      return
    }
    for (;;) {
      const opener = this.#open.pop()!
      this.#count(opener, -1)
      if (opener.kind === mark.kind) {
        this.#found.push({ kind: mark.kind, start: opener.start, from: opener.end, to: mark.start, end: mark.end })
        return
      }
      this.#drop(opener, mark.start, 'outer-end')
    }
  }

  marks(text: string): ParagraphMarks {
    const [, end] = trimmed(text, this.#paragraph)
    while (this.#open.length > 0) this.#drop(this.#open.pop()!, end, 'paragraph-end')
    const found = this.#found
      .sort((a, b) => a.start - b.start)
      .filter(({ from, to }) => !isEmpty(trimmed(text, [from, to])))
    return { paragraph: this.#paragraph, found, stray: this.#stray }
  }

  #drop({ kind, start, end: from, shape, side }: QuotationMark, end: number, ended: string): void {
    const isOpening = side !== CLOSES && (shape !== CLOSES || side === OPENS)
    if (kind.keepUnclosed && isOpening && from < end) this.#found.push({ kind, start, from, to: end, end, ended })
  }

  #count({ kind }: QuotationMark, by: number): void {
    this.#waiting.set(kind.index, (this.#waiting.get(kind.index) ?? 0) + by)
  }
}
