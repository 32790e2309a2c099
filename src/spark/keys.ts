/**
 * Ids as a distributed engine has to see them: it sorts strings by their bytes in UTF-8, and takes tabs, line ends and `\N` for its own.
 * Isnad sorts by UTF-16 units. A key is an id such that keys by their bytes stand as their ids do, without control characters.
 */

const PREFIX = ':'
/** Stands before a control character, and below all that is none. */
const ESCAPE = 0x01
const FIRST_PRINTABLE = 0x20
const FIRST_SURROGATE = 0xd800
const FIRST_BEHIND = 0xe000
/** Surrogates come behind all letters below them, in the room that the private use area takes … */
const SURROGATES = 0xe000
/** … and what Isnad has behind surrogates comes last of all. */
const BEHIND = 0x10_e000

export const keyOf = (id: string): string => PREFIX + mapped(units(id), toKey)

/** The id of a key. */
export const idOf = (key: string): string => {
  let [id, isEscaped] = ['', false]
  for (const letter of key.slice(PREFIX.length)) {
    const point = letter.codePointAt(0)!
    if (point === ESCAPE && !isEscaped) {
      isEscaped = true
      continue
    }
    id += String.fromCharCode(isEscaped ? point - FIRST_PRINTABLE : fromKey(point))
    isEscaped = false
  }
  return id
}

const units = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
const mapped = (all: readonly number[], toPoints: (unit: number) => readonly number[]): string =>
  all.map((unit) => String.fromCodePoint(...toPoints(unit))).join('')

function toKey(unit: number): readonly number[] {
  if (unit < FIRST_PRINTABLE) return [ESCAPE, unit + FIRST_PRINTABLE]
  if (unit < FIRST_SURROGATE) return [unit]
  if (unit < FIRST_BEHIND) return [unit - FIRST_SURROGATE + SURROGATES]
  return [unit - FIRST_BEHIND + BEHIND]
}

function fromKey(point: number): number {
  if (point >= BEHIND) return point - BEHIND + FIRST_BEHIND
  return point >= SURROGATES ? point - SURROGATES + FIRST_SURROGATE : point
}
