import { type ReactNode, useState } from 'react'
import type { CitationAnswer, FormatsAnswer } from '../../server/api/schemas.ts'
import { API, query, useAnswer } from '../base/answers.ts'
import { useSpeech } from '../base/say.tsx'
import { Awaited } from '../base/state.tsx'
import { Fold } from './fold.tsx'
import { Sheet } from './sheet.tsx'

/** What a citation names; see the API's `GET /citation`. */
export type Cited = Readonly<
  Partial<Record<'document' | 'story' | 'claim' | 'other', string>> & { start?: number; end?: number }
>

/** Copy what is shown as a citation, in both languages, and its address. */
export function CiteButton({ of }: { readonly of: Cited }): ReactNode {
  const { say } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {say('page.cite')}
      </button>
      {open && <CitationSheet of={of} onClose={() => setOpen(false)} />}
    </>
  )
}

function CitationSheet({ of, onClose }: { readonly of: Cited; readonly onClose: () => void }): ReactNode {
  const { say } = useSpeech()
  const answer = useAnswer<CitationAnswer>(`/citation${query(of)}`)
  return (
    <Sheet title={say('page.cite')} onClose={onClose}>
      <Awaited answer={answer}>
        {({ ar, en, path }) => (
          <>
            <Copyable text={ar} lang="ar" label={say('page.cite-ar')} />
            <Copyable text={en} lang="en" label={say('page.cite-en')} />
            <Copyable text={new URL(path, location.href).href} label={say('page.address')} />
          </>
        )}
      </Awaited>
    </Sheet>
  )
}

function Copyable({
  text,
  lang,
  label,
}: {
  readonly text: string
  readonly lang?: 'ar' | 'en'
  readonly label: ReactNode
}): ReactNode {
  const { say } = useSpeech()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <section className="copyable">
      <h3>{label}</h3>
      <p lang={lang} dir={lang === undefined ? 'ltr' : lang === 'ar' ? 'rtl' : 'ltr'}>
        {text}
      </p>
      <button type="button" onClick={copy}>
        {say(copied ? 'page.copied' : 'page.copy')}
      </button>
      <span role="status" className="unseen">
        {copied && say('page.copied')}
      </span>
    </section>
  )
}

/** Ways to take what a list holds elsewhere: every format that the server has. */
export function ExportLinks({ story }: { readonly story?: string }): ReactNode {
  const { say } = useSpeech()
  return (
    <Fold className="export" summary={say('page.export')}>
      <Formats story={story} />
    </Fold>
  )
}

function Formats({ story }: { readonly story: string | undefined }): ReactNode {
  const { say, word, settings } = useSpeech()
  const formats = useAnswer<FormatsAnswer>('/formats').data?.items ?? []
  return (
    <ul>
      <li>
        <a href={`${API}/report${query({ story, lang: settings.language })}`} target="_blank" rel="noreferrer">
          {say('page.report')}
        </a>
      </li>
      {formats.map(({ name }) => (
        <li key={name}>
          <a href={`${API}/export${query({ format: name, story })}`} download>
            {word('page.format', name)}
          </a>
        </li>
      ))}
    </ul>
  )
}
