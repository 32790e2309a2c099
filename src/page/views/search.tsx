import { type ReactNode, useState } from 'react'
import { directionOf } from '../../render/direction.ts'
import type { Hit, OriginAnswer } from '../../server/api/schemas.ts'
import { query, useAnswer, useList } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { go, type Place, usePlace, withQuery } from '../base/route.ts'
import { useSpeech } from '../base/say.tsx'
import { Awaited, Problem, Waiting } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { address } from '../parts/addresses.ts'
import { ArticleFacts } from '../parts/article-facts.tsx'
import { Excerpt } from '../parts/excerpt.tsx'
import { Filters } from '../parts/filters.tsx'
import { FoundChains } from '../parts/found-chains.tsx'

const WAYS = ['attributions', 'documents', 'titles', 'chain'] as const
const FILTERS = ['outlet', 'agency', 'speaker', 'from', 'to', 'figure'] as const

/** Words in any spelling, a phrase in quotation marks, or a sentence from memory whose chain is wanted. */
export function SearchPage(): ReactNode {
  const { say, text } = useSpeech()
  const place = usePlace()
  const q = place.query.get('q') ?? ''
  const way = WAYS.find((one) => one === place.query.get('in')) ?? 'documents'
  useTitle(q || text('page.search'))
  return (
    <>
      <h1>{say('page.search')}</h1>
      <SearchForm key={q} place={place} q={q} />
      <fieldset className="choice">
        <legend className="unseen">{say('page.search-in')}</legend>
        {WAYS.map((one) => (
          <label key={one}>
            <input type="radio" name="in" checked={way === one} onChange={() => go(withQuery(place, { in: one }))} />{' '}
            {say(`page.search-in.${one}`)}
          </label>
        ))}
      </fieldset>
      {way !== 'chain' && <Filters names={FILTERS} place={place} />}
      {q === '' && !FILTERS.some((name) => place.query.has(name)) ? (
        <p className="soft">{say('page.search-how')}</p>
      ) : way === 'chain' ? (
        <Chains q={q} />
      ) : (
        <Hits place={place} q={q} way={way} />
      )}
    </>
  )
}

function SearchForm({ place, q }: { readonly place: Place; readonly q: string }): ReactNode {
  const { say, text } = useSpeech()
  const [typed, setTyped] = useState(q)
  return (
    <search>
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault()
          go(withQuery(place, { q: typed }))
        }}
      >
        <input
          type="search"
          value={typed}
          dir="auto"
          aria-label={text('page.search')}
          placeholder={text('page.search-example')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="main">
          {say('page.search')}
        </button>
      </form>
    </search>
  )
}

/** As many as are looked at before the words are changed. */
const AT_ONCE = 20

function Hits({
  place,
  q,
  way,
}: {
  readonly place: Place
  readonly q: string
  readonly way: 'documents' | 'titles' | 'attributions'
}): ReactNode {
  const { say } = useSpeech()
  const filters = Object.fromEntries(FILTERS.map((name) => [name, place.query.get(name) ?? '']))
  const list = useList<Hit>(`/search${query({ q, in: way, ...filters })}`, AT_ONCE)
  if (list.error) return <Problem error={list.error} />
  if (list.total === undefined) return <Waiting />
  return (
    <>
      <p className="soft" role="status" data-shown={list.waiting ? undefined : q}>
        {list.total === 0 ? say('page.nothing-found') : say('page.found-count', {}, list.total)}
      </p>
      <ol className="hits">
        {list.items.map((hit) => (
          <HitShown key={`${hit.document.id} ${hit.attribution?.id ?? ''}`} hit={hit} />
        ))}
      </ol>
      {list.items.length < list.total && (
        <button type="button" onClick={() => list.reach(list.items.length)}>
          {say('page.more-rows', {}, list.total - list.items.length)}
        </button>
      )}
    </>
  )
}

function HitShown({ hit }: { readonly hit: Hit }): ReactNode {
  const { say, word } = useSpeech()
  const { document, attribution, excerpts, title } = hit
  const first = excerpts[0]?.marks[0]
  const to =
    attribution === null
      ? address.article(document.id, first && ([first[0], first[1]] as const))
      : address.attribution(document.id, attribution.id)
  return (
    <li>
      <h2>
        <Go to={to}>
          <Excerpt text={document.title ?? document.id} from={0} marks={title} />
        </Go>
      </h2>
      <ArticleFacts of={document}>
        {document.story !== null && (
          <span>
            <Go to={address.story(document.story)}>{say('page.to-story')}</Go>
          </span>
        )}
      </ArticleFacts>
      {attribution !== null && (
        <p>
          <b>{attribution.speaker === null ? say('speaker.nobody') : <Foreign text={attribution.speaker} />}</b>{' '}
          <span className="soft">{word('stance', attribution.stance)}</span>
        </p>
      )}
      {excerpts.map((excerpt) => (
        <p key={excerpt.span[0]} className="excerpt" lang={document.language} dir={directionOf(document.language)}>
          <Excerpt text={excerpt.text} from={excerpt.span[0]} marks={excerpt.marks} />
        </p>
      ))}
    </li>
  )
}

function Chains({ q }: { readonly q: string }): ReactNode {
  const answer = useAnswer<OriginAnswer>(q === '' ? undefined : `/origin${query({ q, most: 10 })}`)
  return <Awaited answer={answer}>{(found) => <FoundChains answer={found} />}</Awaited>
}
