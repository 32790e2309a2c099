import type { SpeakerType } from '../records.ts'
import { cut } from '../text/span.ts'
import type { Range } from './drafts.ts'
import type { EnglishWords } from './english-words.ts'
import type { Named } from './names.ts'
import { type Page, spanOf, word } from './page.ts'

const TYPES: readonly SpeakerType[] = ['unnamed', 'document', 'organisation', 'role']

/** Type and name of an English source: a run of capitals that is no post is a person's name. */
export function englishNamedIn(page: Page, words: EnglishWords, [from, to]: Range): Named {
  const type = TYPES.find((each) => holds(page, words, from, to, each))
  const person =
    type === 'unnamed' || type === 'document' || type === 'organisation' ? undefined : nameIn(page, words, from, to)
  if (person !== undefined)
    return { type: 'person', name: cut(page.text, spanOf(page, person[0], person[1])), vagueness: undefined, person }
  return {
    type: type ?? 'organisation',
    name: cut(page.text, spanOf(page, from, to)),
    vagueness: type === 'unnamed' ? vaguenessOf(page, words, from, to) : undefined,
    person: undefined,
  }
}

/** «A source in the ministry» is typed by a body. */
const vaguenessOf = (page: Page, words: EnglishWords, from: number, to: number): Named['vagueness'] =>
  to - from > 2 && holds(page, words, from, to, 'organisation') ? 'by-institution' : 'by-nothing'

function holds(page: Page, words: EnglishWords, from: number, to: number, type: string): boolean {
  for (let at = from; at < to && word(page, at) !== ','; at++)
    if (words.roles.get(word(page, at))?.has(type) === true) return true
  return false
}

function nameIn(page: Page, words: EnglishWords, from: number, to: number): Range | undefined {
  let found: Range | undefined
  for (let at = from; at < to; ) {
    let end = at
    while (end < to && isName(page, words, end)) end++
    if (end > at && (found === undefined || end - at >= found[1] - found[0])) found = [at, end]
    at = Math.max(end, at + 1)
    if (word(page, at - 1) === ',' && found !== undefined) break
  }
  return found
}

function isName(page: Page, words: EnglishWords, at: number): boolean {
  const token = page.tokens[at]!
  if (token.kind !== 'word' || !/^\p{Lu}/u.test(page.text.slice(token.start, token.end))) return false
  return words.roles.get(token.text) === undefined && token.text !== 'the'
}
