/** Some letters of a page where they stand, in the order in which the page draws them. */
export interface Piece {
  /** In the order in which it is read. */
  readonly text: string
  readonly left: number
  readonly right: number
  /** Upwards. */
  readonly base: number
  readonly height: number
  /** The page says that a line ends here. */
  readonly ends: boolean
}

interface Line {
  readonly text: string
  readonly base: number
  readonly height: number
  readonly width: number
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const LTR = /[A-Za-z0-9\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9]/

/** Arabic letters in the form of their place in a word, as many files keep them. */
const SHAPED = /[\ufb50-\ufdff\ufe70-\ufefc]+/g

/**
 * The paragraphs of some pages. A PDF knows letters at places, not lines or paragraphs: pieces on one height are a line, lines apart from
 * the ones above begin a paragraph. Arabic is drawn from left to right by many programs, with brackets as they look.
 */
export function paragraphsOfPages(pages: readonly (readonly Piece[])[]): string[] {
  const lines = pages.map(linesOf)
  const mirrored = isMirrored(lines.flat().map(({ text }) => text))
  return lines.flatMap((page) =>
    paragraphsOf(page.map((line) => (mirrored && RTL.test(line.text) ? { ...line, text: mirror(line.text) } : line))),
  )
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let line: Piece[] = []
  const close = () => {
    const text = lineText(line)
      .replace(SHAPED, (letters) => letters.normalize('NFKC'))
      .replace(/\s+/g, ' ')
      .trim()
    const visible = line.filter((piece) => piece.text.trim() !== '')
    const width = Math.max(...edges(visible, 'right')) - Math.min(...edges(visible, 'left'))
    if (text !== '')
      lines.push({
        text,
        base: visible[0]!.base,
        height: Math.max(...edges(visible, 'height')),
        width,
      })
    line = []
  }
  for (const piece of pieces) {
    const before = line.at(-1)
    if (
      before &&
      piece.text.trim() !== '' &&
      Math.abs(piece.base - before.base) > Math.max(piece.height, before.height) / 2
    )
      close()
    line.push(piece)
    if (piece.ends) close()
  }
  close()
  return lines
}

/** Of the first pieces: a line of more is made up. */
const edges = (pieces: readonly Piece[], edge: 'left' | 'right' | 'height'): number[] =>
  pieces.slice(0, 2000).map((piece) => piece[edge])

/** The text of a line: as it was drawn, or from right to left when most of it is read so. */
function lineText(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => piece.text).join('')
  const count = (kind: RegExp) =>
    pieces.filter((piece) => kind.test(piece.text)).reduce((sum, { text }) => sum + text.length, 0)
  if (count(RTL) <= count(LTR)) return text
  const ordered = pieces.toSorted((x, y) => tenth(y.left) - tenth(x.left) || y.right - x.right)
  return withRunsBack(ordered)
    .map((piece) => piece.text)
    .join('')
}

/** Letters drawn on top of another, as ligatures are, have the same place but for rounding. */
const tenth = (place: number): number => Math.round(place * 10)

/** Words in Latin letters and numbers go from left to right inside a line that goes from right to left. */
function withRunsBack(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (let at = 0; at < pieces.length; ) {
    const end = LTR.test(pieces[at]!.text) ? endOfRun(pieces, at) : at + 1
    result.push(...pieces.slice(at, end).reverse())
    at = end
  }
  return result
}

/** Behind the last piece of a run that is read from left to right; what is neither belongs to it between two that are. */
function endOfRun(pieces: readonly Piece[], from: number): number {
  let end = from + 1
  for (let at = end; at < pieces.length && !RTL.test(pieces[at]!.text); at++)
    if (LTR.test(pieces[at]!.text)) end = at + 1
  return end
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '«': '»', '<': '>', '‹': '›' }
const MIRROR: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PAIRS).flatMap(([open, close]) => [
    [open, close],
    [close, open],
  ]),
)

const mirror = (text: string): string => text.replace(/[()[\]{}«»<>‹›]/g, (mark) => MIRROR[mark]!)

/** Whether lines of Arabic close their brackets before they open them: then the marks are kept as they look. */
function isMirrored(lines: readonly string[]): boolean {
  let [right, wrong] = [0, 0]
  for (const line of lines.filter((text) => RTL.test(text))) {
    const marks = line.match(/[()[\]«»]/g) ?? []
    marks.forEach((mark, i) => {
      const next = marks[i + 1]
      if (next === undefined) return
      if (PAIRS[mark] === next) right += 1
      if (PAIRS[next] === mark) wrong += 1
    })
  }
  return wrong > right
}

/** Beyond so many times the usual distance of two lines, a paragraph begins; likewise where the letters change their size. */
const [APART, OTHER_SIZE] = [1.3, 1.2]
/** A line so much shorter than most that ends a sentence ends its paragraph. */
const SHORT = 0.75
const ENDS_SENTENCE = /[.!?:\u061f\u06d4\u00bb"\u201d)]$/

function paragraphsOf(lines: readonly Line[]): string[] {
  const distances = lines.slice(1).map((line, i) => Math.abs(lines[i]!.base - line.base))
  // the smaller ones: those between paragraphs are larger
  const usual =
    quantile(
      0.25,
      distances.filter((distance, i) => distance < 3 * lines[i]!.height),
    ) ?? 0
  const full =
    quantile(
      0.9,
      lines.map(({ width }) => width),
    ) ?? 0
  const paragraphs: string[] = []
  lines.forEach((line, i) => {
    const above = lines[i - 1]
    const begins =
      above === undefined ||
      (above.width < full * SHORT && ENDS_SENTENCE.test(above.text)) ||
      distances[i - 1]! > usual * APART ||
      Math.max(line.height, above.height) > Math.min(line.height, above.height) * OTHER_SIZE
    if (begins) paragraphs.push(line.text)
    else paragraphs[paragraphs.length - 1] = joined(paragraphs.at(-1)!, line.text)
  })
  return paragraphs
}

/** A word that was cut at the end of its line is one again. */
const joined = (first: string, next: string): string =>
  /[a-z]-$/.test(first) && /^[a-z]/.test(next) ? first.slice(0, -1) + next : `${first} ${next}`

function quantile(share: number, values: readonly number[]): number | undefined {
  return values.toSorted((x, y) => x - y)[Math.floor((values.length - 1) * share)]
}
