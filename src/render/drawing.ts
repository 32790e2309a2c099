import type { Chain, ChainNode, Hop } from '../core/records.ts'

/** A picture of more speakers than this shows nothing; the table below has all. */
const MOST_VOICES = 14
/** So many outlets that take alike are drawn as one box. */
const LEAST_COLLAPSED = 3

/** A box of the chain's picture: a node, or several outlets that take alike. */
export interface Drawn {
  /** The first of `members`. */
  readonly id: string
  readonly name: string
  readonly kind: ChainNode['kind']
  /** Ids of the nodes in the box, by name. */
  readonly members: readonly string[]
}

/** One line between two boxes. */
export interface Line {
  readonly from: string
  readonly to: string
  readonly declared: boolean
}

export interface Drawing {
  readonly drawn: readonly Drawn[]
  readonly lines: readonly Line[]
  /** Speakers and sources that stand in the table only. */
  readonly left: number
}

/** A chain with the names of its nodes; of a document its outlet. */
export interface NamedChain {
  readonly chain: Pick<Chain, 'hops' | 'claims'>
  node(id: string): ChainNode | undefined
  name(id: string): string
}

/** A box stands in this layer or a later one. */
export const LEAST_LAYER: Readonly<Record<ChainNode['kind'], number>> = {
  document: 0,
  outlet: 0,
  agency: 1,
  speaker: 2,
  unnamed: 2,
  cited: 2,
}

/** What is drawn: hops between documents become hops between their outlets; outlets that take alike become one box. */
export function drawing(story: NamedChain): Drawing {
  const outletOf = new Map(story.chain.hops.flatMap((hop) => (hop.kind === 'publishes' ? [[hop.from, hop.to]] : [])))
  const place = (id: string): string => outletOf.get(id) ?? id
  const all = oneEach(
    story.chain.hops
      .filter(isDrawn)
      .map((hop) => ({ from: place(hop.from), to: place(hop.to), declared: hop.declared })),
  )
  const voices = mostHeard(story, all)
  const lines = all.filter(({ from, to }) => voices.has(from) && voices.has(to))
  const box = collapsed(story, lines)
  const inBoxes = oneEach(lines.map(({ from, to, declared }) => ({ from: box(from), to: box(to), declared })))
  const members = Map.groupBy(new Set(lines.flatMap(({ from, to }) => [from, to])), box)
  const drawn = [...members].map(([id, inside]) => ({
    id,
    name: story.name(id),
    kind: story.node(id)?.kind ?? 'document',
    members: inside.toSorted((a, b) => (story.name(a) < story.name(b) ? -1 : 1)),
  }))
  const speaking = new Set(all.flatMap(({ from, to }) => [from, to]))
  return { drawn, lines: inBoxes, left: [...speaking].filter((id) => !voices.has(id)).length }
}

const isDrawn = ({ kind, from, to }: Hop): boolean => kind !== 'publishes' && from !== to

/** One line between two boxes; said once is said. */
function oneEach(lines: readonly Line[]): Line[] {
  const found = new Map<string, Line>()
  for (const line of lines) {
    if (line.from === line.to) continue
    const key = `${line.from}\n${line.to}`
    const known = found.get(key)
    found.set(key, known ? { ...line, declared: known.declared || line.declared } : line)
  }
  return [...found.values()]
}

/** Every outlet and agency, and the speakers and sources that stand behind most claims. */
function mostHeard(story: NamedChain, lines: readonly Line[]): ReadonlySet<string> {
  const ids = [...new Set(lines.flatMap(({ from, to }) => [from, to]))]
  const isVoice = (id: string): boolean => ['speaker', 'unnamed', 'cited'].includes(story.node(id)?.kind ?? '')
  const heard = new Map<string, Set<string>>()
  for (const claim of story.chain.claims)
    for (const { holder, document } of claim.appearances)
      if (holder !== null) heard.set(holder, (heard.get(holder) ?? new Set()).add(document))
  const weight = (id: string): number => heard.get(id)?.size ?? 0
  const voices = ids.filter(isVoice).sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
  return new Set([...ids.filter((id) => !isVoice(id)), ...voices.slice(0, MOST_VOICES)])
}

/** Outlets with the same lines and nobody behind them share the box of the first. */
function collapsed(story: NamedChain, lines: readonly Line[]): (id: string) => string {
  const giving = new Set(lines.map(({ from }) => from))
  const taken = new Map<string, string[]>()
  for (const { from, to, declared } of lines)
    if (!giving.has(to)) taken.set(to, [...(taken.get(to) ?? []), `${from} ${declared}`])
  const alike = new Map<string, string[]>()
  for (const [id, ways] of taken) {
    const key = ways.sort().join('\n')
    alike.set(key, [...(alike.get(key) ?? []), id])
  }
  const boxOf = new Map<string, string>()
  for (const ids of alike.values()) {
    const [first] = ids.sort((a, b) => (story.name(a) < story.name(b) ? -1 : 1))
    if (ids.length >= LEAST_COLLAPSED) for (const id of ids) boxOf.set(id, first!)
  }
  return (id) => boxOf.get(id) ?? id
}
