import type { ReactNode } from 'react'
import { type Answered, Failed } from './answers.ts'
import { Foreign } from './foreign.tsx'
import { useSpeech } from './say.tsx'

/** What was asked for, or why it is not there yet, or why not at all. */
export function Awaited<T>({
  answer,
  children,
}: {
  readonly answer: Answered<T>
  readonly children: (data: T) => ReactNode
}): ReactNode {
  if (answer.error) return <Problem error={answer.error} />
  if (answer.data === undefined) return <Waiting />
  return children(answer.data)
}

export function Waiting(): ReactNode {
  const { say } = useSpeech()
  return (
    <p className="waiting" role="status">
      {say('page.waiting')}
    </p>
  )
}

export function Problem({ error }: { readonly error: Error }): ReactNode {
  const { say } = useSpeech()
  const problem = error instanceof Failed ? error.problem : undefined
  return (
    <div className="problem" role="alert">
      <p>
        <b>{say(problem ? 'page.problem' : 'page.no-server')}</b>
      </p>
      <p>
        <Foreign text={error.message} lang="en" />
      </p>
      {problem?.errors?.map(({ at, expected }) => (
        <p key={at} className="soft">
          <code>{at}</code> <Foreign text={expected} lang="en" />
        </p>
      ))}
    </div>
  )
}
