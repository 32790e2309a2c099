import type { ReactNode } from 'react'
import type { Provenance } from '../../core/records.ts'
import { provenanceKey } from '../../render/sentences.ts'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { address } from './addresses.ts'
import { ArticleLink, Reasons } from './evidence.tsx'
import { Fold } from './fold.tsx'
import { CreditForm } from './set-credit.tsx'
import { documentOf, type StoryView } from './story-view.ts'

/** Whose text it is where the article does not say so, or says another. */
export function ProvenanceList({ view }: { readonly view: StoryView }): ReactNode {
  return (
    <ul className="provenance">
      {view.story.provenance.map((finding) => (
        <Item key={`${finding.document} ${finding.from}`} view={view} finding={finding as Provenance} />
      ))}
    </ul>
  )
}

function Item({ view, finding }: { readonly view: StoryView; readonly finding: Provenance }): ReactNode {
  const { say, number } = useSpeech()
  const { kind, document, from, credited, coverage, evidence } = finding
  const other = evidence[1]?.document ?? documentOf(from)
  return (
    <li className={kind}>
      <p>
        {say(provenanceKey(finding), {
          article: <ArticleLink view={view} document={document} span={evidence[0]?.spans[0]} />,
          share: number(Math.round(coverage * 100)),
          from: view.name(from),
          credited: credited ?? '',
        })}{' '}
        {other !== undefined && other !== document && (
          <Go to={address.compare(other, document)}>{say('provenance.compare')}</Go>
        )}
      </p>
      <Fold summary={say('claims.why')}>
        <Reasons view={view} evidence={evidence} />
      </Fold>
      <CreditForm document={document} suggested={view.node(from)?.kind === 'agency' ? from : undefined} />
    </li>
  )
}
