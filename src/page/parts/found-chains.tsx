import type { ReactNode } from 'react'
import type { OriginAnswer } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { useSpeech } from '../base/say.tsx'
import { When } from '../base/when.tsx'
import { address, claimPlace } from './addresses.ts'
import { Rule } from './evidence.tsx'
import { Circles, intervalText } from './interval.tsx'

type Found = OriginAnswer['sought']['claims'][number]
type Passage = OriginAnswer['sought']['passages'][number]

/** What the case has behind a sentence: claims that say it, with the way back from each article; then the very words. */
export function FoundChains({ answer }: { readonly answer: OriginAnswer }): ReactNode {
  const { say } = useSpeech()
  const { claims, passages } = answer.sought
  if (claims.length === 0 && passages.length === 0)
    return (
      <p role="status">
        {say('origin.nothing')} {say('origin.hint')}
      </p>
    )
  return (
    <>
      {claims.map((found) => (
        <FoundClaim key={`${found.story} ${found.claim.id}`} found={found} answer={answer} />
      ))}
      {passages.map((passage) => (
        <FoundPassage key={passage.story} passage={passage} answer={answer} />
      ))}
    </>
  )
}

function FoundClaim({ found, answer }: { readonly found: Found; readonly answer: OriginAnswer }): ReactNode {
  const speech = useSpeech()
  const { say, percent, word } = speech
  const { claim, how, share, differs, paths, nodes, story } = found
  const name = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id
  const how_ =
    how === 'reworded'
      ? say('origin.reworded', { share: percent(share).replace(/[%٪]/g, '') })
      : say(how === 'toll' ? 'origin.toll' : 'origin.verbatim')
  return (
    <article className="claim">
      <blockquote>
        <Go to={address.story(story, claimPlace(claim.id))}>
          <Foreign text={claim.text} />
        </Go>
      </blockquote>
      <p className="answer">
        <Circles {...claim.origins} /> <strong>{intervalText(speech, claim.origins)}</strong>{' '}
        <span className="soft">{how_}</span>
      </p>
      {differs && (
        <p className="warn">
          {say('origin.differs', {
            what: <>{word('differs', differs.differs)}</>,
            detail: differs.detail.replace(/^#/, ''),
          })}
        </p>
      )}
      <ul className="origins">
        {claim.origins.origins.map((origin) => (
          <li key={origin.node} className={origin.certain ? 'sure' : 'maybe'}>
            <b>
              <Foreign text={name(origin.node)} />
            </b>{' '}
            <span className="soft">
              <Rule id={origin.reason} />
            </span>
          </li>
        ))}
      </ul>
      <ol className="paths">
        {claim.appearances.map((appearance, i) => {
          const document = answer.documents.find(({ id }) => id === appearance.document)
          return (
            <li key={`${appearance.document} ${appearance.attribution}`}>
              <Go to={address.attribution(appearance.document, appearance.attribution)}>
                <Foreign text={document?.outlet ?? appearance.document} />
              </Go>
              {(paths[i] ?? []).map((id) => (
                <span key={id}>
                  {' ← '}
                  <Foreign text={name(id)} />
                </span>
              ))}{' '}
              <span className="soft">
                <When value={document?.published ?? undefined} />
              </span>
            </li>
          )
        })}
      </ol>
    </article>
  )
}

function FoundPassage({
  passage: { places, origins, story },
  answer,
}: {
  readonly passage: Passage
  readonly answer: OriginAnswer
}): ReactNode {
  const speech = useSpeech()
  const { say } = speech
  return (
    <article className="claim">
      <p>{say('origin.passage', {}, places.length)}</p>
      <ul>
        {places.map(({ document, span }) => {
          const brief = answer.documents.find(({ id }) => id === document)
          return (
            <li key={`${document} ${span.join('-')}`}>
              <Go to={address.article(document, span)}>
                <Foreign text={brief?.outlet ?? document} />: <Foreign text={brief?.title ?? ''} />
              </Go>{' '}
              <span className="soft">
                <When value={brief?.published ?? undefined} />
              </span>
            </li>
          )
        })}
      </ul>
      <p>
        <Go to={address.story(story)}>
          {say('origin.passage-origins', { origins: <>{intervalText(speech, origins)}</> })}
        </Go>
      </p>
    </article>
  )
}
