import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Analysis } from '../../core/records.ts'
import type { DocumentAnswer } from '../../server/api/schemas.ts'
import { API, useAnswer } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { type Place, usePlace } from '../base/route.ts'
import { useSpeech } from '../base/say.tsx'
import { Awaited } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { address, claimPlace, spanOf } from '../parts/addresses.ts'
import { ArticleFacts } from '../parts/article-facts.tsx'
import { ArticleText } from '../parts/article-text.tsx'
import { AttributionList } from '../parts/attribution-list.tsx'
import { Rule } from '../parts/evidence.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { Fold } from '../parts/fold.tsx'
import { CiteButton } from '../parts/hand-over.tsx'
import { Circles } from '../parts/interval.tsx'
import { CreditForm } from '../parts/set-credit.tsx'
import { SharedList } from '../parts/shared-list.tsx'

export function ReaderPage({ id }: { readonly id: string }): ReactNode {
  const place = usePlace()
  const answer = useAnswer<DocumentAnswer>(`/documents/${encodeURIComponent(id)}`)
  return (
    <Awaited answer={answer}>
      {(document) => <Reader key={document.brief.id} document={document} place={place} />}
    </Awaited>
  )
}

function Reader({ document, place }: { readonly document: DocumentAnswer; readonly place: Place }): ReactNode {
  const { say, text, word } = useSpeech()
  const { brief, captures } = document
  const [decided, setDecided] = useState(true)
  const analysis = ((decided && document.decided) || document.analysis) as Analysis
  const asked = place.query.get('attribution') ?? undefined
  const at = place.query.get('at')
  const span = useMemo(() => spanOf(at), [at])
  const [active, setActive] = useState(asked)
  useEffect(() => setActive(asked), [asked])
  useTitle(brief.title ?? brief.outlet ?? brief.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address shows another place
  useEffect(() => {
    const shown = window.document.querySelector(asked ? `[data-attribution="${CSS.escape(asked)}"]` : '[data-place]')
    shown?.scrollIntoView({ block: 'center' })
  }, [asked, at])
  const current = analysis.attributions.find(({ id }) => id === active)
  return (
    <article className="reader" data-shown={brief.id}>
      <header>
        {brief.story !== null && (
          <p>
            <Go to={address.story(brief.story)}>{say('page.to-story')}</Go>
          </p>
        )}
        <h1 lang={brief.language}>
          <Foreign text={brief.title ?? brief.id} />
        </h1>
        <ArticleFacts of={brief}>
          {brief.author !== null && (
            <span>
              <Foreign text={brief.author} />
            </span>
          )}
          {brief.url !== null && <Address url={brief.url} />}
        </ArticleFacts>
        <Credits document={document} />
        {brief.provenance !== null && <p className="warn">{word('page.provenance', brief.provenance)}</p>}
        <div className="tools">
          <CiteButton
            of={span === undefined ? { document: brief.id } : { document: brief.id, start: span[0], end: span[1] }}
          />
          <a className="button" href={`${API}/documents/${encodeURIComponent(brief.id)}/raw`} download>
            {say('page.raw')}
          </a>
          {document.decided !== null && (
            <button type="button" aria-pressed={!decided} onClick={() => setDecided(!decided)}>
              {say('page.as-found')}
            </button>
          )}
        </div>
        {captures.map(({ sha256 }) => (
          <p key={sha256} className="soft hash">
            SHA-256 <code dir="ltr">{sha256}</code>
          </p>
        ))}
      </header>
      <div className="columns">
        <ArticleText analysis={analysis} shared={document.shared} active={active} place={span} onPick={setActive} />
        <aside className="side" aria-label={text('page.found')}>
          <Legend />
          <Explanation analysis={analysis} attribution={current} />
          <AttributionList document={document} analysis={analysis} active={active} onPick={setActive} />
          <ClaimsHere document={document} />
          <SharedList document={document} />
        </aside>
      </div>
    </article>
  )
}

/** Only an address that a browser fetches; anything else would be run or misread. */
function Address({ url }: { readonly url: string }): ReactNode {
  if (!/^https?:\/\//i.test(url)) return <Foreign text={url} />
  return (
    <span>
      <a href={url} rel="noopener noreferrer nofollow" target="_blank" dir="ltr">
        {url.replace(/^https?:\/\//i, '').slice(0, 60)}
      </a>
    </span>
  )
}

function Credits({ document: { analysis, brief } }: { readonly document: DocumentAnswer }): ReactNode {
  const { say } = useSpeech()
  return (
    <>
      <p className="meta">
        {analysis.credits.length === 0 ? say('article.no-credit') : say('article.credits')}{' '}
        {analysis.credits.map(({ agency, form, rule, span }) => (
          <span key={`${agency} ${form} ${span.join('-')}`} title={rule}>
            <b>
              <Foreign text={agency} />
            </b>{' '}
            <span className="soft">
              <Rule id={rule} />
            </span>
          </span>
        ))}
      </p>
      <CreditForm document={brief.id} suggested={undefined} />
    </>
  )
}

const LEGEND = ['src', 'cue', 'say', 'crd', 'fig', 'lbl', 'twice'] as const

function Legend(): ReactNode {
  const { say } = useSpeech()
  return (
    <Fold className="legend-box" summary={say('page.legend')}>
      <ul className="legend">
        {LEGEND.map((one) => (
          <li key={one}>
            <span className={one === 'say' ? 'say d1' : one}>{say(`page.legend.${one}`)}</span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function ClaimsHere({ document: { claims, brief } }: { readonly document: DocumentAnswer }): ReactNode {
  const { say } = useSpeech()
  const told = claims.filter(({ documents }) => documents > 1)
  if (told.length === 0 || brief.story === null) return null
  const { story } = brief
  return (
    <Fold summary={say('page.claims-here', {}, told.length)}>
      <ul className="claims-here">
        {told.map((claim) => (
          <li key={claim.id + claim.attribution}>
            <Circles {...claim} />{' '}
            <Go to={address.story(story, claimPlace(claim.id))}>
              <Foreign text={claim.text} />
            </Go>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
