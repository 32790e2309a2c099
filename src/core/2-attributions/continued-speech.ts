import { type Content, innerSpans } from './content-spans.ts'
import type { Page, QuotationRange } from './page.ts'

/**
 * Let speech run on: into the paragraphs that carry its quotation on, and into the quotations that follow it as sentences or paragraphs
 * of their own, when no cue stands there.
 */
export function continued(page: Page, contents: readonly Content[]): Content[] {
  const claimed = new Set(contents.map(({ quotation }) => quotation))
  const carrying = new Map<number, number[]>()
  for (const { quotation, index } of page.quotations)
    if (quotation.continues !== undefined)
      carrying.set(quotation.continues, [...(carrying.get(quotation.continues) ?? []), index])
  return contents.map((content) => {
    if (content.quotation < 0) return content
    const more: number[] = []
    for (
      let last: number | undefined = content.quotation;
      last !== undefined;
      last = nextPart(page, carrying, claimed, last)
    ) {
      if (last !== content.quotation) {
        more.push(last)
        claimed.add(last)
      }
    }
    if (more.length === 0) return content
    const unclosed = !page.quotations[more.at(-1)!]!.quotation.closed
    return { ...content, unclosed, spans: [...content.spans, ...more.flatMap((index) => innerSpans(page, index))] }
  })
}

function nextPart(
  page: Page,
  carrying: ReadonlyMap<number, readonly number[]>,
  claimed: ReadonlySet<number>,
  last: number,
): number | undefined {
  const carried = carrying.get(last)?.find((index) => !claimed.has(index))
  if (carried !== undefined) return carried
  const range = page.quotations[last]!
  const end = sentenceEndOf(page, range)
  if (!isAllMarks(page, range.after, end)) return undefined
  const next = page.opens[end] ?? -1
  return next >= 0 && !claimed.has(next) && fillsSentence(page, page.quotations[next]!) ? next : undefined
}

const sentenceEndOf = (page: Page, { from, to }: QuotationRange): number =>
  page.sentenceEnd[Math.max(to - 1, from)] ?? page.tokens.length

const isAllMarks = (page: Page, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (page.tokens[at]!.kind !== 'mark') return false
  return true
}

const fillsSentence = (page: Page, range: QuotationRange): boolean =>
  range.words > 2 && isAllMarks(page, range.after, sentenceEndOf(page, range))
