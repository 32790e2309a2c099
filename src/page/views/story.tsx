import { type ReactNode, useState } from 'react'
import type { Origin } from '../../core/records.ts'
import type { MessageKey } from '../../render/messages.ts'
import type { StoryAnswer } from '../../server/api/schemas.ts'
import { useAnswer } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { Awaited } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { When } from '../base/when.tsx'
import { Accounts } from '../parts/accounts.tsx'
import { address } from '../parts/addresses.ts'
import { ChainOutline } from '../parts/chain-outline.tsx'
import { ChainPicture } from '../parts/chain-picture.tsx'
import { Claims, OriginShown } from '../parts/claims.tsx'
import { Reasons } from '../parts/evidence.tsx'
import { Figures } from '../parts/figures.tsx'
import { Fold } from '../parts/fold.tsx'
import { CiteButton, ExportLinks } from '../parts/hand-over.tsx'
import { Circles, intervalText } from '../parts/interval.tsx'
import { ProvenanceList } from '../parts/provenance.tsx'
import { SpeakersOf } from '../parts/speakers.tsx'
import { type StoryView, storyView } from '../parts/story-view.ts'
import { Timeline } from '../parts/timeline.tsx'
import { HistoryRow } from '../parts/triage.tsx'
import { VersionsList } from '../parts/versions.tsx'

export function StoryPage({ id }: { readonly id: string }): ReactNode {
  const answer = useAnswer<StoryAnswer>(`/stories/${encodeURIComponent(id)}`)
  return <Awaited answer={answer}>{(story) => <Story view={storyView(story)} />}</Awaited>
}

interface Part {
  readonly id: string
  readonly title: MessageKey
  readonly count: number
  readonly body: ReactNode
}

function Story({ view }: { readonly view: StoryView }): ReactNode {
  const speech = useSpeech()
  const { say, number } = speech
  const { row, origins } = view.story
  useTitle(row.title)
  const parts = partsOf(view).filter(({ count }) => count > 0)
  return (
    <article className="story" data-shown={row.id}>
      <header>
        <h1>
          <Foreign text={row.title} />
        </h1>
        <p className="lead">
          {say('answer', {
            articles: <>{say('count.articles', {}, row.documents)}</>,
            outlets: <>{say('count.outlets', {}, row.outlets)}</>,
            origins: (
              <strong>
                <Circles {...row} /> {intervalText(speech, row)}
              </strong>
            ),
          })}{' '}
          <span className="soft">
            <When value={row.first?.slice(0, 10)} />
          </span>
        </p>
        <Fold className="why-origins" open={row.most <= 6} summary={say('page.why-so-many')}>
          <ul className="origins">
            {origins.origins.map((origin) => (
              <OriginShown key={origin.node} view={view} origin={origin as Origin} />
            ))}
          </ul>
          <Reasons view={view} evidence={origins.reasons} />
        </Fold>
        <div className="tools">
          <CiteButton of={{ story: row.id }} />
          <Go className="button" to={address.strip(row.id)}>
            {say('page.strip')}
          </Go>
          <ExportLinks story={row.id} />
        </div>
        <nav className="parts" aria-label={speech.text('page.parts')}>
          {parts.map(({ id, title, count }) => (
            <a key={id} href={`#${id}`}>
              {say(title)} <span className="soft">{number(count)}</span>
            </a>
          ))}
        </nav>
      </header>
      {parts.map(({ id, title, body }) => (
        <section key={id} id={id}>
          <h2>{say(title)}</h2>
          {body}
        </section>
      ))}
    </article>
  )
}

function partsOf(view: StoryView): readonly Part[] {
  const { hops, provenance, claims, figures, accounts, timeline, decisions } = view.story
  return [
    {
      id: 'chain',
      title: 'chain.title',
      count: hops.filter(({ kind }) => kind !== 'publishes').length,
      body: <ChainBoth view={view} />,
    },
    { id: 'hidden', title: 'provenance.title', count: provenance.length, body: <ProvenanceList view={view} /> },
    { id: 'versions', title: 'versions.title', count: view.story.versions.length, body: <VersionsList view={view} /> },
    { id: 'claims', title: 'claims.title', count: claims.length, body: <Claims view={view} /> },
    { id: 'figures', title: 'figures.title', count: figures.length, body: <Figures view={view} /> },
    { id: 'accounts', title: 'accounts.title', count: accounts.length, body: <Accounts view={view} /> },
    { id: 'timeline', title: 'page.timeline', count: timeline.length, body: <Timeline view={view} /> },
    {
      id: 'speakers',
      title: 'page.speakers',
      count: view.story.nodes.filter(({ kind }) => kind === 'speaker').length,
      body: <SpeakersOf view={view} />,
    },
    { id: 'articles', title: 'articles.title', count: view.articles.length, body: <Articles view={view} /> },
    { id: 'decisions', title: 'page.decisions', count: decisions.length, body: <Decided view={view} /> },
  ]
}

/** The picture, and the same in words: choosing a box shows its part of the words. */
function ChainBoth({ view }: { readonly view: StoryView }): ReactNode {
  const { say } = useSpeech()
  const [chosen, setChosen] = useState<string>()
  return (
    <>
      <ChainPicture view={view} chosen={chosen} onChoose={setChosen} />
      <Fold open={chosen !== undefined || view.articles.length <= 8} summary={say('page.outline')}>
        <ChainOutline view={view} chosen={chosen} />
      </Fold>
    </>
  )
}

function Articles({ view }: { readonly view: StoryView }): ReactNode {
  const { say, number, word } = useSpeech()
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>#</th>
            <th>{say('head.article')}</th>
            <th>{say('page.outlet')}</th>
            <th>{say('page.published')}</th>
            <th>{say('page.credits')}</th>
          </tr>
        </thead>
        <tbody>
          {view.articles.map(({ id, number: at, title, outlet, published, credits, provenance }) => (
            <tr key={id}>
              <td>{number(at)}</td>
              <th scope="row">
                <Go to={address.article(id)}>
                  <Foreign text={title ?? id} />
                </Go>
              </th>
              <td>
                {outlet === null ? <span className="soft">{say('page.unknown')}</span> : <Foreign text={outlet} />}
              </td>
              <td>
                <When value={published ?? undefined} />
              </td>
              <td>
                {credits.map((credit) => (
                  <Foreign key={credit} text={`${credit} `} />
                ))}
                {provenance !== null && <span className="warn">{word('page.provenance', provenance)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Decided({ view }: { readonly view: StoryView }): ReactNode {
  return (
    <ol className="history">
      {view.story.decisions.map((row) => (
        <HistoryRow key={row.decision.id} row={row} />
      ))}
    </ol>
  )
}
