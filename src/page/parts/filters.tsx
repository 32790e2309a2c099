import { type ReactNode, useId, useState } from 'react'
import type { MessageKey } from '../../render/messages.ts'
import type { Page } from '../../server/api/schemas.ts'
import { query, useAnswer } from '../base/answers.ts'
import { go, type Place, withQuery } from '../base/route.ts'
import { useSpeech } from '../base/say.tsx'

export type FilterName = 'q' | 'outlet' | 'agency' | 'speaker' | 'from' | 'to' | 'many' | 'figure'

/** Where names to choose from come from. */
const LISTS: Partial<Readonly<Record<FilterName, string>>> = {
  outlet: '/outlets',
  agency: '/agencies',
  speaker: '/speakers',
}

/** Filters of a list; they stand in the address, so that what they show can be linked to. */
export function Filters({ names, place }: { readonly names: readonly FilterName[]; readonly place: Place }): ReactNode {
  const { say } = useSpeech()
  const set = names.filter((name) => place.query.has(name))
  return (
    <details className="filters" open={set.length > 0}>
      <summary>{say('page.filters')}</summary>
      <form
        key={place.query.toString()}
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          go(withQuery(place, Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').trim()]))))
        }}
      >
        {names.map((name) => (
          <Filter key={name} name={name} value={place.query.get(name) ?? ''} />
        ))}
        <div className="buttons">
          <button type="submit" className="main">
            {say('page.apply')}
          </button>
          {set.length > 0 && (
            <button
              type="button"
              onClick={() => go(withQuery(place, Object.fromEntries(names.map((name) => [name, '']))))}
            >
              {say('page.clear')}
            </button>
          )}
        </div>
      </form>
    </details>
  )
}

function Filter({ name, value }: { readonly name: FilterName; readonly value: string }): ReactNode {
  const { say } = useSpeech()
  const field = useId()
  const [typed, setTyped] = useState(value)
  const list = LISTS[name]
  const known = useAnswer<Page<{ node: string; name: string }>>(
    list && typed !== '' ? `${list}${query({ q: typed, limit: 20 })}` : undefined,
  )
  const kind = name === 'from' || name === 'to' ? 'date' : name === 'many' || name === 'figure' ? 'number' : 'text'
  return (
    <label>
      {say(`page.filter.${name}` as MessageKey)}
      <input
        name={name}
        type={kind}
        min={kind === 'number' ? 1 : undefined}
        value={typed}
        dir="auto"
        list={list && field}
        onChange={(event) => setTyped(event.target.value)}
      />
      {list && (
        <datalist id={field}>
          {known.data?.items.map((one) => (
            <option key={one.node} value={one.name} />
          ))}
        </datalist>
      )}
    </label>
  )
}
