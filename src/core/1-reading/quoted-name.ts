import type { Token } from '../text/tokens.ts'

/** Tokens between quotation marks or brackets that are still a name. */
const MOST_QUOTED = 8

const CLOSING: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['"']],
  ['\u00ab', ['\u00bb']],
  ['\u201c', ['\u201d', '\u201c']],
  ['\u201d', ['\u201c', '\u201d']],
  ['\u201e', ['\u201c', '\u201d']],
  ["'", ["'"]],
  ['\u2018', ['\u2019']],
  ['(', [')']],
  ['{', ['}']],
])

/** What stands between a pair of marks that opens here: inner tokens, and the token after the closing mark. */
export function quotedAt(tokens: readonly Token[], at: number): { from: number; to: number; end: number } | undefined {
  const closing = CLOSING.get(tokens[at]?.text ?? '')
  if (!closing) return undefined
  for (let to = at + 1; to < tokens.length && to - at <= MOST_QUOTED; to++)
    if (closing.includes(tokens[to]!.text)) return to > at + 1 ? { from: at + 1, to, end: to + 1 } : undefined
  return undefined
}
