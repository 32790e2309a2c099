import type { ChainNode } from '../core/records.ts'
import { directionOf } from './direction.ts'
import { drawing, LEAST_LAYER, type Line } from './drawing.ts'
import { type Box, layered, linesOf } from './layout.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { type StoryView, say } from './view.ts'

/** The chain of a story as a picture: outlets, then whom they took from, then who spoke, then what those rest on. */
export function chainPicture(messages: Messages, story: StoryView): Markup {
  const { drawn, lines, left } = drawing(story)
  if (lines.length === 0) return html``
  const rtl = directionOf(messages.language) === 'rtl'
  const items = drawn.map((node) => ({
    id: node.id,
    lines: [...linesOf(node.name), ...(node.members.length > 1 ? [`×${node.members.length}`] : [])],
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
