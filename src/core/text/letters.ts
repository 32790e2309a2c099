/**
 * What one UTF-16 code unit is, and what it folds to: two tables over the Basic Multilingual Plane, built once.
 *
 * Folding follows what Arabic retrieval has long done (Larkey et al. 2002, light stemming: normalisation) and what Unicode calls
 * compatibility forms (UAX #15), but one unit at a time, so that every folded unit knows where it came from.
 */

/** Classes of a code unit. A word is a run of letters, marks, digits and invisibles that starts with a letter. */
export const SPACE = 0
export const LETTER = 1
/** Diacritics and tatweel: part of a word, folded away. */
export const MARK = 2
export const DIGIT = 3
/** Zero-width and direction controls: fold to nothing and end no word. */
export const INVISIBLE = 4
export const PUNCTUATION = 5
/** Half of a pair: the caller looks at the code point. */
export const SURROGATE = 6

const ranges = (...pairs: readonly (readonly [number, number])[]): number[] =>
  pairs.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))

const TATWEEL = 0x640
const MARKS = ranges(
  [0x300, 0x36f],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x6e7, 0x6e8],
  [0x6ea, 0x6ed],
  [0x8d3, 0x8ff],
  [TATWEEL, TATWEEL],
)
const INVISIBLES = ranges(
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0xfeff, 0xfeff],
)
const PRESENTATION = ranges([0xfb50, 0xfdff], [0xfe70, 0xfefe])

const ALEF = 0x627
const WAW = 0x648
const YEH = 0x64a
const HEH = 0x647
const KAF = 0x643
/** Letters that writers use one for another: [from, to]. */
const ALIKE: readonly (readonly [number, number])[] = [
  [0x622, ALEF],
  [0x623, ALEF],
  [0x625, ALEF],
  [0x671, ALEF], // madda, hamza above, hamza below, wasla
  [0x672, ALEF],
  [0x673, ALEF], // wavy hamza above, below: typed for the hamza by some keyboards
  [0x624, WAW],
  [0x626, YEH],
  [0x649, YEH],
  [0x6cc, YEH], // hamza on waw, hamza on yeh, alef maksura, Farsi yeh
  [0x629, HEH],
  [0x6c1, HEH],
  [0x6be, HEH],
  [0x6d5, HEH], // teh marbuta, heh goal, heh doachashmee, ae
  [0x6a9, KAF],
  [0x6aa, KAF],
  [0x66b, 0x2e],
  [0x66c, 0x2c],
  [0x66a, 0x25], // decimal and thousands separators, percent sign
]

const SIZE = 0x10000

/** What each code unit folds to: 0 for nothing, itself when it stays, `MANY` when it becomes several (see `EXPANSIONS`). */
export const FOLD: Uint16Array = new Uint16Array(SIZE)
/** Class of each code unit. */
export const CLASS: Uint8Array = new Uint8Array(SIZE)
/** Marks a code unit that folds to several. U+FFFF is no character. */
export const MANY = 0xffff
/** Ligatures of the presentation blocks (lam-alef and the like) as the folded letters they stand for. */
export const EXPANSIONS: ReadonlyMap<number, string> = fill()

function fill(): Map<number, string> {
  const expansions = new Map<number, string>()
  for (let unit = 0; unit < SIZE; unit++) {
    FOLD[unit] = unit
    CLASS[unit] = classOf(unit)
    // Latin, Greek and Cyrillic capitals; a capital that lowers to two units (U+0130) stays
    if (unit < 0x2000) {
      const lower = String.fromCharCode(unit).toLowerCase()
      if (lower.length === 1) FOLD[unit] = lower.charCodeAt(0)
    }
  }
  for (const [from, to] of ALIKE) FOLD[from] = to
  for (const zero of [0x660, 0x6f0]) for (let digit = 0; digit < 10; digit++) FOLD[zero + digit] = 0x30 + digit
  for (const unit of MARKS) {
    FOLD[unit] = 0
    CLASS[unit] = MARK
  }
  for (const unit of INVISIBLES) {
    FOLD[unit] = 0
    CLASS[unit] = INVISIBLE
  }
  for (const unit of PRESENTATION) {
    const plain = foldedForm(String.fromCharCode(unit).normalize('NFKC'))
    if (plain.length === 1) FOLD[unit] = plain.charCodeAt(0)
    else if (plain.length === 0) {
      FOLD[unit] = 0
      CLASS[unit] = MARK
    } else {
      FOLD[unit] = MANY
      expansions.set(unit, plain)
    }
  }
  return expansions
}

/** Fold the letters that a presentation form stands for; the isolated marks of that block have a space to carry them. */
function foldedForm(plain: string): string {
  const letters = plain.length > 1 && plain[0] === ' ' ? plain.slice(1) : plain
  let out = ''
  for (let i = 0; i < letters.length; i++) {
    const to = FOLD[letters.charCodeAt(i)]!
    if (to !== 0) out += String.fromCharCode(to)
  }
  return out
}

function classOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE
  const character = String.fromCharCode(unit)
  if (/\p{Nd}/u.test(character)) return DIGIT
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER
  if (/\p{M}/u.test(character)) return MARK
  if (/[\s\p{Z}\p{C}]/u.test(character)) return SPACE
  return PUNCTUATION
}
