import type { ReactNode } from 'react'
import type { Analysis, Attribution } from '../../core/records.ts'
import { useSpeech } from '../base/say.tsx'
import { Rule } from './evidence.tsx'

/** In a sentence or two: who says it, how, and which rule found it. */
export function Explanation({
  analysis,
  attribution,
}: {
  readonly analysis: Analysis
  readonly attribution: Attribution | undefined
}): ReactNode {
  const speech = useSpeech()
  const { say, word } = speech
  return (
    <div className="explanation" role="status">
      {attribution === undefined ? (
        <p className="soft">{say('page.point')}</p>
      ) : (
        <>
          <p>
            {say('analysis.said', {
              speaker: attribution.speaker.name ?? <>{say('speaker.nobody')}</>,
              type: <>{word('speaker-type', attribution.speaker.type)}</>,
              stance: <>{word('stance', attribution.stance)}</>,
              kind: <>{word('kind', attribution.kind)}</>,
              rule: <Rule id={attribution.rule} />,
            })}
          </p>
          {attribution.speaker.rule && (
            <p>{say('analysis.known-by', { rule: <>{word('speaker-rule', attribution.speaker.rule)}</> })}</p>
          )}
          {attribution.speaker.vagueness && (
            <p>{say('analysis.vague', { by: <>{word('vagueness', attribution.speaker.vagueness)}</> })}</p>
          )}
          {attribution.medium && <p>{say('analysis.medium', { name: attribution.medium })}</p>}
          {attribution.closed === false && <p className="warn">{say('analysis.unclosed')}</p>}
          {attribution.parent && <p>{say('analysis.inside', { n: nameOf(analysis, attribution.parent) })}</p>}
        </>
      )}
    </div>
  )
}

const nameOf = ({ attributions }: Analysis, id: string): string =>
  `${id.replace(/^a/, '')} ${attributions.find((one) => one.id === id)?.speaker.name ?? ''}`
