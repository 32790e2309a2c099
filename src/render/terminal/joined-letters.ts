/**
 * Joined shapes of Arabic letters, for terminals that draw each code point alone.
 *
 * Unicode keeps them as compatibility characters in the order of the letters: alone, at the end, at the start, in the middle of a
 * joined run; letters that join only to the one before have the first two.
 *
 * @see  Unicode, Arabic Presentation Forms-B; The Unicode Standard, section 9.2
 */
const FIRST_SHAPE = 0xfe80
/** Letters in the order of their shapes, with how many each has. */
const LETTERS: readonly (readonly [from: number, to: number, shapes: 1 | 2 | 4])[] = [
  [0x621, 0x621, 1],
  [0x622, 0x625, 2],
  [0x626, 0x626, 4],
  [0x627, 0x627, 2],
  [0x628, 0x628, 4],
  [0x629, 0x629, 2],
  [0x62a, 0x62e, 4],
  [0x62f, 0x632, 2],
  [0x633, 0x63a, 4],
  [0x641, 0x647, 4],
  [0x648, 0x649, 2],
  [0x64a, 0x64a, 4],
]
/** Lam with an alef is one shape: madda, hamza above, hamza below, bare. */
const LAM = 0x644
const LAM_ALEF: ReadonlyMap<number, number> = new Map([
  [0x622, 0xfef5],
  [0x623, 0xfef7],
  [0x625, 0xfef9],
  [0x627, 0xfefb],
])
const TATWEEL = 0x640
const MARK = /\p{M}/u

interface Shapes {
  readonly first: number
  readonly count: 1 | 2 | 4
}

const SHAPES: ReadonlyMap<number, Shapes> = shapes()

function shapes(): Map<number, Shapes> {
  const found = new Map<number, Shapes>()
  let next = FIRST_SHAPE
  for (const [from, to, count] of LETTERS)
    for (let letter = from; letter <= to; letter++) {
      found.set(letter, { first: next, count })
      next += count
    }
  return found
}

/** The letters of a text in their joined shapes; as many or fewer units. Marks stay where they are and join nothing apart. */
export function joinedLetters(text: string): string {
  const letters = [...text]
  const points = letters.map((letter) => letter.codePointAt(0)!)
  const out: string[] = []
  for (let at = 0; at < points.length; at++) {
    const next = nextLetter(letters, at)
    const alef = points[at] === LAM && next === at + 1 ? LAM_ALEF.get(points[next]!) : undefined
    const before = joinsOn(points[previousLetter(letters, at)])
    if (alef !== undefined) {
      out.push(String.fromCodePoint(alef + (before ? 1 : 0)))
      at = next
    } else out.push(shapeOf(points[at]!, before, joinsBack(points[next])) ?? letters[at]!)
  }
  return out.join('')
}

function shapeOf(point: number, before: boolean, after: boolean): string | undefined {
  const found = SHAPES.get(point)
  if (found === undefined) return undefined
  const { first, count } = found
  const [end, start] = [before && count > 1 ? 1 : 0, after && count === 4 ? 2 : 0]
  return String.fromCodePoint(first + end + start)
}

/** Whether a letter joins the one after it, and the one before it. */
const joinsOn = (point: number | undefined): boolean => point === TATWEEL || SHAPES.get(point ?? 0)?.count === 4
const joinsBack = (point: number | undefined): boolean => point === TATWEEL || (SHAPES.get(point ?? 0)?.count ?? 1) > 1

function nextLetter(letters: readonly string[], at: number): number {
  let next = at + 1
  while (next < letters.length && MARK.test(letters[next]!)) next++
  return next
}

function previousLetter(letters: readonly string[], at: number): number {
  let before = at - 1
  while (before >= 0 && MARK.test(letters[before]!)) before--
  return before
}
