import { cells } from './cells.ts'
import { inVisualOrder } from './visual-order.ts'

/** What a piece of text is; how that looks is a matter of `COLOURS`. */
export type Style = 'frame' | 'content' | 'nested' | 'aside' | 'figure' | 'cue' | 'source' | 'title' | 'soft'

/** A stretch of a line that looks alike. */
export interface Piece {
  readonly text: string
  readonly styles?: readonly Style[]
  /** Text of unknown direction within a line of ours. */
  readonly foreign?: true
}

export type Direction = 'ltr' | 'rtl'

/** How the terminal is written to. */
export interface Look {
  readonly colour: boolean
  /** In cells. */
  readonly width: number
  /** Letters joined and in the order they are seen in, for a terminal that does neither. */
  readonly visual?: boolean
}

/** Keeps a mark to the word beside it; written as a space. */
export const TIED = '\u00a0'

/** In this order: of two colours the later one shows. Eight colours and attributes, which every terminal has. */
const COLOURS: readonly (readonly [Style, string])[] = [
  ['frame', '34'],
  ['content', '32'],
  ['nested', '35'],
  ['aside', '3'],
  ['figure', '4'],
  ['cue', '33'],
  ['source', '1;36'],
  ['title', '1'],
  ['soft', '2'],
]

/** Left-to-right isolate, right-to-left isolate, first strong isolate, and the end of each. */
const [LRI, RLI, FSI, END] = ['\u2066', '\u2067', '\u2068', '\u2069']
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/

/**
 * Pieces as lines of a terminal, broken between words.
 *
 * Each line is closed in itself: an isolate of its own direction and its own colours. So a terminal that knows bidi lays each out
 * alone and right-to-left lines end at one edge; one that does not shows letters in reading order and brackets that can be told by
 * their numbers.
 *
 * @param indent  before every line but the first, which brings its own
 */
export function linesOf(pieces: readonly Piece[], direction: Direction, look: Look, indent = ''): string[] {
  return wrapped(pieces, look.width, indent).map((line) => lineOf(line, direction, look))
}

function lineOf(line: readonly Piece[], direction: Direction, { colour, width, visual }: Look): string {
  if (visual) return seenLine(joined(inVisualOrder(line, direction)), direction, colour, width)
  const turns = direction === 'rtl' || line.some(({ text }) => RIGHT_TO_LEFT.test(text))
  const painted = painting(line, colour, turns)
  if (direction === 'ltr') return turns ? `${LRI}${painted}${END}` : painted
  const filled = line.reduce((sum, { text }) => sum + cells(text), 0)
  return `${' '.repeat(Math.max(0, width - filled))}${RLI}${painted}${END}`
}

/** A line that is in order already: nothing is isolated. */
function seenLine(line: readonly Piece[], direction: Direction, colour: boolean, width: number): string {
  const filled = line.reduce((sum, { text }) => sum + cells(text), 0)
  const indent = direction === 'rtl' ? ' '.repeat(Math.max(0, width - filled)) : ''
  return indent + painting(line, colour, false)
}

/** The pieces of one line with their colours; foreign pieces side by side are one isolate, where letters run both ways. */
function painting(line: readonly Piece[], colour: boolean, turns: boolean): string {
  let text = ''
  for (const [i, piece] of line.entries()) {
    const apart = turns && piece.foreign === true
    if (apart && !line[i - 1]?.foreign) text += FSI
    text += painted(piece, colour)
    if (apart && !line[i + 1]?.foreign) text += END
  }
  return text
}

function painted({ text, styles = [] }: Piece, colour: boolean): string {
  const plain = text.replaceAll(TIED, ' ')
  const codes = colour ? COLOURS.flatMap(([style, code]) => (styles.includes(style) ? [code] : [])) : []
  return codes.length === 0 ? plain : `\u001b[${codes.join(';')}m${plain}\u001b[0m`
}

/** Lines of at most `width` cells; a longer word has a line of its own. */
function wrapped(pieces: readonly Piece[], width: number, indent: string): Piece[][] {
  const lines: Piece[][] = []
  let line: Piece[] = []
  let filled = 0
  for (const { space, word, size } of wordsOf(pieces)) {
    if (line.length > 0 && space && filled + 1 + size > width) {
      lines.push(line)
      line = indent === '' ? [] : [{ text: indent }]
      filled = indent.length
    } else if (space) {
      line.push(space)
      filled++
    }
    for (const piece of word) line.push(piece)
    filled += size
  }
  return [...lines, line].map(joined)
}

interface Word {
  /** The space before it, as it looks. */
  readonly space: Piece | undefined
  readonly word: readonly Piece[]
  readonly size: number
}

function wordsOf(pieces: readonly Piece[]): Word[] {
  const words: Word[] = []
  let [space, word, size]: [Piece | undefined, Piece[], number] = [undefined, [], 0]
  for (const piece of pieces)
    for (const [i, text] of piece.text.split(' ').entries()) {
      if (i > 0) {
        words.push({ space, word, size })
        ;[space, word, size] = [{ ...piece, text: ' ' }, [], 0]
      }
      if (text === '') continue
      word.push({ ...piece, text })
      size += cells(text)
    }
  return [...words, { space, word, size }]
}

/** Pieces that look alike become one. */
function joined(line: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  for (const piece of line) {
    const last = pieces.at(-1)
    if (last && last.foreign === piece.foreign && String(last.styles) === String(piece.styles))
      pieces[pieces.length - 1] = { ...last, text: last.text + piece.text }
    else pieces.push(piece)
  }
  return pieces
}

/** Control characters of an article would steer the terminal; direction marks of its own would end ours. As long as before. */
export const harmless = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0020\u007f-\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
