import { type ReactNode, useState } from 'react'
import type { Claim, Origin } from '../../core/records.ts'
import { directionOf } from '../../render/direction.ts'
import type { StoryAnswer } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { usePlace } from '../base/route.ts'
import { useSpeech } from '../base/say.tsx'
import { When } from '../base/when.tsx'
import { claimPlace } from './addresses.ts'
import { ArticleLink, NodeName, NumberLink, Reasons, Rule } from './evidence.tsx'
import { Fold } from './fold.tsx'
import { CiteButton } from './hand-over.tsx'
import { Circles, intervalText } from './interval.tsx'
import { Same } from './same-claim.tsx'
import { documentOf, type StoryView } from './story-view.ts'
import { Findable, Verdicts } from './triage.tsx'

type StoryClaim = StoryAnswer['claims'][number]

const AT_ONCE = 20

/** What is claimed, by how many origins, and why so many. Claims of several articles first, as they come. */
export function Claims({ view }: { readonly view: StoryView }): ReactNode {
  const { say } = useSpeech()
  const { hash } = usePlace()
  const [asked, setAsked] = useState(AT_ONCE)
  const { claims } = view.story
  const several = claims.filter(({ documents }) => documents > 1)
  const ordered = [...several, ...claims.filter(({ documents }) => documents <= 1)]
  // a link to a claim leads to it wherever it stands
  const shown = Math.max(asked, ordered.findIndex(({ id }) => hash === claimPlace(id)) + 1)
  const left = ordered.length - shown
  return (
    <>
      <p className="soft">{say('claims.how')}</p>
      {ordered.slice(0, shown).map((claim) => (
        <ClaimCard key={claim.id} view={view} claim={claim} />
      ))}
      {left > 0 && (
        <button type="button" onClick={() => setAsked(shown + 5 * AT_ONCE)}>
          {say('page.more-claims', {}, left)}
        </button>
      )}
    </>
  )
}

function ClaimCard({ view, claim }: { readonly view: StoryView; readonly claim: StoryClaim }): ReactNode {
  const speech = useSpeech()
  const { say } = speech
  const { origins, appearances, deniers } = claim
  const onlyDenied = claim.denied.length === appearances.length
  return (
    <article className="claim" id={claimPlace(claim.id)}>
      <blockquote {...written(view, appearances[0]!.document)}>
        <Foreign text={claim.text} />
      </blockquote>
      <p className="answer">
        <Circles {...origins} />{' '}
        <strong>{onlyDenied ? say('claims.only-denied') : intervalText(speech, origins)}</strong>{' '}
        <span className="soft">
          {say('claims.in', {}, claim.documents)}
          {origins.unrecorded > 0 && <> · {say('origins.unrecorded', {}, origins.unrecorded)}</>}
        </span>
      </p>
      <ul className="origins">
        {origins.origins.map((origin) => (
          <OriginShown key={origin.node} view={view} origin={origin as Origin} appearances={appearances} />
        ))}
      </ul>
      {deniers.length > 0 && (
        <p className="denied">
          {say('claims.denied', {
            who: deniers.map((id, i) => (
              <span key={id}>
                {i > 0 && ' · '}
                <NodeName view={view} id={id} />
              </span>
            )),
          })}
        </p>
      )}
      <Variants view={view} claim={claim} />
      <Fold summary={say('claims.why')}>
        <Reasons view={view} evidence={origins.reasons} />
        <p>{say('claims.appearances')}</p>
        <ol className="appearances">
          {appearances.map((appearance, i) => (
            <AppearanceShown
              key={`${appearance.document} ${appearance.attribution}`}
              view={view}
              claim={claim}
              index={i}
            />
          ))}
        </ol>
      </Fold>
      <CiteButton of={{ story: view.story.row.id, claim: claim.id }} />
    </article>
  )
}

/** Language and direction of an article's words. */
function written(view: StoryView, document: string): { lang?: string; dir?: 'rtl' | 'ltr' } {
  const lang = view.article(document)?.language
  return lang === undefined ? {} : { lang, dir: directionOf(lang) }
}

