import { analyse } from 'chardet'

/** The two single-byte encodings of Arabic, and the byte of lam in each; alef is the same. */
const ALEF = 0xc7
const LAM = { 'windows-1256': 0xe1, 'iso-8859-6': 0xe4 } as const

type ArabicCharset = keyof typeof LAM

/** What Arabic pages without Unicode were mostly written in. */
const USUAL: ArabicCharset = 'windows-1256'

/** So much is looked at: an encoding is clear long before, and a frequency analysis takes its time. */
const SAMPLE = 65_536

/** Fewer bytes beyond ASCII tell a frequency analysis nothing. */
const LEAST_TO_ANALYSE = 40
const LEAST_CONFIDENCE = 30

/**
 * Guess the encoding of bytes that are not UTF-8 and say nothing of themselves: Arabic by its article, anything else by the
 * frequency of its letters, and what stays open as the usual one of Arabic pages.
 */
export function guessed(bytes: Buffer): string {
  const sample = bytes.subarray(0, SAMPLE)
  const arabic = arabicCharset(sample, 2)
  if (arabic !== undefined) return arabic
  const beyond = sample.reduce((sum, byte) => (byte >= 0x80 ? sum + 1 : sum), 0)
  if (beyond < LEAST_TO_ANALYSE) return USUAL
  const [first] = analyse(sample)
  return first && first.confidence >= LEAST_CONFIDENCE ? (knownAs(first.name) ?? USUAL) : USUAL
}

/** Occurrences that leave no doubt, where they go against what a page says of itself. */
const CERTAIN = 10

/** The single-byte encoding of Arabic that bytes are in for certain, whatever is said of them. */
export const certainlyArabic = (bytes: Buffer): ArabicCharset | undefined =>
  arabicCharset(bytes.subarray(0, SAMPLE), CERTAIN)

/** A fifth of all Arabic words begin with the article; of the same bytes in other encodings next to none do. */
const ARTICLES = 0.05

/** In the other encoding the article's bytes are a much rarer beginning. */
const RATHER = 3

function arabicCharset(sample: Buffer, least: number): ArabicCharset | undefined {
  let words = 0
  const articles = { 'windows-1256': 0, 'iso-8859-6': 0 }
  for (let i = 0; i < sample.length; i++) {
    if (!isLetter(sample[i]!) || (i > 0 && isLetter(sample[i - 1]!))) continue
    words += 1
    if (sample[i] !== ALEF) continue
    for (const charset of ['windows-1256', 'iso-8859-6'] as const)
      if (sample[i + 1] === LAM[charset]) articles[charset] += 1
  }
  const charset = articles['iso-8859-6'] > articles['windows-1256'] ? 'iso-8859-6' : 'windows-1256'
  const other = articles['iso-8859-6'] + articles['windows-1256'] - articles[charset]
  const enough = Math.max(least, words * ARTICLES)
  return articles[charset] >= enough && articles[charset] >= other * RATHER ? charset : undefined
}

/** Where both encodings have their letters; white space and marks are below. */
const isLetter = (byte: number): boolean => byte >= 0xc1

/** The platform's name of an encoding, when it knows it. */
export function knownAs(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
