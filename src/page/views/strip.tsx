import { type ReactNode, useState } from 'react'
import { shortened } from '../../render/sentences.ts'
import type { StripAnswer } from '../../server/api/schemas.ts'
import { query, useAnswer } from '../base/answers.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { Awaited } from '../base/state.tsx'
import { useTitle } from '../base/title.ts'
import { When } from '../base/when.tsx'
import { address } from '../parts/addresses.ts'

export function StripPage({ story }: { readonly story: string }): ReactNode {
  const answer = useAnswer<StripAnswer>(`/compare/strip${query({ story })}`)
  return <Awaited answer={answer}>{(strip) => <Strip strip={strip} story={story} />}</Awaited>
}

const LONGEST = 160

/** Who holds which passage: an article a row, its passages in their places; the table below says the same. */
function Strip({ strip, story }: { readonly strip: StripAnswer; readonly story: string }): ReactNode {
  const { say, text, number } = useSpeech()
  const [chosen, setChosen] = useState<string>()
  useTitle(text('page.strip'))
  const { documents, passages, left } = strip
  const order = new Map(passages.map(({ id }, i) => [id, i]))
  const byId = new Map(documents.map((document) => [document.id, document]))
  return (
    <article className="strip">
      <p>
        <Go to={address.story(story)}>{say('page.to-story')}</Go>
      </p>
      <h1>{say('page.strip')}</h1>
      <p className="soft">{say('page.strip-how')}</p>
      <ul className="strips" aria-label={text('page.strip')}>
        {documents.map((document) => (
          <li key={document.id}>
            <span className="who">
              <Go to={address.article(document.id)}>
                <Foreign text={document.outlet ?? document.id} />
              </Go>{' '}
              <span className="soft">
                <When value={document.published ?? undefined} />
              </span>
            </span>
            <Bar document={document} order={order} chosen={chosen} onChoose={setChosen} />
          </li>
        ))}
      </ul>
      {left.length > 0 && <p className="soft">{say('page.strip-left', {}, left.length)}</p>}
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th>#</th>
              <th>{say('page.passage')}</th>
              <th>{say('page.held-by')}</th>
            </tr>
          </thead>
          <tbody>
            {passages.map(({ id, text: passage, holders, words }, i) => (
              <tr key={id} className={id === chosen ? 'chosen' : ''}>
                <td>
                  <button
                    type="button"
                    className={`swatch c${i % 8}`}
                    aria-pressed={id === chosen}
                    onClick={() => setChosen(id === chosen ? undefined : id)}
                  >
                    {number(i + 1)}
                  </button>
                </td>
                <td>
                  <Foreign text={shortened(passage, LONGEST)} />{' '}
                  <span className="soft">{say('page.words', {}, words)}</span>
                </td>
                <td>
                  {holders.map(({ document, span }) => (
                    <span key={`${document} ${span.join('-')}`}>
                      <Go to={address.article(document, span)}>
                        <Foreign text={byId.get(document)?.outlet ?? document} />
                      </Go>{' '}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  )
}

function Bar({
  document,
  order,
  chosen,
  onChoose,
}: {
  readonly document: StripAnswer['documents'][number]
  readonly order: ReadonlyMap<string, number>
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}): ReactNode {
  const { text } = useSpeech()
  const length = Math.max(1, ...document.segments.map(({ span }) => span[1]), document.words * 6)
  return (
    <span className="bar">
      {document.segments.map(({ span, words, passage }) => {
        const at = order.get(passage) ?? 0
        return (
          <button
            type="button"
            key={span[0]}
            className={`c${at % 8} ${chosen !== undefined && chosen !== passage ? 'dim' : ''}`}
            // logical, so that an Arabic strip begins at the right
            style={{
              insetInlineStart: `${(span[0] / length) * 100}%`,
              inlineSize: `${((span[1] - span[0]) / length) * 100}%`,
            }}
            aria-pressed={chosen === passage}
            aria-label={text('page.strip-part', { n: at + 1, outlet: document.outlet ?? document.id, words })}
            onClick={() => onChoose(passage)}
          />
        )
      })}
    </span>
  )
}
