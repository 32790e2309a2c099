import { type ReactNode, useState } from 'react'
import type { Analysis, Attribution, Finding } from '../../core/records.ts'
import { directionOf } from '../../render/direction.ts'
import { shortened } from '../../render/sentences.ts'
import type { DocumentAnswer } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { useSpeech } from '../base/say.tsx'
import { CorrectionSheet } from './correction-sheet.tsx'
import { Findable, Verdicts } from './triage.tsx'

/** What is said is told by its beginning. */
const LONGEST = 110

/** Who speaks in an article: each speaker once, with everything that is given to them. */
export function AttributionList({
  document,
  analysis,
  active,
  onPick,
}: {
  readonly document: DocumentAnswer
  readonly analysis: Analysis
  readonly active: string | undefined
  readonly onPick: (id: string) => void
}): ReactNode {
  const { say, text } = useSpeech()
  const [edited, setEdited] = useState<Attribution>()
  const bySpeaker = [...Map.groupBy(analysis.attributions, ({ speaker: { name } }) => name)]
  if (bySpeaker.length === 0) return <p className="soft">{say('article.nobody')}</p>
  return (
    <section className="attribution-list" aria-label={text('page.speakers')}>
      <h2>{say('page.speakers')}</h2>
      {bySpeaker.map(([name, said]) => (
        <section key={name}>
          <h3>{name === null ? say('speaker.nobody') : <Foreign text={name} />}</h3>
          <ul>
            {said.map((one) => (
              <Item
                key={one.id}
                document={document}
                analysis={analysis}
                attribution={one}
                active={one.id === active}
                onPick={onPick}
                onEdit={() => setEdited(one)}
              />
            ))}
          </ul>
        </section>
      ))}
      {edited && (
        <CorrectionSheet
          analysis={analysis}
          attribution={edited}
          finding={findingOf(document, edited)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  )
}

function Item({
  document,
  analysis,
  attribution,
  active,
  onPick,
  onEdit,
}: {
  readonly document: DocumentAnswer
  readonly analysis: Analysis
  readonly attribution: Attribution
  readonly active: boolean
  readonly onPick: (id: string) => void
  readonly onEdit: () => void
}): ReactNode {
  const { say, word } = useSpeech()
  const { id, content, cue, stance, parent } = attribution
  const finding = findingOf(document, attribution)
  const [start, end] = content[0] ?? cue[0] ?? [0, 0]
  const said = shortened(analysis.document.text.slice(start, end).replace(/\s+/g, ' '), LONGEST)
  return (
    <Findable
      as="li"
      finding={finding}
      history={document.decisions}
      className={`${active ? 'active' : ''} ${parent === null ? '' : 'nested'}`}
    >
      <button
        type="button"
        className="quiet said"
        onClick={() => onPick(id)}
        onFocus={() => onPick(id)}
        lang={analysis.document.language}
        dir={directionOf(analysis.document.language)}
      >
        <Foreign text={said} />
      </button>{' '}
      <span className="soft">{word('stance', stance)}</span>
      <Verdicts finding={finding} history={document.decisions} />
      <button type="button" className="quiet edit" data-edit="" onClick={onEdit} aria-keyshortcuts="E">
        ✎ {say('page.edit')}
      </button>
    </Findable>
  )
}

/** An attribution is named by its cue as the machine found it, whatever was corrected since. */
function findingOf({ analysis, brief }: DocumentAnswer, { id, cue, content }: Attribution): Finding {
  const found = analysis.attributions.find((one) => one.id === id)
  return { kind: 'attribution', document: brief.id, cue: found?.cue[0] ?? cue[0] ?? content[0] ?? [0, 0] }
}
