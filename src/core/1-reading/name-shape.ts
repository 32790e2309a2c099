import { ARTICLE, HEH, LAM, YEH } from '../text/arabic-letters.ts'
import type { Token } from '../text/tokens.ts'

/** «حقوق الإنسان», «كذا لمراقبة الإنترنت»: nouns that tell what a body is for, not a name. */
export const isConstruct = (tokens: readonly Token[], at: number, to: number): boolean => {
  const next = tokens[at + 1]?.text ?? ''
  return at + 1 < to && next.startsWith(ARTICLE) ? !isAdjective(next) : at + 2 < to && next.startsWith(LAM)
}

/** An adjective of origin, definite or not, folded: ends in yeh, or in yeh and teh marbuta. */
export const isAdjective = (word: string): boolean =>
  word.length > 4 && (word.endsWith(YEH) || word.endsWith(YEH + HEH))

export function adjectivesEnd(tokens: readonly Token[], at: number, to: number): number {
  let end = at
  while (end < to && isAdjective(tokens[end]!.text)) end++
  return end
}

export function withoutAdjectives(tokens: readonly Token[], at: number, to: number): number {
  let end = to
  while (end > at && isAdjective(tokens[end - 1]!.text)) end--
  return end
}
