import type { ReactNode } from 'react'
import type { Span } from '../../core/records.ts'
import type { DecisionRow } from '../../server/api/schemas.ts'
import { useList } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { Problem, Waiting } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { address } from '../parts/addresses.ts'
import { ExportLinks } from '../parts/hand-over.tsx'
import { documentOf } from '../parts/story-view.ts'
import { HistoryRow, useTriage } from '../parts/triage.tsx'

/** Everything that people decided in this case, the last first. Nothing is ever deleted: what was taken back stays, and says so. */
export function DecisionsPage(): ReactNode {
  const { say, text } = useSpeech()
  useTitle(text('page.decisions'))
  const list = useList<DecisionRow>('/decisions')
  return (
    <>
      <h1>{say('page.decisions')}</h1>
      <p className="soft">{say('page.decisions-how')}</p>
      <ExportLinks />
      {list.error ? <Problem error={list.error} /> : list.total === undefined ? <Waiting /> : <Rows list={list} />}
    </>
  )
}

function Rows({ list }: { readonly list: ReturnType<typeof useList<DecisionRow>> }): ReactNode {
  const { say } = useSpeech()
  const triage = useTriage()
  if (list.total === 0) return <p>{say('page.no-decisions')}</p>
  return (
    <>
      <ol className="history">
        {list.items.toReversed().map((row) => (
          <li key={row.decision.id}>
            <ol>
              <HistoryRow row={row} />
            </ol>
            {row.decision.verdict !== 'withdraw' && <About on={row.decision.on} />}
            {row.inForce && row.decision.verdict !== 'withdraw' && (
              <button type="button" onClick={() => triage.withdraw(row.decision.id)}>
                {say('page.undo')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {list.items.length < (list.total ?? 0) && (
        <button type="button" onClick={() => list.reach(list.items.length)}>
          {say('page.more-rows', {}, (list.total ?? 0) - list.items.length)}
        </button>
      )}
    </>
  )
}

type On = Exclude<DecisionRow['decision'], { readonly verdict: 'withdraw' }>['on']

/** What a decision is about, as the way to it. */
function About({ on }: { readonly on: On }): ReactNode {
  const { word } = useSpeech()
  return (
    <p>
      <span className="soft">{word('page.finding', on.kind)}</span> {objectOf(on)}
    </p>
  )
}

function objectOf(on: On): ReactNode {
  switch (on.kind) {
    case 'attribution':
      return <Article id={on.document} at={[on.cue[0], on.cue[1]]} />
    case 'credit':
      return <Article id={on.document} />
    case 'speaker':
      return (
        <>
          <Foreign text={on.one} /> = <Foreign text={on.other} />
        </>
      )
    case 'link':
      return (
        <Go to={address.compare(on.a, on.b)}>
          <Foreign text={`${on.a} ↔ ${on.b}`} />
        </Go>
      )
    case 'claim':
      return <Foreign text={`${on.one.document} ↔ ${on.other.document}`} />
    case 'hop':
      return (
        <>
          <End id={on.to} /> ← <End id={on.from} />
        </>
      )
    case 'origin':
      return <End id={on.node} />
  }
}

const Article = ({ id, at }: { readonly id: string; readonly at?: Span }): ReactNode => (
  <Go to={address.article(id, at)}>
    <Foreign text={id} />
  </Go>
)

/** A node by what its id says behind its kind; a document as the way to it. */
function End({ id }: { readonly id: string }): ReactNode {
  const document = documentOf(id)
  return document === undefined ? <Foreign text={id.slice(id.indexOf(':') + 1)} /> : <Article id={document} />
}
