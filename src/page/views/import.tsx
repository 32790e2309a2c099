import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ImportAnswer } from '../../server/api/schemas.ts'
import { API, ask, changed, post, useList } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { useSpeech } from '../base/say.tsx'
import { Problem } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'

/** Drop files, look at what is in them, add them, see what could not be used. */
export function ImportPage(): ReactNode {
  const { say, text } = useSpeech()
  const [error, setError] = useState<Error>()
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState(false)
  const list = useList<ImportAnswer>('/imports')
  useTitle(text('page.import'))
  const send = async (files: FileList | null): Promise<void> => {
    if (files === null || files.length === 0) return
    const form = new FormData()
    for (const file of files) form.append('files', file, file.name)
    setSending(true)
    setError(undefined)
    try {
      await ask('/imports', { method: 'POST', body: form })
      changed()
    } catch (problem) {
      setError(problem as Error)
    } finally {
      setSending(false)
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files)
  }
  return (
    <>
      <h1>{say('page.import')}</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same */}
      <div
        className={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{say('page.import-drop')}</p>
        <label className="button main">
          {say('page.import-choose')}
          <input type="file" multiple className="unseen" onChange={(event) => send(event.target.files)} />
        </label>
        <p role="status">{sending && say('page.waiting')}</p>
      </div>
      {error && <Problem error={error} />}
      {list.error && <Problem error={list.error} />}
      {list.items.length > 0 && (
        <section>
          <h2>{say('page.imports')}</h2>
          {list.items.map((one) => (
            <Import key={one.id} shown={one} onError={setError} />
          ))}
        </section>
      )}
    </>
  )
}

type Work = NonNullable<ImportAnswer['work']>

/** How far a piece of work is, told by the server as it goes; `onEnd` when it is over, or when the line was cut. */
function useProgress(work: Work | null, running: boolean, onEnd: () => void): Work | null {
  const [at, setAt] = useState(work)
  const ended = useRef(onEnd)
  ended.current = onEnd
  const id = running ? work?.id : undefined
  useEffect(() => {
    if (id === undefined) return
    const line = new EventSource(`${API}/works/${encodeURIComponent(id)}/events`)
    line.addEventListener('work', (event) => setAt(JSON.parse(event.data) as Work))
    line.onerror = () => {
      // the server ends the stream with the work; a browser would ask for it again
      line.close()
      ended.current()
    }
    return () => line.close()
  }, [id])
  return at
}

/** Between looks at an import whose line was cut while it went on. */
const AGAIN_MS = 1000

function Import({
  shown,
  onError,
}: {
  readonly shown: ImportAnswer
  readonly onError: (error: Error) => void
}): ReactNode {
  const { say, word, number } = useSpeech()
  const [one, setOne] = useState(shown)
  useEffect(() => setOne(shown), [shown])
  const running = one.state === 'running'
  const look = async (): Promise<void> => {
    const now = await ask<ImportAnswer>(`/imports/${encodeURIComponent(one.id)}`).catch(() => undefined)
    if (now) setOne(now)
    if (now === undefined || now.state === 'running') setTimeout(look, AGAIN_MS)
    else changed()
  }
  const work = useProgress(one.work, running, look)
  const act = async (what: 'start' | 'discard'): Promise<void> => {
    try {
      const path = `/imports/${encodeURIComponent(one.id)}`
      setOne(
        what === 'start'
          ? await post<ImportAnswer>(`${path}/start`, {})
          : await ask<ImportAnswer>(path, { method: 'DELETE' }),
      )
    } catch (error) {
      onError(error as Error)
    }
  }
  const issues = [...one.issues, ...one.files.flatMap((file) => file.issues)]
  return (
    <article className="import">
      <h3>
        {say('page.import-files', {}, one.files.length)}{' '}
        <span className={one.state === 'failed' ? 'warn' : 'soft'}>{word('page.import-state', one.state)}</span>
      </h3>
      {one.error !== null && (
        <p className="warn">
          <Foreign text={one.error} lang="en" />
        </p>
      )}
      {work !== null && running && (
        <p role="status">
          <progress value={work.done} max={work.total ?? undefined} /> <Foreign text={work.step ?? ''} lang="en" />{' '}
          {number(work.done)}
          {work.total !== null && ` / ${number(work.total)}`}
        </p>
      )}
      {one.added !== null && <p>{say('page.import-added', {}, one.added)}</p>}
      <ul>
        {one.files.map((file) => (
          <li key={file.name}>
            <Foreign text={file.name} />{' '}
            <span className="soft">{say('page.import-bytes', { size: Math.ceil(file.bytes / 1024) })}</span> ·{' '}
            {say('page.import-fresh', {}, file.fresh)} · {say('page.import-known', {}, file.known)}
            <ul className="samples">
              {file.samples.map((sample) => (
                <li key={sample.id}>
                  <Foreign text={sample.outlet ?? ''} /> <Foreign text={sample.title ?? sample.id} />{' '}
                  <Foreign className="soft" text={sample.start} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {issues.length > 0 && (
        <details>
          <summary className="warn">{say('page.import-issues', {}, issues.length)}</summary>
          <ul>
            {issues.map((issue) => (
              <li key={issue}>
                <Foreign text={issue} lang="en" />
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="buttons">
        {one.state === 'previewed' && (
          <>
            <button type="button" className="main" onClick={() => act('start')}>
              {say('page.import-start')}
            </button>
            <button type="button" onClick={() => act('discard')}>
              {say('page.import-discard')}
            </button>
          </>
        )}
        {one.state === 'failed' && (
          <button type="button" onClick={() => act('start')}>
            {say('page.import-again')}
          </button>
        )}
      </div>
    </article>
  )
}
