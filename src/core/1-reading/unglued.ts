import type { Token } from '../text/tokens.ts'
import { tokenize } from '../text/tokens.ts'

/** Letters that only end a word (teh marbuta, alef maksura) with a letter behind them: two words that lost the space between them. */
const GLUED = /[\u0629\u0649](?=[\u0621-\u064a])/

/** Cut words that were written together by mistake, where their letters leave no doubt. */
export function unglued(text: string, tokens: readonly Token[]): readonly Token[] {
  if (!GLUED.test(text)) return tokens
  return tokens.flatMap((token) => (token.kind === 'word' ? cutToken(text, token) : [token]))
}

function cutToken(text: string, token: Token): Token[] {
  const word = text.slice(token.start, token.end)
  const at = word.search(GLUED) + 1
  if (at === 0) return [token]
  const halves = [
    [token.start, token.start + at],
    [token.start + at, token.end],
  ] as const
  return halves.flatMap(([start, end]) =>
    tokenize(text.slice(start, end)).map((part) => ({ ...part, start: part.start + start, end: part.end + start })),
  )
}
