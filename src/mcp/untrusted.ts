import type { Untrusted } from './schemas.ts'

/** A quotation is seen whole, an article is not poured into a conversation. */
export const LONGEST = 600
/** Names and titles. */
const LONGEST_NAME = 200

/** Words of an article, at most so many characters, with how many are left out. */
export function untrusted(text: string, longest = LONGEST): Untrusted {
  const points = [...text.toWellFormed()]
  return { untrusted: points.slice(0, longest).join(''), cut: Math.max(0, points.length - longest) }
}

export const untrustedName = (text: string): Untrusted => untrusted(text, LONGEST_NAME)
