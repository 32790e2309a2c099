import type { ReactNode } from 'react'
import type { StoryAnswer } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { type Speech, useSpeech } from '../base/say.tsx'
import { When } from '../base/when.tsx'
import { NodeName, NumberLink } from './evidence.tsx'
import { FigurePlot } from './figure-plot.tsx'
import { Fold } from './fold.tsx'
import type { StoryView } from './story-view.ts'

type FigureRow = StoryAnswer['figures'][number]
export type FigureEntry = FigureRow['entries'][number]

const AT_ONCE = 6

/** Each counted thing over time and by who gives it; those whose figures cannot all be right first. */
export function Figures({ view }: { readonly view: StoryView }): ReactNode {
  const { say } = useSpeech()
  const rows = [...view.story.figures].sort(
    (a, b) => Number(b.differs) - Number(a.differs) || b.entries.length - a.entries.length,
  )
  const rest = rows.slice(AT_ONCE)
  return (
    <>
      <p className="soft">{say('figures.how')}</p>
      {rows.slice(0, AT_ONCE).map((row) => (
        <FigureBlock key={row.thing} view={view} row={row} />
      ))}
      {rest.length > 0 && (
        <Fold summary={say('figures.others', {}, rest.length)}>
          {rest.map((row) => (
            <FigureBlock key={row.thing} view={view} row={row} />
          ))}
        </Fold>
      )}
    </>
  )
}

function FigureBlock({ view, row }: { readonly view: StoryView; readonly row: FigureRow }): ReactNode {
  const speech = useSpeech()
  const { say, text } = speech
  const name = thingText(speech, row)
  return (
    <section className="figure-block">
      <h3>
        {name ?? <Foreign text={row.unit} />} {row.differs && <span className="warn">{say('page.differ')}</span>}
      </h3>
      <FigurePlot entries={row.entries} label={text('page.plot', { thing: name ?? row.unit })} />
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th>{say('head.figure')}</th>
              <th>{say('head.holder')}</th>
              <th>{say('page.published')}</th>
              <th>{say('head.articles')}</th>
            </tr>
          </thead>
          <tbody>
            {row.entries.map((entry) => (
              <tr key={`${entry.document} ${entry.span.join('-')}`}>
                <td className="value">
                  <bdi dir="ltr">{valueText(speech, entry)}</bdi>
                </td>
                <td>{entry.holder === null ? say('figures.narrator') : <NodeName view={view} id={entry.holder} />}</td>
                <td>
                  <When value={entry.at ?? undefined} />
                </td>
                <td>
                  <NumberLink view={view} document={entry.document} span={entry.span} />{' '}
                  <Foreign className="soft" text={entry.text} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The counted thing in our words; undefined when it is to be told as printed. */
function thingText({ word, digits }: Speech, { thing }: FigureRow): string | undefined {
  const told = word('thing', thing)
  return told === thing ? undefined : digits(told)
}

export function valueText(
  { number }: Speech,
  { value, approximate }: Pick<FigureEntry, 'value' | 'approximate'>,
): string {
  const told = typeof value === 'number' ? number(value) : `${number(value[0])}–${number(value[1])}`
  return approximate ? `≈ ${told}` : told
}
