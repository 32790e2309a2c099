const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const NO_CELL = /\p{M}|\p{Cf}/u
const PLAIN = /^[\u0020-\u007e\u0620-\u064a\u0660-\u0669]*$/

/** How many cells of a terminal a text fills: marks and direction controls none, East Asian letters two. */
export function cells(text: string): number {
  if (PLAIN.test(text)) return text.length
  let count = 0
  for (const letter of text) count += NO_CELL.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1
  return count
}
