import type { ReactNode } from 'react'
import type { StoryAnswer } from '../../server/api/schemas.ts'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { When } from '../base/when.tsx'
import { address } from './addresses.ts'
import { ArticleLink } from './evidence.tsx'
import type { StoryView } from './story-view.ts'

type Versions = StoryAnswer['versions'][number]

/** One article at several moments: in order of publication, each beside the one before it. */
export function VersionsList({ view }: { readonly view: StoryView }): ReactNode {
  const { say } = useSpeech()
  return (
    <>
      <p className="soft">{say('versions.what')}</p>
      {view.story.versions.map((versions) => (
        <ol key={versions.documents[0]} className="versions">
          {versions.documents.map((document) => (
            <li key={document}>
              <ArticleLink view={view} document={document} />{' '}
              <span className="soft">
                <When value={view.article(document)?.published ?? undefined} />
              </span>
              <Change versions={versions} to={document} />
            </li>
          ))}
        </ol>
      ))}
    </>
  )
}

/** What became of the version before; nothing for the first. */
function Change({ versions, to }: { readonly versions: Versions; readonly to: string }): ReactNode {
  const { say } = useSpeech()
  const change = versions.changes.find((one) => one.to === to)
  if (change === undefined) return null
  const same = change.dropped.length === 0 && change.added.length === 0
  return (
    <p>
      {same ? say('versions.same') : say('page.places-changed', {}, change.dropped.length + change.added.length)}{' '}
      <Go to={address.compare(change.from, to)}>{say('provenance.compare')}</Go>
    </p>
  )
}
