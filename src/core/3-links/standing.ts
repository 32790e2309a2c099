import type { Link } from '../records.ts'

/** Another document that carries a place of a text. */
export interface Carrier {
  readonly document: number
  /** After the document itself; negative when before. */
  readonly hours: number
}

/** All others that carry one place of a document. */
export interface Standing {
  readonly all: readonly Carrier[]
  /** Copies of one text counted once, the document's own text too. */
  readonly texts: number
  /** The same among documents of its own outlet. */
  readonly textsOfOutlet: number
}

export interface Carriers {
  at(document: string, unit: number): Standing
  /** One number for a place of a document. */
  key(document: string, point: number): number
}

/** From this share of the longer one on, two documents are copies of one text. */
export const ONE_TEXT = 0.5

/** Texts are shorter than this. */
const MOST_POINTS = 2 ** 26

/** Gathers who carries which part of whom, as links say. */
export function carriersOf() {
  const numbers = new Map<string, number>()
  const parent: number[] = []
  // one row a passage and side
  const rows = { document: [] as number[], other: [] as number[], start: [] as number[], end: [] as number[] }
  const more = { hours: [] as number[], isOfOutlet: [] as boolean[] }
  const numberOf = (id: string): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, parent.length)
    parent.push(parent.length)
    return parent.length - 1
  }
  const textOf = (document: number): number => {
    let root = document
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!
      root = parent[root]!
    }
    return root
  }
  const put = (document: number, other: number, [start, end]: readonly [number, number], hours: number): void => {
    rows.document.push(document)
    rows.other.push(other)
    rows.start.push(start)
    rows.end.push(end)
    more.hours.push(hours)
  }
  return {
    /** @param hours  that the second came after the first */
    add: ({ a, b, passages, coverage, within }: Link, hours: number): void => {
      const [x, y] = [numberOf(a), numberOf(b)]
      if (Math.min(coverage.a, coverage.b) >= ONE_TEXT) parent[textOf(x)] = textOf(y)
      for (const passage of passages) {
        put(x, y, passage.a, hours)
        put(y, x, passage.b, -hours)
        more.isOfOutlet.push(within !== undefined, within !== undefined)
      }
    },
    finished: (): Carriers => {
      const { starts, order } = byDocument(rows.document, parent.length)
      return {
        key: (document, point) => (numbers.get(document) ?? parent.length) * MOST_POINTS + point,
        at: (document, unit) => {
          const own = numbers.get(document)
          if (own === undefined) return { all: [], texts: 1, textsOfOutlet: 1 }
          const others = new Map<number, number>()
          const [texts, ofOutlet] = [new Set([textOf(own)]), new Set([textOf(own)])]
          for (let i = starts[own]!; i < starts[own + 1]!; i++) {
            const row = order[i]!
            if (rows.start[row]! > unit || rows.end[row]! <= unit) continue
            const other = rows.other[row]!
            others.set(other, more.hours[row]!)
            texts.add(textOf(other))
            if (more.isOfOutlet[row] === true) ofOutlet.add(textOf(other))
          }
          const all = [...others].map(([document, hours]) => ({ document, hours }))
          return { all, texts: texts.size, textsOfOutlet: ofOutlet.size }
        },
      }
    },
  }
}

/** Rows of document `n` are `order[starts[n]]` up to `order[starts[n + 1] - 1]`. */
function byDocument(documents: readonly number[], count: number) {
  const starts = new Uint32Array(count + 1)
  for (const document of documents) starts[document + 1]!++
  for (let document = 1; document <= count; document++) starts[document]! += starts[document - 1]!
  const next = starts.slice()
  const order = new Uint32Array(documents.length)
  documents.forEach((document, row) => {
    order[next[document]!++] = row
  })
  return { starts, order }
}
