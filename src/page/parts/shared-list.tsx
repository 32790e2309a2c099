import { Fragment, type ReactNode, useState } from 'react'
import type { DocumentAnswer } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { When } from '../base/when.tsx'
import { address } from './addresses.ts'
import { linkReason } from './evidence.tsx'
import { Findable, Verdicts } from './triage.tsx'

const AT_ONCE = 8

/** Articles that share passages with this one, the most shared first, and which way the text went. */
export function SharedList({ document }: { readonly document: DocumentAnswer }): ReactNode {
  const speech = useSpeech()
  const { say, percent, word } = speech
  const [shown, setShown] = useState(AT_ONCE)
  const { shared, brief, decisions } = document
  if (shared.length === 0) return null
  return (
    <section className="shared-list">
      <h2>{say('shared.title')}</h2>
      <ul>
        {shared.slice(0, shown).map(({ other, direction, evidence, coverage, link }) => {
          const finding = { kind: 'link', a: link.a, b: link.b } as const
          return (
            <Findable as="li" key={other.id} finding={finding} history={decisions}>
              <Go to={address.compare(brief.id, other.id)}>
                <Foreign text={other.outlet ?? other.id} />: <Foreign text={other.title ?? ''} />
              </Go>{' '}
              <span className="soft">
                <When value={other.published ?? undefined} /> ·{' '}
                {say('page.coverage', { own: percent(coverage.own), other: percent(coverage.other) })}
              </span>
              <p>
                {word('page.direction', direction)}{' '}
                <span className="soft">
                  {evidence.map((one, i) => (
                    <Fragment key={one}>
                      {i > 0 && ' · '}
                      {linkReason(speech, one)}
                    </Fragment>
                  ))}
                </span>
              </p>
              <Verdicts finding={finding} history={decisions} />
            </Findable>
          )
        })}
      </ul>
      {shared.length > shown && (
        <button type="button" onClick={() => setShown(shared.length)}>
          {say('page.more-rows', {}, shared.length - shown)}
        </button>
      )}
    </section>
  )
}
