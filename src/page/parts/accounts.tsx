import { type ReactNode, useState } from 'react'
import type { AccountRow } from '../../core/records.ts'
import type { MessageKey } from '../../render/messages.ts'
import { shortened } from '../../render/sentences.ts'
import { Foreign } from '../base/foreign.tsx'
import { type Speech, useSpeech } from '../base/say.tsx'
import { dateText } from '../base/when.tsx'
import { NodeName, NumberLink } from './evidence.tsx'
import { Fold } from './fold.tsx'
import type { StoryView } from './story-view.ts'

/** A claim is told by its beginning. */
const LONGEST = 140
const AT_ONCE = 15
const ATTRIBUTES: readonly AccountRow['attribute'][] = ['denial', 'time', 'place', 'label', 'prediction', 'only']
type Cell = AccountRow['cells'][number]

/** Accounts side by side: one table an attribute, one line a value, with who says so and where. */
export function Accounts({ view }: { readonly view: StoryView }): ReactNode {
  const { word, number } = useSpeech()
  const byAttribute = Map.groupBy(view.story.accounts as readonly AccountRow[], ({ attribute }) => attribute)
  return ATTRIBUTES.flatMap((attribute) => {
    const rows = byAttribute.get(attribute)
    if (rows === undefined) return []
    return [
      <Fold
        key={attribute}
        className="account"
        open={attribute !== 'only'}
        summary={
          <>
            {word('account', attribute)} <span className="soft">{number(rows.length)}</span>
          </>
        }
      >
        <Matrix view={view} rows={rows} />
      </Fold>,
    ]
  })
}

function Matrix({ view, rows }: { readonly view: StoryView; readonly rows: readonly AccountRow[] }): ReactNode {
  const { say } = useSpeech()
  const [shown, setShown] = useState(AT_ONCE)
  const left = rows.length - shown
  return (
    <>
      <div className="scroll">
        <table className="matrix">
          <thead>
            <tr>
              <th>{say('head.about')}</th>
              <th>{say('head.value')}</th>
              <th>{say('head.holder')}</th>
              <th>{say('head.articles')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Block key={`${row.about} ${row.cells[0]?.value}`} view={view} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" onClick={() => setShown(rows.length)}>
          {say('page.more-rows', {}, left)}
        </button>
      )}
    </>
  )
}

function Block({ view, row }: { readonly view: StoryView; readonly row: AccountRow }): ReactNode {
  const speech = useSpeech()
  const values = [...Map.groupBy(row.cells, (cell) => cellText(speech, view, cell))]
  return values.map(([value, cells], i) => (
    <tr key={value} className={i === 0 ? 'first' : ''}>
      {i === 0 && <About text={aboutText(view, row)} rows={values.length} />}
      <td className="value">
        <Foreign text={value} />
      </td>
      <td>
        {[...new Set(cells.map(({ holder }) => holder))].map((holder, n) => (
          <span key={holder}>
            {n > 0 && ' · '}
            {holder === null ? speech.say('figures.narrator') : <NodeName view={view} id={holder} />}
          </span>
        ))}
      </td>
      <td>
        {cells.map(({ document, spans }) => (
          <NumberLink key={`${document} ${spans[0]?.join('-')}`} view={view} document={document} span={spans[0]} />
        ))}
      </td>
    </tr>
  ))
}

function About({ text, rows }: { readonly text: string; readonly rows: number }): ReactNode {
  if (text === '') return <td rowSpan={rows} />
  return (
    <th scope="row" rowSpan={rows}>
      <Foreign text={text} />
    </th>
  )
}

/** Of what a row is about: a claim by its beginning, an article by its outlet, a label as it is; else nothing. */
function aboutText(view: StoryView, { attribute, about, cells }: AccountRow): string {
  if (attribute === 'label') return cells[0]!.value
  if (attribute === 'only') return view.name(`document:${about}`)
  return about === '' ? '' : claimText(view, about)
}

const claimText = (view: StoryView, id: string): string =>
  shortened((view.story.claims.find((claim) => claim.id === id)?.text ?? id).replace(/\s+/g, ' '), LONGEST)

const STATES: Readonly<Record<string, MessageKey>> = {
  'prediction-due': 'accounts.due',
  'prediction-ahead': 'accounts.ahead',
  'prediction-undated': 'accounts.undated',
  dateline: 'accounts.reported-from',
}

/** A cell in words: a stance, a day, a claim by its beginning, or as printed. */
function cellText(speech: Speech, view: StoryView, { rule, value }: Cell): string {
  if (rule === 'held-or-denied' || rule === 'negation') return speech.word('stance', value)
  if (rule === 'only-here') return claimText(view, value)
  const state = STATES[rule]
  const told = dateText(speech, value) ?? value
  return state === undefined ? told : [told, speech.text(state)].filter(Boolean).join(' – ')
}
