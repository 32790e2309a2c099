import { numbers, prose } from '../src/core/3-links/stories.test-support.ts'
import type { Document } from '../src/core/records.ts'

const VOCABULARY = 40_000
/** The words before it hold a language together and tell nothing: invented text goes without. */
const FIRST = 100
const OUTLETS = 40
/** Words of an article: 200 to 400. */
const [SHORTEST, SPREAD] = [200, 200]
/** One article in ten is a copy; copies come in clusters of 2 to 50. */
const COPIES = 10
const LARGEST_CLUSTER = 50
/** A footer of some outlets: one article in seven has one of these. */
const FOOTERS = 12
const WITH_FOOTER = 7

/**
 * Articles of invented words with the structure of news: words as unevenly frequent as in prose (Zipf), clusters of edited copies within
 * two days, footers that outlets repeat. Same count and seed, same articles; a larger count begins with the smaller one's.
 */
export function* inventedNews(count: number, seed = 1): Generator<Document> {
  const below = numbers(seed)
  const vocabulary = prose(seed, VOCABULARY).split(' ')
  // the n-th word is met with a chance of one in n: from the first to the last by a power at random
  const word = (): string =>
    vocabulary[Math.floor(FIRST * (VOCABULARY / FIRST) ** (below(2 ** 31) / 2 ** 31)) % VOCABULARY]!
  const footers = Array.from({ length: FOOTERS }, () => Array.from({ length: 25 }, word).join(' '))
  let [original, left, day]: [string[], number, number] = [[], 0, 0]
  for (let n = 0; n < count; n++) {
    const isCopy = left > 0 && n % COPIES === 0
    if (isCopy) left--
    const words = isCopy
      ? original.map((one) => (below(20) === 0 ? word() : one))
      : Array.from({ length: SHORTEST + below(SPREAD) }, word)
    if (left === 0 && n % COPIES === 1) [original, left, day] = [words, 1 + below(LARGEST_CLUSTER - 1), 1 + below(26)]
    const outlet = below(OUTLETS)
    const footer = outlet < FOOTERS && below(WITH_FOOTER) < 3 ? `\n${footers[outlet]}` : ''
    yield {
      id: `n${n}`,
      outlet: `outlet-${outlet}`,
      published: `2020-03-${String(isCopy ? day + below(2) : 1 + below(28)).padStart(2, '0')}`,
      text: `${words.join(' ')}${footer}`,
    }
  }
}
