import { type ReactNode, useState } from 'react'
import {
  type Analysis,
  ATTRIBUTION_KINDS,
  type Attribution,
  type Finding,
  SPEAKER_TYPES,
  type Span,
  STANCES,
} from '../../core/records.ts'
import { directionOf } from '../../render/direction.ts'
import { Foreign } from '../base/foreign.tsx'
import { useSpeech } from '../base/say.tsx'
import { Sheet } from './sheet.tsx'
import { useTriage } from './triage.tsx'
import { nextEdge, previousEdge } from './word-edges.ts'

/** Say what an attribution should have been: its spans are moved word by word, the rest is chosen. The finding itself stays as it is. */
export function CorrectionSheet({
  analysis,
  attribution,
  finding,
  onClose,
}: {
  readonly analysis: Analysis
  readonly attribution: Attribution
  readonly finding: Finding
  readonly onClose: () => void
}): ReactNode {
  const { say, word } = useSpeech()
  const triage = useTriage()
  const [source, setSource] = useState(attribution.source[0])
  const [content, setContent] = useState<Span>(attribution.content[0] ?? attribution.cue[0] ?? [0, 0])
  const [stance, setStance] = useState(attribution.stance)
  const [kind, setKind] = useState(attribution.kind)
  const [name, setName] = useState(attribution.speaker.name ?? '')
  const [type, setType] = useState(attribution.speaker.type)
  const [why, setWhy] = useState('')
  const { text } = analysis.document
  const save = async (): Promise<void> => {
    const speaker = name !== (attribution.speaker.name ?? '') || type !== attribution.speaker.type
    await triage.correct(
      finding,
      {
        attribution: {
          ...(source && !same(source, attribution.source[0]) && { source: [source, ...attribution.source.slice(1)] }),
          ...(!same(content, attribution.content[0]) && { content: [content, ...attribution.content.slice(1)] }),
          ...(stance !== attribution.stance && { stance }),
          ...(kind !== attribution.kind && { kind }),
          ...(speaker && { speaker: { name: name.trim() === '' ? null : name.trim(), type } }),
        },
      },
      why,
    )
    onClose()
  }
  return (
    <Sheet title={say('page.edit')} onClose={onClose}>
      <form
        className="correction"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {source && (
          <Stretch label="page.source" text={text} span={source} onMove={setSource} lang={analysis.document.language} />
        )}
        <Stretch
          label="page.content"
          text={text}
          span={content}
          onMove={setContent}
          lang={analysis.document.language}
        />
        <label>
          {say('head.speaker')} <input value={name} dir="auto" onChange={(event) => setName(event.target.value)} />
        </label>
        <Choice
          label={say('page.type')}
          value={type}
          values={SPEAKER_TYPES}
          name={(value) => word('speaker-type', value)}
          onChoose={setType}
        />
        <Choice
          label={say('head.stance')}
          value={stance}
          values={STANCES}
          name={(value) => word('stance', value)}
          onChoose={setStance}
        />
        <Choice
          label={say('head.kind')}
          value={kind}
          values={ATTRIBUTION_KINDS}
          name={(value) => word('kind', value)}
          onChoose={setKind}
        />
        <label>
          {say('page.why')} <input value={why} dir="auto" onChange={(event) => setWhy(event.target.value)} />
        </label>
        <button type="submit" className="main">
          {say('page.save')}
        </button>
      </form>
    </Sheet>
  )
}

const same = (a: Span, b: Span | undefined): boolean => b !== undefined && a[0] === b[0] && a[1] === b[1]

function Stretch({
  label,
  text,
  span: [start, end],
  onMove,
  lang,
}: {
  readonly label: 'page.source' | 'page.content'
  readonly text: string
  readonly span: Span
  readonly onMove: (span: Span) => void
  readonly lang: string
}): ReactNode {
  const { say, text: told } = useSpeech()
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60)]
  const edges = [
    ['page.start-earlier', [previousEdge(text, start), end]],
    ['page.start-later', [Math.min(nextEdge(text, start), end - 1), end]],
    ['page.end-earlier', [start, Math.max(previousEdge(text, end), start + 1)]],
    ['page.end-later', [start, nextEdge(text, end)]],
  ] as const
  return (
    <fieldset>
      <legend>{say(label)}</legend>
      <p lang={lang} dir={directionOf(lang)} className="stretch">
        <span className="soft">{before}</span>
        <mark>
          <Foreign text={text.slice(start, end)} />
        </mark>
        <span className="soft">{after}</span>
      </p>
      <div className="buttons">
        {edges.map(([name, moved]) => (
          <button key={name} type="button" onClick={() => onMove(moved)} aria-label={`${told(label)}: ${told(name)}`}>
            {say(name)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function Choice<T extends string>({
  label,
  value,
  values,
  name,
  onChoose,
}: {
  readonly label: ReactNode
  readonly value: T
  readonly values: readonly T[]
  readonly name: (value: T) => string
  readonly onChoose: (value: T) => void
}): ReactNode {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {values.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
