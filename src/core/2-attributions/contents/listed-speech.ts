import type { Span } from '../../text/span.ts'
import { firstAt } from '../../text/tokens.ts'
import type { Draft } from '../drafts.ts'
import { type Page, word } from '../page.ts'
import { type Content, textSpans } from './content-spans.ts'

/**
 * Let a list that somebody begins go on: «أوضح أن الأسباب ثلاثة. أولا: … ثانيا: …». Sentences and paragraphs that begin with the next
 * ordinals belong to the content before them, up to the first that holds a cue of its own; one ordinal may be lost on the way.
 */
export function listed(page: Page, drafts: readonly Draft[], contents: readonly Content[]): Content[] {
  const cues = new Set(drafts.map(({ at }) => at))
  return contents.map((content) => {
    const to = content.quotation < 0 && content.to > content.from ? listEnd(page, cues, content.to) : undefined
    if (to === undefined) return content
    const last = content.spans.length - 1
    // the last span is the one that runs on
    const [from] = content.spans[last]!
    const start = firstAt(page.tokens, from)
    return { ...content, spans: [...content.spans.slice(0, last), ...paragraphSpans(page, start, to)], to }
  })
}

/** One span a paragraph, each without its final full stop. */
function paragraphSpans(page: Page, from: number, to: number): Span[] {
  const spans: Span[] = []
  for (let at = from; at < to; at = page.paragraphEnd[at]!)
    spans.push(...textSpans(page, at, Math.min(to, page.paragraphEnd[at]!)))
  return spans
}

/** Where the list ends that begins right after a content's sentence; undefined when none does. */
function listEnd(page: Page, cues: ReadonlySet<number>, contentEnd: number): number | undefined {
  let end: number | undefined
  let place = 0
  for (let at = page.sentenceEnd[contentEnd - 1]!; at < page.tokens.length; ) {
    const next = ordinalAt(page, at)
    const follows = next !== undefined && (place === 0 ? next === 1 : next > place && next <= place + 2)
    const to = page.sentenceEnd[at]!
    if (!follows || hasCue(cues, at, to)) break
    place = next
    end = at = to
  }
  return end
}

/** The place that a sentence says it has in a list. */
const ordinalAt = (page: Page, at: number): number | undefined => page.words.ordinals.get(word(page, at))

function hasCue(cues: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (cues.has(at)) return true
  return false
}
