import { consonants, type ListMarker, type ListPage, numberOf } from './list-markers.ts'

/** A count is announced within a sentence or two before its first item. */
const MOST_TOKENS_BEFORE = 40

/** «three main reasons», «three of the reasons»: words between count and noun, at most. */
const MOST_BETWEEN = 1

/**
 * The count that a text announces before a list («for three reasons», «two points»): the nearest one to the first item.
 *
 * The noun is one that lists are made of, or the one the items count themselves.
 */
export function announcedCount(page: ListPage, first: ListMarker): number | undefined {
  if (first.family === 'side') return undefined
  for (let at = first.at - 1; at >= 0 && at >= first.at - MOST_TOKENS_BEFORE; at--) {
    const pair = withPreposition(page, at, 'pair')
    if (pair !== undefined) return pair
    const count = withPreposition(page, at, 'count') ?? figure(page, at)
    if (count !== undefined && countsItems(page, at + 1, first)) return count
  }
  return undefined
}

const PREPOSITIONS = '\u0644\u0628\u0641\u0648'

/** A count with the preposition or conjunction on its front: «for three reasons» is one word less in Arabic. */
function withPreposition(page: ListPage, at: number, role: 'pair' | 'count'): number | undefined {
  const plain = numberOf(page, at, role)
  if (plain !== undefined) return plain.value
  const text = page.tokens[at]!.text
  if (!PREPOSITIONS.includes(text.charAt(0)) || text.length < 2) return undefined
  return page.words.at(page.tokens, at, text.slice(1))?.value.find((word) => word.role === role)?.value
}

/** An announced list has few items; larger figures count things. */
const MOST_ANNOUNCED = 10

function figure({ tokens }: ListPage, at: number): number | undefined {
  const { kind, text } = tokens[at]!
  const value = Number(text)
  return kind === 'number' && Number.isInteger(value) && value >= 2 && value <= MOST_ANNOUNCED ? value : undefined
}

function countsItems(page: ListPage, from: number, { noun }: ListMarker): boolean {
  for (let at = from; at <= from + MOST_BETWEEN; at++) {
    if (numberOf(page, at, 'noun') !== undefined) return true
    if (noun !== '' && consonants(page.tokens[at]?.text ?? '') === noun) return true
  }
  return false
}
