import type { ChainNode, Hop } from '../core/records.ts'
import { type Box, layered, linesOf } from './layout.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { directionOf, type StoryView, say } from './view.ts'

/** A picture of more speakers than this shows nothing; the table below has all. */
const MOST_VOICES = 14
/** So many outlets that take alike are drawn as one box. */
const LEAST_COLLAPSED = 3

interface Drawn {
  readonly id: string
  readonly name: string
  readonly kind: ChainNode['kind']
  /** Outlets in the box. */
  readonly count: number
}

interface Line {
  readonly from: string
  readonly to: string
  readonly declared: boolean
}

/** The chain of a story as a picture: outlets, then whom they took from, then who spoke, then what those rest on. */
export function chainPicture(messages: Messages, story: StoryView): Markup {
  const { drawn, lines, left } = drawing(story)
  if (lines.length === 0) return html``
  const rtl = directionOf(messages.language) === 'rtl'
  const items = drawn.map((node) => ({
    id: node.id,
    lines: [...linesOf(node.name), ...(node.count > 1 ? [`×${node.count}`] : [])],
    leastLayer: LEAST_LAYER[node.kind],
  }))
  const layout = layered(items, lines, rtl)
  const boxes = new Map(layout.boxes.map((box) => [box.id, box]))
  const kinds = new Map(drawn.map((node) => [node.id, node.kind]))
  const arrow = `${story.anchor}-arrow`
  return html`<figure class="chain"><div class="scroll"><svg viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" role="img" aria-labelledby="${story.anchor}-pic">
<title id="${story.anchor}-pic">${say(messages, 'picture.title')}</title>
<defs><marker id="${arrow}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>
${lines.map((line) => curve(line, boxes, arrow))}
${layout.boxes.map((box) => boxMarkup(box, kinds.get(box.id) ?? 'speaker'))}
</svg></div><figcaption>${say(messages, 'picture.legend')}${left > 0 ? html` ${say(messages, 'picture.left', {}, left)}` : ''}</figcaption></figure>`
}

const LEAST_LAYER: Readonly<Record<ChainNode['kind'], number>> = {
  document: 0,
  outlet: 0,
  agency: 1,
  speaker: 2,
  unnamed: 2,
  cited: 2,
}

function boxMarkup({ x, y, width, height, lines }: Box, kind: ChainNode['kind']): Markup {
  const middle = x + width / 2
  const first = y + height / 2 - ((lines.length - 1) * 19) / 2 + 5
  const rounded = kind === 'speaker' || kind === 'unnamed' ? 14 : 3
  return html`<g class="n ${kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rounded}"/>${lines.map(
    (line, i) => html`<text x="${middle}" y="${first + i * 19}" text-anchor="middle">${line}</text>`,
  )}</g>`
}

function curve({ from, to, declared }: Line, boxes: ReadonlyMap<string, Box>, arrow: string): Markup {
  const [a, b] = [boxes.get(from), boxes.get(to)]
  if (!a || !b) return html``
  const towardsEnd = a.x < b.x
  const [x1, x2] = towardsEnd ? [a.x + a.width, b.x - 2] : [a.x, b.x + b.width + 2]
  const [y1, y2] = [a.y + a.height / 2, b.y + b.height / 2]
  const bend = a.layer === b.layer ? 60 : (x2 - x1) / 2
  return html`<path class="${declared ? 'said' : 'unsaid'}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" marker-end="url(#${arrow})"/>`
}

/** What is drawn: hops between documents become hops between their outlets; outlets that take alike become one box. */
function drawing(story: StoryView): { drawn: Drawn[]; lines: Line[]; left: number } {
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
  const members = new Map<string, number>()
  for (const id of new Set(lines.flatMap(({ from, to }) => [from, to])))
    members.set(box(id), (members.get(box(id)) ?? 0) + 1)
  const drawn = [...members].map(([id, count]) => ({
    id,
    name: story.name(id),
    kind: story.node(id)?.kind ?? 'document',
    count,
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
function mostHeard(story: StoryView, lines: readonly Line[]): ReadonlySet<string> {
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
function collapsed(story: StoryView, lines: readonly Line[]): (id: string) => string {
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
