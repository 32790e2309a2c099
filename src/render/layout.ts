/** A box of a layered picture. */
export interface Box {
  readonly id: string
  readonly lines: readonly string[]
  /** Counted from the takers: 0 for those from whom nobody takes. */
  readonly layer: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Edge {
  /** Handed on. */
  readonly from: string
  /** Took over. */
  readonly to: string
}

export interface Item {
  readonly id: string
  readonly lines: readonly string[]
  /** It stands in this layer or a later one. */
  readonly leastLayer: number
}

export interface Layout {
  readonly boxes: readonly Box[]
  readonly width: number
  readonly height: number
}

const BOX_WIDTH = 176
const LINE_HEIGHT = 19
const BOX_PADDING = 9
const GAP_BETWEEN = 14
const GAP_LAYERS = 92
const MARGIN = 10
/** Each pass orders every layer by the middle of its neighbours; more change nothing in pictures of this size. */
const PASSES = 4

/**
 * Place boxes in layers, takers first: a small version of layered drawing (longest path, barycentres), enough for a few dozen boxes.
 *
 * @param fromEnd  whether layer 0 stands at the right (right-to-left pages)
 * @see  Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System Structures (1981)
 */
export function layered(items: readonly Item[], edges: readonly Edge[], fromEnd: boolean): Layout {
  const layers = layersOf(items, edges)
  const columns = ordered(items, edges, layers)
  const heights = columns.map((column) =>
    column.reduce((sum, item) => sum + heightOf(item) + GAP_BETWEEN, -GAP_BETWEEN),
  )
  const height = Math.max(0, ...heights)
  const width = columns.length * BOX_WIDTH + Math.max(0, columns.length - 1) * GAP_LAYERS
  const boxes = columns.flatMap((column, layer) => {
    const along = layer * (BOX_WIDTH + GAP_LAYERS)
    const x = MARGIN + (fromEnd ? width - BOX_WIDTH - along : along)
    let y = MARGIN + (height - heights[layer]!) / 2
    return column.map(({ id, lines }) => {
      const box = { id, lines, layer, x, y, width: BOX_WIDTH, height: heightOf({ lines }) }
      y += box.height + GAP_BETWEEN
      return box
    })
  })
  return { boxes, width: width + 2 * MARGIN, height: height + 2 * MARGIN }
}

const heightOf = ({ lines }: { readonly lines: readonly string[] }): number =>
  lines.length * LINE_HEIGHT + 2 * BOX_PADDING

/** The longest way to a taker; an edge that closes a circle lengthens nothing. */
function layersOf(items: readonly Item[], edges: readonly Edge[]): ReadonlyMap<string, number> {
  const layer = new Map(items.map(({ id, leastLayer }) => [id, leastLayer]))
  for (let pass = 0; pass < items.length; pass++) {
    let moved = false
    for (const { from, to } of edges) {
      const least = (layer.get(to) ?? 0) + 1
      if (from === to || (layer.get(from) ?? 0) >= least || least > items.length) continue
      layer.set(from, least)
      moved = true
    }
    if (!moved) break
  }
  const used = [...new Set(layer.values())].sort((a, b) => a - b)
  return new Map([...layer].map(([id, at]) => [id, used.indexOf(at)]))
}

function ordered(items: readonly Item[], edges: readonly Edge[], layers: ReadonlyMap<string, number>): Item[][] {
  const columns: Item[][] = Array.from({ length: Math.max(0, ...layers.values()) + 1 }, () => [])
  for (const item of items) columns[layers.get(item.id)!]!.push(item)
  const neighbours = new Map<string, string[]>(items.map(({ id }) => [id, []]))
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to)
    neighbours.get(to)?.push(from)
  }
  for (let pass = 0; pass < PASSES; pass++) {
    const place = new Map(
      columns.flatMap((column) => column.map(({ id }, i) => [id, (i + 0.5) / column.length] as const)),
    )
    const middle = (id: string): number => {
      const around = neighbours.get(id)!.flatMap((other) => place.get(other) ?? [])
      return around.length === 0 ? place.get(id)! : around.reduce((sum, at) => sum + at, 0) / around.length
    }
    for (const column of columns) {
      const at = new Map(column.map(({ id }) => [id, middle(id)]))
      column.sort((a, b) => at.get(a.id)! - at.get(b.id)! || (a.id < b.id ? -1 : 1))
    }
  }
  return columns
}

/** About what fits into a box at the picture's type size. */
const LINE_LENGTH = 22
const MOST_LINES = 2

/** Break a name into the lines of a box; what does not fit is cut with an ellipsis (the table below the picture has it whole). */
export function linesOf(name: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of name.trim().split(/\s+/)) {
    if (line !== '' && line.length + word.length >= LINE_LENGTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  const kept = lines
    .slice(0, MOST_LINES)
    .map((text) => (text.length > LINE_LENGTH + 3 ? `${text.slice(0, LINE_LENGTH)}…` : text))
  if (lines.length > MOST_LINES) kept[MOST_LINES - 1] = `${kept[MOST_LINES - 1]}…`
  return kept
}