/** An end of the claim, with what is left when it is not believed, and what a person can say of it. */
export function OriginShown({
  view,
  origin,
  appearances = [],
}: {
  readonly view: StoryView
  readonly origin: Origin
  readonly appearances?: Claim['appearances'] | StoryClaim['appearances']
}): ReactNode {
  const speech = useSpeech()
  const { say } = speech
  const places = [
    ...Map.groupBy(
      origin.appearances.map((i) => appearances[i]!),
      ({ document }) => document,
    ).values(),
  ]
  const finding = { kind: 'origin', node: origin.node } as const
  return (
    <Findable as="li" finding={finding} history={view.story.decisions} className={origin.certain ? 'sure' : 'maybe'}>
      <b>
        <NodeName view={view} id={origin.node} />
      </b>{' '}
      <span className="soft">
        <Rule id={origin.reason} />
      </span>{' '}
      {places.map(([first]) => (
        <NumberLink key={first!.document} view={view} document={first!.document} attribution={first!.attribution} />
      ))}
      {origin.without && origin.without.most > 0 && (
        <span className="soft">
          {' '}
          {say('origin.else', { origins: <span>{intervalText(speech, origin.without)}</span> })}
        </span>
      )}
      {appearances.length === 0 && <Takers view={view} node={origin.node} />}
      <Verdicts finding={finding} history={view.story.decisions} />
    </Findable>
  )
}

/** Behind whose texts an origin stands: each article, as the way to the passage that shows it. */
function Takers({ view, node }: { readonly view: StoryView; readonly node: string }): ReactNode {
  const { say } = useSpeech()
  const taken = view.story.hops.filter(({ kind, from }) => from === node && kind !== 'publishes')
  const byDocument = [...Map.groupBy(taken, ({ to }) => documentOf(to))]
  if (byDocument.length === 0) return null
  return (
    <span className="takers">
      {say('page.text-in')}{' '}
      {byDocument.flatMap(([document, hops]) => {
        const shown = hops
          .flatMap(({ evidence }) => evidence)
          .find((one) => one.document === document && one.spans.length > 0)
        return document === undefined
          ? []
          : [<NumberLink key={document} view={view} document={document} span={shown?.spans[0]} />]
      })}{' '}
    </span>
  )
}

/** Claims that say nearly this and not the same. */
function Variants({ view, claim }: { readonly view: StoryView; readonly claim: StoryClaim }): ReactNode {
  const { word } = useSpeech()
  const others = claim.variants.filter((variant) => variant.claim !== undefined)
  if (others.length === 0) return null
  return (
    <ul className="variants">
      {others.map(({ claim: id, differs, detail, appearance }) => {
        const other = view.story.claims.find((one) => one.id === id)
        return (
          <li key={`${id} ${detail} ${appearance}`}>
            {word('differs', differs)} <bdi dir="ltr">{detail.replace(/^#/, '')}</bdi>:{' '}
            <a href={`#${claimPlace(id ?? '')}`}>
              <Foreign text={other?.text ?? id ?? ''} />
            </a>
            {other && <Same one={claim.appearances[0]!} other={other.appearances[0]!} />}
          </li>
        )
      })}
    </ul>
  )
}

function AppearanceShown({
  view,
  claim,
  index,
}: {
  readonly view: StoryView
  readonly claim: StoryClaim
  readonly index: number
}): ReactNode {
  const { say, word } = useSpeech()
  const { document, attribution, spans, holder, stance, via, text, at } = claim.appearances[index]!
  return (
    <li className={claim.denied.includes(index) ? 'denied' : ''}>
      <NumberLink view={view} document={document} attribution={attribution} />{' '}
      <ArticleLink view={view} document={document} span={spans[0]} /> –{' '}
      {holder === null ? say('speaker.nobody') : <NodeName view={view} id={holder} />}
      {via.length > 0 && (
        <>
          {' '}
          {say('claims.via', {
            who: via.map((id, i) => (
              <span key={id}>
                {i > 0 && ' · '}
                <NodeName view={view} id={id} />
              </span>
            )),
          })}
        </>
      )}{' '}
      <span className="soft">
        {word('stance', stance)} · <When value={at ?? undefined} />
      </span>
      {text !== claim.text && (
        <p className="said" {...written(view, document)}>
          <Foreign text={text} />
        </p>
      )}
      {index > 0 && <Same one={claim.appearances[0]!} other={claim.appearances[index]!} />}
    </li>
  )
}
