import { type ReactNode, useRef, useState } from 'react'
import type { ComparisonAnswer } from '../../server/api/schemas.ts'
import { query, useAnswer } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { Awaited } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { When } from '../base/when.tsx'
import { address } from '../parts/addresses.ts'
import { ComparedText, type Side } from '../parts/compared-text.tsx'
import { linkReason } from '../parts/evidence.tsx'
import { CiteButton } from '../parts/hand-over.tsx'
import { Findable, Verdicts } from '../parts/triage.tsx'

export function ComparePage({ a, b }: { readonly a: string; readonly b: string }): ReactNode {
  const answer = useAnswer<ComparisonAnswer>(`/compare${query({ a, b })}`)
  return <Awaited answer={answer}>{(comparison) => <Compare comparison={comparison} />}</Awaited>
}

const SHOWN = ['all', 'differences', 'shared'] as const
export type Shown = (typeof SHOWN)[number]
const KINDS = ['match', 'respelled', 'replaced', 'moved', 'dropped', 'added'] as const

function Compare({ comparison }: { readonly comparison: ComparisonAnswer }): ReactNode {
  const { say, text, word, number } = useSpeech()
  const [shown, setShown] = useState<Shown>('all')
  const columns = useRef<HTMLDivElement>(null)
  const leading = useRef<Side>(undefined)
  useTitle(text('page.compare'))
  const { a, b, words, link } = comparison
  return (
    <article className="compare">
      <h1>{say('page.compare')}</h1>
      <div className="tools">
        <fieldset className="choice">
          <legend className="unseen">{say('page.show')}</legend>
          {SHOWN.map((one) => (
            <label key={one}>
              <input type="radio" name="shown" checked={shown === one} onChange={() => setShown(one)} />{' '}
              {say(`page.show.${one}`)}
            </label>
          ))}
        </fieldset>
        <CiteButton of={{ document: a.id, other: b.id }} />
        <Go className="button" to={address.compare(b.id, a.id)}>
          {say('page.swap')}
        </Go>
      </div>
      <ul className="legend">
        {KINDS.filter((kind) => (words[kind] ?? 0) > 0).map((kind) => (
          <li key={kind}>
            <span className={`run ${kind}`}>{word('page.run', kind)}</span>{' '}
            <span className="soft">{number(words[kind] ?? 0)}</span>
          </li>
        ))}
      </ul>
      {link !== null && <LinkLine comparison={comparison} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes which of the two columns is being read */}
      <div
        className={`columns show-${shown}`}
        ref={columns}
        onScrollCapture={(event) => {
          const side = (event.target as HTMLElement).dataset.side as Side | undefined
          if (side !== undefined && leading.current === side) follow(columns.current, side)
        }}
        onPointerOver={(event) => (leading.current = sideOf(event.target))}
        onFocus={(event) => (leading.current = sideOf(event.target))}
        onTouchStart={(event) => (leading.current = sideOf(event.target))}
      >
        {(['a', 'b'] as const).map((side) => (
          <section key={side} aria-label={comparison[side].outlet ?? comparison[side].id}>
            <header>
              <h2>
                <Go to={address.article(comparison[side].id)}>
                  <Foreign text={comparison[side].outlet ?? comparison[side].id} />
                </Go>
              </h2>
              <p>
                <Foreign text={comparison[side].title ?? ''} />
              </p>
              <p className="soft">
                <When value={comparison[side].published ?? undefined} />
              </p>
            </header>
            <ComparedText comparison={comparison} side={side} shown={shown} />
          </section>
        ))}
      </div>
    </article>
  )
}

function LinkLine({ comparison: { link, a, b } }: { readonly comparison: ComparisonAnswer }): ReactNode {
  const speech = useSpeech()
  const { say, percent } = speech
  if (link === null) return null
  const finding = { kind: 'link', a: link.a, b: link.b } as const
  const side = (id: string): ReactNode => <Foreign text={(id === a.id ? a : b).outlet ?? id} />
  return (
    <Findable finding={finding}>
      <p>
        {say(`direction.${link.direction}`, { a: side(link.a), b: side(link.b) })}{' '}
        <span className="soft">
          {say('shared.coverage', {
            a: percent(link.coverage.a).replace('%', ''),
            b: percent(link.coverage.b).replace('%', ''),
          })}
          {link.evidence.map((one) => (
            <span key={one}> · {linkReason(speech, one)}</span>
          ))}
        </span>
      </p>
      <Verdicts finding={finding} history={[]} />
    </Findable>
  )
}

const sideOf = (target: EventTarget): Side | undefined =>
  (target as Element).closest<HTMLElement>('[data-side]')?.dataset.side as Side | undefined

/** The other column moves so that what is aligned stands at one height. */
function follow(columns: HTMLElement | null, side: Side): void {
  const [own, other] = [side, side === 'a' ? 'b' : 'a'].map((one) =>
    columns?.querySelector<HTMLElement>(`[data-side="${one}"]`),
  )
  if (!own || !other || own.scrollHeight <= own.clientHeight) return
  const top = own.getBoundingClientRect().top
  const anchor = [...own.querySelectorAll<HTMLElement>('[data-run]')].find(
    (run) => run.getBoundingClientRect().bottom > top,
  )
  const partner = anchor && other.querySelector<HTMLElement>(`[data-run="${anchor.dataset.run}"]`)
  if (!anchor || !partner) return
  const offset = partner.getBoundingClientRect().top - other.getBoundingClientRect().top
  other.scrollTop += offset - (anchor.getBoundingClientRect().top - top)
}
