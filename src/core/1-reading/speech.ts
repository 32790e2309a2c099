import { backOverSpace } from './sentence-ends.ts'

/** A quotation of more words is somebody's speech, not a name: 63 % of all quotations have one to three. */
const MOST_NAME_WORDS = 3

/** Names are shorter: looking further would make marks in a text without spaces cost its square. */
const MOST_NAME_UNITS = 60

/** Whether so much stands in `[from, to)` that it is no name or term. */
export function isLong(text: string, from: number, to: number): boolean {
  if (to - from > MOST_NAME_UNITS) return true
  let words = 1
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === SPACE && ++words > MOST_NAME_WORDS) return true
  return false
}

/** «وأضاف المتحدث باسم الوزارة في مؤتمر صحفي:» takes about this much room between a full stop and the mark it announces. */
export const MOST_INTRODUCTION = 160

const SPACE = 0x20
const COLON = 0x3a

/** Whether a colon stands before `start`, not before `from`. */
export const isAnnounced = (text: string, start: number, from: number): boolean =>
  text.charCodeAt(backOverSpace(text, start, from) - 1) === COLON
