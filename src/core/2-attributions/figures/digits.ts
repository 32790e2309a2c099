import type { Token } from '../../text/tokens.ts'

/** A number in digits: its value, and what it would be if its full stop set off thousands. */
export interface Digits {
  readonly end: number
  readonly value: number
  /** «1.500» may be one and a half or fifteen hundred: what follows decides. */
  readonly asThousands?: number
}

/** The letter that newsrooms write for the decimal comma: «50\u063111» is 11.50, the fraction first. */
const REH = '\u0631'
/** A right-to-left mark at the full stop, which folding drops, turns a number round on the page as well: what stands first is read last. */
const DECIMAL = /^(\d+)\.(\d+)$/
const ARABIC_COMMA = '\u060c'

/** Read the number in digits that starts at a token, with separators of both scripts. */
export function digitsAt(tokens: readonly Token[], at: number): Digits | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  const [between, after] = [tokens[at + 1], tokens[at + 2]]
  const joined =
    between !== undefined && after?.kind === 'number' && token.end === between.start && between.end === after.start
  if (joined && between.text === REH) return { end: at + 3, value: Number(`${after.text}.${token.text}`) }
  if (joined && between.text === ARABIC_COMMA) return { end: at + 3, value: digitsValue(`${token.text},${after.text}`) }
  const turned = token.end - token.start > token.text.length ? DECIMAL.exec(token.text) : null
  if (turned) return { end: at + 1, value: Number(`${turned[2]}.${turned[1]}`) }
  // nobody writes out that there is no fraction
  if (/^[1-9]\d{0,2}\.000$/.test(token.text)) return { end: at + 1, value: Number(token.text.replace('.', '')) }
  const value = digitsValue(token.text)
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(token.text))
    return { end: at + 1, value, asThousands: Number(token.text.replace('.', '')) }
  return { end: at + 1, value }
}

/** A separator that comes twice, or a comma before three digits, sets off thousands; any other is the decimal one. */
function digitsValue(text: string): number {
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (points > 1) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (commas > 1 || (commas === 1 && (points === 1 || /,\d{3}$/.test(text)))) return Number(text.replaceAll(',', ''))
  return Number(text.replace(',', '.'))
}
