import type { ReactNode } from 'react'
import { useSpeech } from '../base/say.tsx'
import { type FigureEntry, valueText } from './figures.tsx'

const [WIDTH, HEIGHT] = [640, 180]
const EDGE = { start: 64, end: 16, top: 14, bottom: 26 }

/**
 * Values over time, in the direction of reading; a bar for a range, a hollow mark for an approximate figure. Articles whose time is
 * not known stand in the table alone. Nothing is drawn where time or value do not vary.
 */
export function FigurePlot({
  entries,
  label,
}: {
  readonly entries: readonly FigureEntry[]
  readonly label: string
}): ReactNode {
  const speech = useSpeech()
  const points = entries.flatMap((entry) => {
    const at = Date.parse(entry.at ?? '')
    const [least, most] = typeof entry.value === 'number' ? [entry.value, entry.value] : entry.value
    return Number.isNaN(at) ? [] : [{ entry, at, least, most }]
  })
  const [first, last] = [Math.min(...points.map(({ at }) => at)), Math.max(...points.map(({ at }) => at))]
  const top = Math.max(...points.map(({ most }) => most))
  const bottom = Math.min(...points.map(({ least }) => least))
  if (points.length < 2 || first === last || top === bottom) return null
  const rtl = speech.settings.language === 'ar'
  const along = (at: number): number => {
    const share = (at - first) / (last - first)
    const room = WIDTH - EDGE.start - EDGE.end
    return rtl ? WIDTH - EDGE.start - share * room : EDGE.start + share * room
  }
  const up = (value: number): number =>
    EDGE.top + (1 - (value - bottom) / (top - bottom)) * (HEIGHT - EDGE.top - EDGE.bottom)
  const axis = rtl ? WIDTH - EDGE.start + 12 : EDGE.start - 12
  const day = (at: number): string => new Date(at).toISOString().slice(5, 10)
  return (
    <svg className="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[bottom, top].map((value) => (
        <g key={value}>
          <line className="grid" x1={EDGE.end} x2={WIDTH - EDGE.end} y1={up(value)} y2={up(value)} />
          <text x={axis} y={up(value) + 4} textAnchor="middle">
            {valueText(speech, { value, approximate: false })}
          </text>
        </g>
      ))}
      {[first, last].map((at) => (
        <text key={at} x={along(at)} y={HEIGHT - 6} textAnchor="middle">
          {speech.digits(day(at))}
        </text>
      ))}
      {points.map(({ entry, at, least, most }) => (
        <g key={`${entry.document} ${entry.span.join('-')}`} className={entry.approximate ? 'about' : ''}>
          {least !== most && <line className="range" x1={along(at)} x2={along(at)} y1={up(least)} y2={up(most)} />}
          <circle cx={along(at)} cy={up((least + most) / 2)} r={5} />
        </g>
      ))}
    </svg>
  )
}
