import type { ReactNode } from 'react'
import { useSpeech } from '../base/say.tsx'
import { When } from '../base/when.tsx'
import { ArticleLink, NumberLink } from './evidence.tsx'
import type { StoryView } from './story-view.ts'

/** Four times that are never mixed: when it was published, changed, fetched, and when what it tells of happened. */
export function Timeline({ view }: { readonly view: StoryView }): ReactNode {
  const { say } = useSpeech()
  const { timeline } = view.story
  const unknown = <span className="soft">{say('page.unknown')}</span>
  return (
    <div className="scroll">
      <table className="timeline">
        <thead>
          <tr>
            <th>{say('head.article')}</th>
            <th>{say('page.published')}</th>
            <th>{say('page.dateline')}</th>
            <th>{say('page.modified')}</th>
            <th>{say('page.captured')}</th>
            <th>{say('page.events')}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.map((moment) => (
            <tr key={moment.document}>
              <th scope="row">
                <ArticleLink view={view} document={moment.document} />
              </th>
              <td>{moment.published === null ? unknown : <When value={moment.published} />}</td>
              <td>{moment.dateline === null ? unknown : <When value={moment.dateline} />}</td>
              <td>{moment.modified === null ? unknown : <When value={moment.modified} />}</td>
              <td>{moment.captured === null ? unknown : <When value={moment.captured} />}</td>
              <td>
                {moment.events.length === 0 && unknown}
                {moment.events.map(({ day, spans }) => (
                  <p key={`${day} ${spans[0]?.join('-')}`}>
                    <When value={day} /> <NumberLink view={view} document={moment.document} span={spans[0]} />
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
