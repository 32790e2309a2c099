import { byteTable } from './charset-tables.ts'

/** Text that was UTF-8, was once read as another encoding, and written as UTF-8 again; and as what it had been read. */
export interface Repaired {
  readonly text: string
  readonly readAs: string
}

/** As what UTF-8 is read by mistake: the default of the web, and of Arabic systems. */
const MISREAD = ['windows-1252', 'windows-1256'] as const

/** So many Arabic letters in the broken form are no accident: one alone hardly occurs in any text. */
const CERTAIN = 12

/**
 * Take a double encoding back, where it is certain: Arabic letters of UTF-8 stand as pairs of signs that no language writes.
 * What is not such a pair stays as it is, so a page whose frame is sound and whose article is not comes out whole.
 *
 * @returns  nothing when the text shows no such pairs, or too few to be sure
 */
export function repaired(text: string): Repaired | undefined {
  return MISREAD.map((charset) => undone(text, charset)).find((one) => one !== undefined)
}

function undone(text: string, charset: string): Repaired | undefined {
  const { sequence, arabic } = patterns(charset)
  if (!arabic.test(text)) return undefined
  if (countUpTo(text, new RegExp(arabic, 'g'), CERTAIN) < CERTAIN) return undefined
  const { bytes } = byteTable(charset)
  const back = text.replace(sequence, (signs) => {
    const letter = Buffer.from(Array.from(signs, (sign) => bytes.get(sign)!)).toString('utf8')
    return letter.length === 1 && isOfArabicPages(letter) ? letter : signs
  })
  return { text: back, readAs: charset }
}

function countUpTo(text: string, pattern: RegExp, most: number): number {
  let count = 0
  while (count < most && pattern.exec(text) !== null) count += 1
  return count
}

/** Arabic, its presentation forms, Latin signs such as «, and general punctuation: what pages in Arabic are made of. */
const isOfArabicPages = (letter: string): boolean =>
  /[\u00a0-\u00ff\u0600-\u06ff\u2000-\u20ff\ufb50-\ufefc]/.test(letter)

interface Patterns {
  /** Signs that are two or three bytes of UTF-8 in this encoding. */
  readonly sequence: RegExp
  /** Two Arabic letters side by side in such signs. */
  readonly arabic: RegExp
}

const made = new Map<string, Patterns>()

function patterns(charset: string): Patterns {
  const known = made.get(charset)
  if (known) return known
  const { letters } = byteTable(charset)
  const signs = (from: number, to: number) =>
    `[${letters
      .slice(from, to + 1)
      .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')}]`
  const rest = signs(0x80, 0xbf)
  // U+0600 to U+06FF
  const letter = `${signs(0xd8, 0xdb)}${rest}`
  const both = {
    sequence: new RegExp(
      `${signs(0xc2, 0xdf)}${rest}|${signs(0xe2, 0xe2)}${rest}${rest}|${signs(0xef, 0xef)}${rest}${rest}`,
      'g',
    ),
    arabic: new RegExp(`(?:${letter}){2}`),
  }
  made.set(charset, both)
  return both
}
