import { memo, type ReactNode, useMemo } from 'react'
import type { Analysis, Span } from '../../core/records.ts'
import { cutAtMarks } from '../../render/cut-at-marks.ts'
import { directionOf } from '../../render/direction.ts'
import { Foreign, Unmasked } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { address } from './addresses.ts'
import { Fold } from './fold.tsx'
import { type Mark, marksOf, type Shared, type SharedPassage, sharedByParagraph } from './marks.ts'

interface TextProps {
  readonly analysis: Analysis
  readonly shared: readonly Shared[]
  /** The attribution that is looked at. */
  readonly active: string | undefined
  /** The passage that the address asked for. */
  readonly place: Span | undefined
  readonly onPick: (attribution: string) => void
}

/** The article as published, with everything that was found in it marked, and in the margin who else has each passage. */
export const ArticleText = memo(function ArticleText({
  analysis,
  shared,
  active,
  place,
  onPick,
}: TextProps): ReactNode {
  const { document } = analysis
  const marks = useMemo(() => marksOf(analysis), [analysis])
  const margin = useMemo(() => sharedByParagraph(shared, document.paragraphs), [shared, document])
  const all = place === undefined ? marks : [...marks, { span: place, className: 'place', place: true as const }]
  const paragraphs = document.paragraphs.length > 0 ? document.paragraphs : [[0, document.text.length] as const]
  return (
    <div className="text" lang={document.language} dir={directionOf(document.language)}>
      {paragraphs.map((span, i) => (
        <div className="row" key={span[0]}>
          <p id={`p${i + 1}`}>
            <Pieces text={document.text} stretch={span} marks={all} active={active} onPick={onPick} />
          </p>
          <Margin passages={margin.get(i) ?? []} own={document.id} />
        </div>
      ))}
    </div>
  )
})

function Pieces({
  text,
  stretch,
  marks,
  active,
  onPick,
}: {
  readonly text: string
  readonly stretch: Span
  readonly marks: readonly Mark[]
  readonly active: string | undefined
  readonly onPick: (attribution: string) => void
}): ReactNode {
  return cutAtMarks(stretch, marks).map(({ span: [from, to], marks: over }) => {
    if (over.length === 0) return <Unmasked key={from} text={text.slice(from, to)} />
    const innermost = over.findLast(({ attribution }) => attribution !== undefined)?.attribution
    const isActive = active !== undefined && over.some(({ attribution }) => attribution?.id === active)
    const classes = [...new Set(over.flatMap(({ className }) => className.split(' ')))].join(' ')
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list of attributions beside the text does the same for the keyboard
      // biome-ignore lint/a11y/noStaticElementInteractions: as above
      <span
        key={from}
        className={`${classes}${isActive ? ' active' : ''}`}
        data-start={from}
        data-place={over.some(({ place }) => place) ? '' : undefined}
        data-attribution={innermost?.id}
        onClick={innermost && (() => onPick(innermost.id))}
        onMouseEnter={innermost && (() => onPick(innermost.id))}
      >
        <Unmasked text={text.slice(from, to)} />
      </span>
    )
  })
}

const AT_ONCE = 3

function Margin({ passages, own }: { readonly passages: readonly SharedPassage[]; readonly own: string }): ReactNode {
  const { say, settings } = useSpeech()
  if (passages.length === 0) return null
  const rest = passages.slice(AT_ONCE)
  const chip = ({ shared, passage }: SharedPassage): ReactNode => (
    <li
      key={`${shared.other.id} ${passage.own.join('-')}`}
      className={passage.background ? 'background' : shared.direction}
    >
      <Go to={address.compare(own, shared.other.id)}>
        <Foreign text={shared.other.outlet ?? shared.other.id} />{' '}
        <span className="soft">{say('page.words', {}, passage.words)}</span>
      </Go>
    </li>
  )
  return (
    <div className="margin" lang={settings.language} dir={directionOf(settings.language)}>
      <ul>{passages.slice(0, AT_ONCE).map(chip)}</ul>
      {rest.length > 0 && (
        <Fold summary={say('page.also-in', {}, rest.length)}>
          <ul>{rest.map(chip)}</ul>
        </Fold>
      )}
    </div>
  )
}
