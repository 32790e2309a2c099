import { FOLD } from './letters.ts'

/** Letters that may differ: one in a word of four, two in a word of eight; none in numbers. */
const allowedEdits = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2)
/** Longer words are not compared letter by letter. */
export const MAX_LETTERS = 32

/** Words by their folded letters, to be compared one with many. */
export class Spellings {
  #units = new Uint16Array(64 * MAX_LETTERS)
  /** 0 for words that are not compared. */
  #lengths = new Uint8Array(64)

  /** Take the word at `[start, end)` of a text for number `n`. */
  put(n: number, text: string, start: number, end: number): void {
    if (n >= this.#lengths.length) this.#grow(n)
    let length = 0
    for (let i = start; i < end; i++) {
      const unit = FOLD[text.charCodeAt(i)]!
      if (unit === 0) continue
      if (length === MAX_LETTERS) {
        length = 0
        break
      }
      this.#units[n * MAX_LETTERS + length++] = unit
    }
    this.#lengths[n] = length > 0 && isDigit(this.#units[n * MAX_LETTERS]!) ? 0 : length
  }

  /** Whether two words are a letter or two apart: a name spelled otherwise, a clitic more. Never for numbers. */
  areRespelled(x: number, y: number): boolean {
    const [lengthX, lengthY] = [this.#lengths[x]!, this.#lengths[y]!]
    const shorter = Math.min(lengthX, lengthY)
    const longer = Math.max(lengthX, lengthY)
    const allowed = allowedEdits(shorter)
    if (allowed === 0 || longer - shorter > allowed) return false
    // equal but for one place of so many letters: linear, where counting edits is not
    const units = this.#units
    const [fromX, fromY] = [x * MAX_LETTERS, y * MAX_LETTERS]
    let start = 0
    while (start < shorter && units[fromX + start] === units[fromY + start]) start++
    let end = 0
    while (end < shorter - start && units[fromX + lengthX - 1 - end] === units[fromY + lengthY - 1 - end]) end++
    return longer - start - end <= allowed
  }

  #grow(n: number): void {
    const [units, lengths] = [this.#units, this.#lengths]
    this.#units = new Uint16Array(2 * n * MAX_LETTERS)
    this.#lengths = new Uint8Array(2 * n)
    this.#units.set(units)
    this.#lengths.set(lengths)
  }
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
