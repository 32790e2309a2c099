import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { Chain } from '../../core/records.ts'
import { type Drawn, drawing, LEAST_LAYER, type Line } from '../../render/drawing.ts'
import { type Box, layered, linesOf } from '../../render/layout.ts'
import { Foreign } from '../base/foreign.tsx'
import { useSpeech } from '../base/say.tsx'
import { NodeName } from './evidence.tsx'
import type { StoryView } from './story-view.ts'

const ZOOMS = [0.5, 0.7, 0.85, 1, 1.25, 1.6, 2] as const
const USUAL = 3

/**
 * The chain as a picture: outlets, then whom they took from, then who spoke, then what those rest on; from right to left in Arabic.
 * The outline beside it says the same in words.
 */
export function ChainPicture({
  view,
  chosen,
  onChoose,
}: {
  readonly view: StoryView
  readonly chosen: string | undefined
  readonly onChoose: (node: string | undefined) => void
}): ReactNode {
  const { settings, say, text } = useSpeech()
  const [zoom, setZoom] = useState(USUAL)
  const picture = useRef<SVGSVGElement>(null)
  const arrow = useId()
  const chain = { hops: view.story.hops, claims: view.story.claims } as unknown as Pick<Chain, 'hops' | 'claims'>
  const { drawn, lines, left } = drawing({ chain, node: view.node, name: view.name })
  if (lines.length === 0) return <p className="soft">{say('page.no-chain')}</p>
  const rtl = settings.language === 'ar'
  const items = drawn.map(({ id, name, kind, members }) => ({
    id,
    lines: [...linesOf(name), ...(members.length > 1 ? [`×${members.length}`] : [])],
    leastLayer: LEAST_LAYER[kind],
  }))
  const { boxes, width, height } = layered(items, lines, rtl)
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const nodes = new Map(drawn.map((node) => [node.id, node]))
  const near = (id: string): boolean =>
    chosen === undefined ||
    id === chosen ||
    lines.some(({ from, to }) => (from === chosen && to === id) || (to === chosen && from === id))
  const move = (event: KeyboardEvent, box: Box): void => {
    const next = neighbour(event.key, box, boxes)
    if (next === undefined) return
    event.preventDefault()
    picture.current?.querySelector<SVGGElement>(`[data-box="${CSS.escape(next.id)}"]`)?.focus()
  }
  const scale = ZOOMS[zoom]!
  return (
    <figure className="chain">
      <div className="tools">
        <button
          type="button"
          onClick={() => setZoom((at) => Math.min(at + 1, ZOOMS.length - 1))}
          disabled={zoom === ZOOMS.length - 1}
          aria-label={text('page.zoom-in')}
        >
          +
        </button>
        <button
          type="button"
          onClick={() => setZoom((at) => Math.max(at - 1, 0))}
          disabled={zoom === 0}
          aria-label={text('page.zoom-out')}
        >
          −
        </button>
        <button type="button" onClick={() => setZoom(USUAL)}>
          {say('page.zoom-usual')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={text('picture.title')}>
        {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
        <svg
          ref={picture}
          viewBox={`0 0 ${width} ${height}`}
          width={width * scale}
          height={height * scale}
          role="group"
          aria-label={text('picture.title')}
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {lines.map((line) => (
            <Curve
              key={`${line.from} ${line.to}`}
              line={line}
              boxes={byId}
              arrow={arrow}
              dim={chosen !== undefined && line.from !== chosen && line.to !== chosen}
            />
          ))}
          {boxes.map((box) => (
            <BoxShown
              key={box.id}
              box={box}
              node={nodes.get(box.id)!}
              dim={!near(box.id)}
              chosen={box.id === chosen}
              onChoose={() => onChoose(box.id === chosen ? undefined : box.id)}
              onMove={move}
            />
          ))}
        </svg>
      </section>
      <figcaption>
        {say('picture.legend')} {left > 0 && say('picture.left', {}, left)}
      </figcaption>
      {chosen !== undefined && nodes.has(chosen) && <Members view={view} node={nodes.get(chosen)!} />}
    </figure>
  )
}

function BoxShown({
  box,
  node,
  dim,
  chosen,
  onChoose,
  onMove,
}: {
  readonly box: Box
  readonly node: Drawn
  readonly dim: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onMove: (event: KeyboardEvent, box: Box) => void
}): ReactNode {
  const { text, word } = useSpeech()
  const { x, y, width, height, lines } = box
  const first = y + height / 2 - ((lines.length - 1) * 19) / 2 + 5
  const label = text(
    'page.box',
    { name: node.name, kind: word('node', node.kind), n: node.members.length },
    node.members.length,
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a box of a picture; SVG has no button
    <g
      className={`n ${node.kind} ${dim ? 'dim' : ''} ${chosen ? 'chosen' : ''}`}
      data-box={box.id}
      role="button"
      tabIndex={0}
      aria-pressed={chosen}
      aria-description={label}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          onChoose()
        } else onMove(event, box)
      }}
    >
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={node.kind === 'speaker' || node.kind === 'unnamed' ? 14 : 3}
      />
      {lines.map((line, i) => (
        <text key={line} x={x + width / 2} y={first + i * 19} textAnchor="middle">
          {line}
        </text>
      ))}
    </g>
  )
}

