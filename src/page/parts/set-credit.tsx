import { type ReactNode, useId, useState } from 'react'
import type { Page } from '../../server/api/schemas.ts'
import { useAnswer } from '../base/answers.ts'
import { useSpeech } from '../base/say.tsx'
import { Fold } from './fold.tsx'
import { useTriage } from './triage.tsx'

interface Agency {
  readonly node: string
  readonly name: string
}

interface Props {
  readonly document: string
  /** Node id of the agency that is likely. */
  readonly suggested: string | undefined
}

/** Say whose text an article is where it does not say so itself. */
export function CreditForm(props: Props): ReactNode {
  const { say } = useSpeech()
  return (
    <Fold className="set-credit" summary={say('page.set-credit')}>
      <Form {...props} />
    </Fold>
  )
}

function Form({ document, suggested }: Props): ReactNode {
  const { say } = useSpeech()
  const triage = useTriage()
  const field = useId()
  const agencies = useAnswer<Page<Agency>>('/agencies?limit=1000').data?.items ?? []
  const [name, setName] = useState(
    agencies.find(({ node }) => node === suggested)?.name ?? suggested?.slice('agency:'.length) ?? '',
  )
  const [why, setWhy] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        triage.correct({ kind: 'credit', document }, { credit: name.trim() }, why)
      }}
    >
      <label>
        {say('page.agency')}{' '}
        <input required value={name} list={field} dir="auto" onChange={(event) => setName(event.target.value)} />
      </label>
      <datalist id={field}>
        {agencies.map(({ node, name: known }) => (
          <option key={node} value={known} />
        ))}
      </datalist>
      <label>
        {say('page.why')} <input value={why} dir="auto" onChange={(event) => setWhy(event.target.value)} />
      </label>
      <button type="submit">{say('page.set-credit')}</button>
    </form>
  )
}
