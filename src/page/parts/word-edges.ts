const WORD = /[\p{L}\p{M}\p{N}\u0640]+/gu

/** Where words begin and end, in order: the places that an edge of a span may stand at. */
function edges(text: string): number[] {
  return [...text.matchAll(WORD)].flatMap(({ index, 0: word }) => [index, index + word.length])
}

/** The nearest edge of a word before `at`; 0 when there is none. */
export const previousEdge = (text: string, at: number): number =>
  edges(text.slice(0, at)).findLast((edge) => edge < at) ?? 0

/** The nearest edge of a word after `at`; the end of the text when there is none. */
export const nextEdge = (text: string, at: number): number => edges(text).find((edge) => edge > at) ?? text.length
