import type { Draft, Range } from '../drafts.ts'
import type { Page, QuotationRange } from '../page.ts'
import { type Content, innerSpans, textSpans } from './content-spans.ts'

/**
 * Let speech run on: into the paragraphs that carry its quotation on, and into the quotations that follow it as sentences or paragraphs
 * of their own, when no cue stands there. Where nobody closed it, it runs into the next paragraph that is plainly in the first person.
 */
export function continued(page: Page, drafts: readonly Draft[], contents: readonly Content[]): Content[] {
  const cues = new Set(drafts.filter(({ form }) => form?.person !== 1).map(({ at }) => at))
  const claimed = new Set(contents.map(({ quotation }) => quotation))
  const carrying = new Map<number, number[]>()
  for (const { quotation, index } of page.quotations)
    if (quotation.continues !== undefined)
      carrying.set(quotation.continues, [...(carrying.get(quotation.continues) ?? []), index])
  return contents.map((content, i) => {
    if (content.quotation < 0) return content
    const more: number[] = []
    for (
      let last: number | undefined = content.quotation;
      last !== undefined;
      last =
        nextPart(page, carrying, claimed, last) ??
        (last === content.quotation ? pastCue(page, claimed, drafts[i]!) : undefined)
    ) {
      if (last !== content.quotation) {
        more.push(last)
        claimed.add(last)
      }
    }
    const { quotation, to } = page.quotations[more.at(-1) ?? content.quotation]!
    const own = quotation.ended === 'paragraph-end' ? ownParagraph(page, cues, to) : undefined
    if (more.length === 0 && own === undefined) return content
    const parts = more.flatMap((index) => innerSpans(page, index))
    return {
      ...content,
      unclosed: !quotation.closed,
      spans: [...content.spans, ...parts, ...(own === undefined ? [] : textSpans(page, own[0], own[1]))],
    }
  })
}

/** The paragraph after an unclosed speech, when the speaker goes on in it and no cue stands there. */
function ownParagraph(page: Page, cues: ReadonlySet<number>, last: number): Range | undefined {
  const from = page.paragraphEnd[last - 1] ?? page.tokens.length
  const to = page.paragraphEnd[from] ?? from
  let isOwn = false
  for (let at = from; at < to; at++) {
    if (cues.has(at)) return undefined
    isOwn ||= isFirstPerson(page, at)
  }
  return isOwn ? [from, to] : undefined
}

const isFirstPerson = (page: Page, at: number): boolean =>
  page.words.edges.first.at(page.tokens, at) !== undefined ||
  page.forms[at]?.every(({ person, mood }) => person === 1 && mood === 'imperfect') === true

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

/** «"…"، تقول سلمى وهي تبكي. "…"»: speech goes on behind the sentence that its cue ends. */
function pastCue(page: Page, claimed: ReadonlySet<number>, { complement, cue }: Draft): number | undefined {
  if (!complement.kind.endsWith('before') || complement.kind === 'clause') return undefined
  const end = page.sentenceEnd[cue[0]![0]]!
  const next = page.opens[end] ?? -1
  return next >= 0 && !claimed.has(next) && fillsSentence(page, page.quotations[next]!) ? next : undefined
}

const sentenceEndOf = (page: Page, { from, to }: QuotationRange): number =>
  page.sentenceEnd[Math.max(to - 1, from)] ?? page.tokens.length

const isAllMarks = ({ wordsBefore }: Page, from: number, to: number): boolean =>
  to <= from || wordsBefore[to] === wordsBefore[from]

const fillsSentence = (page: Page, range: QuotationRange): boolean =>
  range.words > 2 && isAllMarks(page, range.after, sentenceEndOf(page, range))
