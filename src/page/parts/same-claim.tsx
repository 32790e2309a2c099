import type { ReactNode } from 'react'
import type { Span } from '../../core/records.ts'
import type { DocumentAnswer } from '../../server/api/schemas.ts'
import { ask } from '../base/answers.ts'
import { useSpeech } from '../base/say.tsx'
import { useTriage } from './triage.tsx'

interface Said {
  readonly document: string
  readonly attribution: string
}

/** Whether two attributions say the same: a person can join what was found apart, and part what was joined. */
export function Same({ one, other }: { readonly one: Said; readonly other: Said }): ReactNode {
  const { say } = useSpeech()
  const triage = useTriage()
  const decide = async (verdict: 'confirm' | 'reject'): Promise<void> => {
    const [first, second] = await Promise.all([named(one), named(other)])
    if (first && second) await triage.decide(verdict, { kind: 'claim', one: first, other: second })
  }
  return (
    <span className="same">
      <button type="button" className="quiet" onClick={() => decide('confirm')}>
        {say('page.same-claim')}
      </button>
      <button type="button" className="quiet" onClick={() => decide('reject')}>
        {say('page.other-claim')}
      </button>
    </span>
  )
}

/** A decision names an attribution by its cue, so that it is the same one when it is found again. */
async function named({ document, attribution }: Said): Promise<{ document: string; cue: Span } | undefined> {
  const { analysis } = await ask<DocumentAnswer>(`/documents/${encodeURIComponent(document)}`)
  const found = analysis.attributions.find(({ id }) => id === attribution)
  const cue = found?.cue[0] ?? found?.content[0]
  return cue && { document, cue }
}
