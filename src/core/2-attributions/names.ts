import type { Speaker, SpeakerType } from '../records.ts'
import { cut } from '../text/span.ts'
import type { Range } from './drafts.ts'
import { headAt, isBare, isDefinite, isGivenName, nameEnd } from './noun-phrases.ts'
import { has, isWord, mask, type Page, spanOf, word } from './page.ts'

const COMMA = '\u060c'
const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb]/gu

/** What a source says of itself: its type, and the person's name in it when there is one. */
export interface Named {
  readonly type: SpeakerType
  readonly name: string
  readonly vagueness: Speaker['vagueness']
  /** The name alone, as tokens; undefined when the source names no person. */
  readonly person: Range | undefined
}

/** Type and name of a source. */
export function namedIn(page: Page, [from, to]: Range): Named {
  const head = firstHead(page, from, to)
  const type = head?.type
  const printed = cut(page.text, spanOf(page, from, to))
    .replace(QUOTES, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (type === 'unnamed') return { type, name: printed, vagueness: head?.vagueness, person: undefined }
  if (type === 'document') return { type, name: printed, vagueness: undefined, person: undefined }
  const person = type === 'organisation' ? undefined : personIn(page, from, to)
  if (person !== undefined)
    return { type: 'person', name: cut(page.text, spanOf(page, person[0], person[1])), vagueness: undefined, person }
  if (type === 'role') return { type, name: printed, vagueness: undefined, person: undefined }
  if (type === 'title') return { type: 'person', name: printed, vagueness: undefined, person: [from, to] }
  return { type: type ?? guessed(page, from), name: printed, vagueness: undefined, person: undefined }
}

function firstHead(page: Page, from: number, to: number): ReturnType<typeof headAt> {
  const first = headAt(page, from)
  if (first !== undefined) return first
  if (isDefinite(word(page, from)) && from + 1 < to) return headAt(page, from + 1)
  return undefined
}

const guessed = (page: Page, from: number): SpeakerType =>
  page.opens[from]! >= 0 || /^[a-z]/.test(word(page, from)) ? 'organisation' : 'person'

/** The run of words that is a person's name: after titles and posts, or at the front. */
function personIn(page: Page, from: number, to: number): Range | undefined {
  let found: Range | undefined
  for (let at = from; at < to; ) {
    const end = nameAt(page, from, at, to)
    if (end > at) {
      found = [at, end]
      if (isGivenName(page, at) || at === from) return found
      at = end
    } else at++
  }
  return found
}

function nameAt(page: Page, from: number, at: number, to: number): number {
  if (!isBare(page, at) || has(page, at, mask('adjective', 'medium-noun', 'naming'))) return at
  const end = nameEnd(page, at, to)
  if (isGivenName(page, at)) return end
  if (at === from) return headAt(page, at) === undefined ? end : at
  const before = page.tokens[at - 1]!
  const afterTitle = headAt(page, at - 1)?.type === 'title'
  const apart = isDefinite(before.text) || before.text === COMMA || before.text === '.' || afterTitle
  if (!apart || isNoun(page, at)) return at
  return end - at >= 2 || afterTitle || (isDefinite(before.text) && end === to) ? end : at
}

/** «حارس مرمى المنتخب»: a noun in construct before a definite one is no name. */
const isNoun = (page: Page, at: number): boolean =>
  isWord(page, at + 1) && isDefinite(word(page, at + 1)) && !isGivenName(page, at)