function Curve({
  line: { from, to, declared },
  boxes,
  arrow,
  dim,
}: {
  readonly line: Line
  readonly boxes: ReadonlyMap<string, Box>
  readonly arrow: string
  readonly dim: boolean
}): ReactNode {
  const [a, b] = [boxes.get(from), boxes.get(to)]
  if (!a || !b) return null
  const [x1, x2] = a.x < b.x ? [a.x + a.width, b.x - 2] : [a.x, b.x + b.width + 2]
  const [y1, y2] = [a.y + a.height / 2, b.y + b.height / 2]
  const bend = a.layer === b.layer ? 60 : (x2 - x1) / 2
  return (
    <path
      className={`${declared ? 'said' : 'unsaid'} ${dim ? 'dim' : ''}`}
      d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
      markerEnd={`url(#${arrow})`}
    />
  )
}

/** Who stands in a box that several share. */
function Members({ view, node }: { readonly view: StoryView; readonly node: Drawn }): ReactNode {
  const { say, word } = useSpeech()
  const published = view.story.hops
    .filter(({ kind, from }) => kind === 'publishes' && node.members.includes(from))
    .map(({ to }) => to)
  return (
    <p className="members" role="status">
      <b>
        {node.members.map((id, i) => (
          <span key={id}>
            {i > 0 && ' · '}
            <Foreign text={view.name(id)} />
          </span>
        ))}
      </b>{' '}
      <span className="soft">{word('node', node.kind)}</span>{' '}
      {published.length > 0 && (
        <>
          {say('page.articles-of')}{' '}
          {published.map((id) => (
            <span key={id}>
              <NodeName view={view} id={id} />{' '}
            </span>
          ))}
        </>
      )}
    </p>
  )
}

/** The box that an arrow key leads to: the nearest of the next layer as it is drawn, or of the same layer. */
function neighbour(key: string, from: Box, boxes: readonly Box[]): Box | undefined {
  const towards: Readonly<Record<string, (box: Box) => boolean>> = {
    ArrowUp: (box) => box.layer === from.layer && box.y < from.y,
    ArrowDown: (box) => box.layer === from.layer && box.y > from.y,
    ArrowLeft: (box) => box.x < from.x,
    ArrowRight: (box) => box.x > from.x,
  }
  const fits = towards[key]
  if (fits === undefined) return undefined
  const far = (box: Box): number => Math.abs(box.x - from.x) * 4 + Math.abs(box.y - from.y)
  return boxes.filter((box) => box !== from && fits(box)).sort((a, b) => far(a) - far(b))[0]
}
