import type { Link, Span } from '../records.ts'

/** All that carry one place of a document. */
export interface Standing {
  /** Hours of each other document after this one; negative before. */
  readonly hours: readonly number[]
  /** Copies of one text counted once, the document's own text too. */
  readonly texts: number
  /** The same among documents of its own outlet. */
  readonly textsOfOutlet: number
}

/** What a look at a list of passages tells at once: how many, over how many hours, how many of the document's own outlet. */
export interface Bounds {
  readonly passages: number
  readonly hours: number
  readonly ofOutlet: number
}

export interface Carriers {
  /** Nothing for a document in which nothing may matter. */
  of(document: string): CarriersOf | undefined
}
/** Who carries a place of one document; nothing where few do. */
export type CarriersOf = (unit: number) => Standing | undefined

/** From this share of the longer one on, two documents are copies of one text. */
export const ONE_TEXT = 0.5

export const isOneText = ({ coverage }: Pick<Link, 'coverage'>): boolean => Math.min(coverage.a, coverage.b) >= ONE_TEXT

/** Which text a document is a copy of, where that was told from more links than are gathered here. */
export type TextOf = (document: string) => string

/** One row a passage and side; documents are numbers. */
interface Table {
  readonly document: number[]
  readonly other: number[]
  readonly start: number[]
  readonly end: number[]
  readonly hours: number[]
  readonly isOfOutlet: boolean[]
}

/**
 * Gathers who carries which part of whom, as links say.
 *
 * @param mayMatter  whether passages within these bounds are worth counting out
 * @param textOf     told by the links that are gathered when not given
 */
export function carriersOf(mayMatter: (bounds: Bounds) => boolean, textOf?: TextOf) {
  const [numberOf, numbers] = numbering()
  const texts = unionOfNumbers()
  const known = new Set<string>()
  const told = (document: string): void => {
    if (textOf === undefined || known.has(document)) return
    known.add(document)
    // a text has a number of its own: no document's id begins like this
    texts.join(numberOf(document), numberOf(`\0${textOf(document)}`))
  }
  const table: Table = { document: [], other: [], start: [], end: [], hours: [], isOfOutlet: [] }
  return {
    /** @param hours  that the second came after the first */
    add: (link: Link, hours: number): void => {
      const { a, b, passages, within } = link
      const [x, y] = [numberOf(a), numberOf(b)]
      told(a)
      told(b)
      if (textOf === undefined && isOneText(link)) texts.join(x, y)
      for (const passage of passages) {
        put(table, x, y, passage.a, hours, within !== undefined)
        put(table, y, x, passage.b, -hours, within !== undefined)
      }
    },
    finished: (): Carriers => {
      const { starts, order } = byDocument(table.document, numbers.size)
      return {
        of: (document) => {
          const own = numberOf(document)
          const rows = order.subarray(starts[own], starts[own + 1])
          if (!mayMatter(boundsOf(table, rows))) return undefined
          return (unit) => {
            const there = rows.filter((row) => table.start[row]! <= unit && unit < table.end[row]!)
            return mayMatter(boundsOf(table, there)) ? standingOf(table, texts.of, own, there) : undefined
          }
        },
      }
    },
  }
}

function put(
  table: Table,
  document: number,
  other: number,
  [start, end]: Span,
  hours: number,
  isOfOutlet: boolean,
): void {
  table.document.push(document)
  table.other.push(other)
  table.start.push(start)
  table.end.push(end)
  table.hours.push(hours)
  table.isOfOutlet.push(isOfOutlet)
}

function boundsOf(table: Table, rows: Uint32Array): Bounds {
  let [first, last, ofOutlet] = [0, 0, 0]
  for (const row of rows) {
    const hours = table.hours[row]!
    if (hours < first) first = hours
    if (hours > last) last = hours
    if (table.isOfOutlet[row] === true) ofOutlet++
  }
  return { passages: rows.length, hours: last - first, ofOutlet }
}

function standingOf(table: Table, textOf: (document: number) => number, own: number, rows: Uint32Array): Standing {
  const hours = new Map<number, number>()
  const [texts, ofOutlet] = [new Set([textOf(own)]), new Set([textOf(own)])]
  for (const row of rows) {
    const other = table.other[row]!
    hours.set(other, table.hours[row]!)
    texts.add(textOf(other))
    if (table.isOfOutlet[row] === true) ofOutlet.add(textOf(other))
  }
  return { hours: [...hours.values()], texts: texts.size, textsOfOutlet: ofOutlet.size }
}

function numbering(): [numberOf: (id: string) => number, numbers: ReadonlyMap<string, number>] {
  const numbers = new Map<string, number>()
  const numberOf = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size
    if (known === numbers.size) numbers.set(id, known)
    return known
  }
  return [numberOf, numbers]
}

function unionOfNumbers() {
  const parent: number[] = []
  const of = (member: number): number => {
    let root = member
    while ((parent[root] ?? root) !== root) {
      parent[root] = parent[parent[root]!] ?? parent[root]!
      root = parent[root]!
    }
    return root
  }
  const join = (x: number, y: number): void => {
    for (const one of [x, y]) while (parent.length <= one) parent.push(parent.length)
    parent[of(x)] = of(y)
  }
  return { of, join }
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
