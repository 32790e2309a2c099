import { joinedLetters } from './joined-letters.ts'
import type { Direction, Piece } from './lines.ts'

/** One letter with its marks, as it looks, and the foreign run it stands in. */
interface Cell {
  readonly text: string
  readonly piece: Piece
}

const RIGHT = /[\u0590-\u05ff\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const LEFT = /\p{L}/u
const DIGIT = /\p{Nd}/u
/** Stand inside a number between its digits. */
const WITHIN_NUMBER = /[.,:\u066b\u066c]/u
const MIRRORED = new Map([...'()[]{}<>\u00ab\u00bb\u2039\u203a'].map((mark, i, all) => [mark, all[i ^ 1]!]))

/**
 * A line in the order it is seen in from the left, its letters joined: for a terminal that puts each code point after the last.
 *
 * The algorithm of Unicode for one line and three levels: runs to the right, and runs to the left and numbers inside them. A foreign
 * piece is a line of its own within the line.
 *
 * @see  Unicode Standard Annex 9
 */
export function inVisualOrder(line: readonly Piece[], direction: Direction): Piece[] {
  const groups = groupsOf(line)
  const cells = groups.flatMap((group, i) =>
    group[0]?.foreign ? [{ text: FOREIGN, piece: { text: String(i) } }] : cellsOf(group),
  )
  return ordered(cells, direction).flatMap(({ text, piece }) =>
    text === FOREIGN ? foreignInOrder(groups[Number(piece.text)]!) : [{ ...piece, text }],
  )
}

/** Stands for a foreign run: neither direction. */
const FOREIGN = '\ufffc'

function foreignInOrder(group: readonly Piece[]): Piece[] {
  const cells = cellsOf(group)
  const strong = cells.find(({ text }) => RIGHT.test(text) || LEFT.test(text))
  return ordered(cells, strong !== undefined && RIGHT.test(strong.text) ? 'rtl' : 'ltr').map(({ text, piece }) => ({
    ...piece,
    text,
  }))
}

/** Neighbours that are foreign together, and those that are not. */
function groupsOf(line: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of line) {
    const last = groups.at(-1)
    if (last && last[0]?.foreign === piece.foreign) last.push(piece)
    else groups.push([piece])
  }
  return groups
}

/** Letters with their marks; they join within a piece, since a bracket stands where a piece begins. */
function cellsOf(group: readonly Piece[]): Cell[] {
  return group.flatMap((piece) => {
    const cells: Cell[] = []
    for (const letter of joinedLetters(piece.text)) {
      const last = cells.at(-1)
      if (last && /\p{M}/u.test(letter)) cells[cells.length - 1] = { ...last, text: last.text + letter }
      else cells.push({ text: letter, piece })
    }
    return cells
  })
}

function ordered(cells: readonly Cell[], direction: Direction): Cell[] {
  const levels = levelsOf(cells, direction)
  const out = cells.map((cell, i) => ({ cell: levels[i]! % 2 === 1 ? mirrored(cell) : cell, level: levels[i]! }))
  for (let level = 2; level > 0; level--) reverseRuns(out, level)
  return out.map(({ cell }) => cell)
}

const mirrored = (cell: Cell): Cell => ({ ...cell, text: MIRRORED.get(cell.text) ?? cell.text })

type Side = 'right' | 'left'

/** What a cell is: letters have a side of their own, numbers take that of the letter before them, marks have none yet. */
interface Sided {
  readonly side: Side | undefined
  readonly number: boolean
}

/** Levels as in the algorithm: odd ones run to the left; a number in a run to the left is one higher. */
function levelsOf(cells: readonly Cell[], direction: Direction): number[] {
  const base: Side = direction === 'rtl' ? 'right' : 'left'
  const within = base === 'right' ? 2 : 0
  const sided = sidesOf(cells, base)
  const next = nextSides(sided, base)
  let before: Side = base
  return sided.map(({ side, number }, i) => {
    if (side !== undefined) before = side
    const taken = side ?? (before === next[i] ? before : base)
    if (taken === 'left') return within
    return number ? 2 : 1
  })
}

function sidesOf(cells: readonly Cell[], base: Side): Sided[] {
  let strong = base
  return cells.map(({ text }, i) => {
    if (RIGHT.test(text)) strong = 'right'
    else if (isNumber(cells, i)) return { side: strong, number: true }
    else if (LEFT.test(text)) strong = 'left'
    else return { side: undefined, number: false }
    return { side: strong, number: false }
  })
}

/** For each cell, the side of the next one that has any. */
function nextSides(sided: readonly Sided[], base: Side): Side[] {
  const found: Side[] = new Array(sided.length)
  let next = base
  for (let i = sided.length - 1; i >= 0; i--) {
    found[i] = next
    next = sided[i]!.side ?? next
  }
  return found
}

function isNumber(cells: readonly Cell[], i: number): boolean {
  const text = cells[i]!.text
  if (DIGIT.test(text)) return true
  return WITHIN_NUMBER.test(text) && DIGIT.test(cells[i - 1]?.text ?? '') && DIGIT.test(cells[i + 1]?.text ?? '')
}

/** Turn round every run of cells of a level or a higher one. */
function reverseRuns(cells: { cell: Cell; level: number }[], level: number): void {
  for (let from = 0; from < cells.length; from++) {
    if (cells[from]!.level < level) continue
    let to = from
    while (to < cells.length && cells[to]!.level >= level) to++
    const run = cells.slice(from, to).reverse()
    for (const [k, cell] of run.entries()) cells[from + k] = cell
    from = to
  }
}
