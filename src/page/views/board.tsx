import { type ReactNode, useEffect, useState } from 'react'
import type { CaseAnswer, StoryRowAnswer } from '../../server/api/schemas.ts'
import { changed, query, useAnswer, useList } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { useKeys } from '../base/keys.ts'
import { Go } from '../base/link.tsx'
import { go, usePlace, withQuery } from '../base/route.ts'
import { useSpeech } from '../base/say.tsx'
import { Problem } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { When } from '../base/when.tsx'
import { address } from '../parts/addresses.ts'
import { Filters } from '../parts/filters.tsx'
import { ExportLinks } from '../parts/hand-over.tsx'
import { Circles, IntervalShown } from '../parts/interval.tsx'
import { LongList } from '../parts/long-list.tsx'

const SORTS = ['spread', 'hidden', 'one-origin', 'date'] as const
const FILTERS = ['q', 'outlet', 'agency', 'speaker', 'from', 'to', 'many'] as const

/** The stories of the case, by what makes them worth a look. */
export function Board(): ReactNode {
  const { say, text } = useSpeech()
  const place = usePlace()
  const sort = SORTS.find((one) => one === place.query.get('sort')) ?? 'spread'
  const filters = Object.fromEntries(FILTERS.map((name) => [name, place.query.get(name) ?? '']))
  const list = useList<StoryRowAnswer>(`/stories${query({ sort, ...filters })}`)
  useTitle(undefined)
  return (
    <>
      <CaseHead />
      <Filters names={FILTERS} place={place} />
      <div className="tools">
        <fieldset className="choice">
          <legend>{say('page.ranked-by')}</legend>
          {SORTS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="sort"
                checked={sort === one}
                onChange={() => go(withQuery(place, { sort: one }))}
              />{' '}
              {say(`page.sort.${one}`)}
            </label>
          ))}
        </fieldset>
        <ExportLinks />
      </div>
      {list.error ? (
        <Problem error={list.error} />
      ) : (
        <>
          <p className="soft" role="status">
            {list.total !== undefined && say('count.stories', {}, list.total)}
          </p>
          <Rows list={list} label={text('stories.title')} />
        </>
      )}
    </>
  )
}

/** While lists do not hold all that the case holds yet, they are asked for again so often. */
const AGAIN_MS = 700

function CaseHead(): ReactNode {
  const { say, settings } = useSpeech()
  const { data } = useAnswer<CaseAnswer>('/case')
  const behind = data !== undefined && !data.current
  useEffect(() => {
    if (!behind) return
    const timer = setInterval(changed, AGAIN_MS)
    return () => clearInterval(timer)
  }, [behind])
  if (!data) return <h1>{say('stories.title')}</h1>
  const { counts, name, first, last } = data
  return (
    <header className="case-head">
      <h1>
        <Foreign text={name} />
      </h1>
      <p className="soft">
        {say('headline.case', {
          articles: <>{say('count.articles', {}, counts.documents)}</>,
          stories: <>{say('count.stories', {}, counts.stories)}</>,
          hidden: <>{say('count.attributions', {}, counts.attributions)}</>,
        })}{' '}
        {first !== null && last !== null && settings && (
          <>
            <When value={first.slice(0, 10)} /> – <When value={last.slice(0, 10)} />
          </>
        )}
      </p>
      {!data.current && <p className="warn">{say('page.not-current', {}, data.waiting)}</p>}
    </header>
  )
}

function Rows({
  list,
  label,
}: {
  readonly list: ReturnType<typeof useList<StoryRowAnswer>>
  readonly label: string
}): ReactNode {
  const { say } = useSpeech()
  const [at, setAt] = useState(-1)
  const move = (by: number): boolean => {
    setAt((was) => Math.max(0, Math.min(list.items.length - 1, was + by)))
    return true
  }
  useKeys({ KeyJ: () => move(1), KeyK: () => move(-1) })
  useEffect(() => {
    if (at >= 0) document.querySelector<HTMLElement>(`[data-row="${at}"] a`)?.focus()
  }, [at])
  if (list.total === 0) return <p>{say('page.nothing-found')}</p>
  return (
    <LongList
      items={list.items}
      total={list.total ?? list.items.length}
      reach={list.reach}
      label={label}
      shown={at}
      rowOf={(row) => <StoryRow row={row} />}
      keyOf={({ id }) => id}
    />
  )
}

function StoryRow({ row }: { readonly row: StoryRowAnswer }): ReactNode {
  const { say, text } = useSpeech()
  return (
    <div className="story-row">
      <Circles {...row} />
      <div className="what">
        <Go to={address.story(row.id)}>
          <Foreign text={row.title} />
        </Go>
        <p className="facts">
          <span>{say('count.articles', {}, row.documents)}</span>
          <span>{say('count.outlets', {}, row.outlets)}</span>
          <span>
            <When value={row.first?.slice(0, 10)} />
          </span>
          {row.hidden > 0 && <span className="warn">{say('count.hidden', {}, row.hidden)}</span>}
          {row.denied > 0 && <span className="warn">{say('page.denied-claims', {}, row.denied)}</span>}
          {row.decisions > 0 && <span className="human">{say('page.decisions-count', {}, row.decisions)}</span>}
        </p>
      </div>
      <Go className="count" to={address.story(row.id, 'chain')} title={text('page.why-so-many')}>
        <IntervalShown {...row} />
      </Go>
    </div>
  )
}
