import { Fragment, type ReactNode } from 'react'
import type { Span } from '../../core/records.ts'
import type { StoryAnswer } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { Go } from '../base/link.tsx'
import { type Speech, useSpeech } from '../base/say.tsx'
import { address } from './addresses.ts'
import { Fold } from './fold.tsx'
import { documentOf, type StoryView } from './story-view.ts'

/** «3 صحيفة الضفة»: an article by its number and outlet, as the way to it or to a place in it. */
export function ArticleLink({
  view,
  document,
  span,
}: {
  readonly view: StoryView
  readonly document: string
  readonly span?: Span | undefined
}): ReactNode {
  const { number } = useSpeech()
  const article = view.article(document)
  return (
    <Go className="art" to={address.article(document, span)} title={article?.title ?? document}>
      {article && <span className="num">{number(article.number)}</span>} <Foreign text={article?.outlet ?? document} />
    </Go>
  )
}

/** The number alone, where the outlet has been named or many stand in a row. */
export function NumberLink({
  view,
  document,
  span,
  attribution,
}: {
  readonly view: StoryView
  readonly document: string
  readonly span?: Span | undefined
  readonly attribution?: string
}): ReactNode {
  const { number } = useSpeech()
  const article = view.article(document)
  const told = article === undefined ? document : `${article.outlet ?? document}: ${article.title ?? ''}`
  return (
    <Go
      className="num"
      to={attribution === undefined ? address.article(document, span) : address.attribution(document, attribution)}
      title={told}
      aria-label={`${article === undefined ? '' : number(article.number)} ${told}`}
    >
      {article === undefined ? '?' : number(article.number)}
    </Go>
  )
}

/** Why, in a plain sentence. A rule that nobody has described is shown by its id. */
export function Rule({ id, value }: { readonly id: string; readonly value?: string | undefined }): ReactNode {
  const { rule } = useSpeech()
  return (
    rule(id, value ?? '') ?? (
      <>
        <code>{id}</code> {value ? <Foreign text={value} /> : null}
      </>
    )
  )
}

type Evidence = StoryAnswer['origins']['reasons'][number]

/** Shown at once; the others when asked for. */
const MOST_PLACES = 12

/** Each reason once, and behind it the ways to its passages. */
export function Reasons({
  view,
  evidence,
}: {
  readonly view: StoryView
  readonly evidence: readonly Evidence[]
}): ReactNode {
  const reasons = [...Map.groupBy(evidence, ({ rule, value }) => `${rule}\n${value ?? ''}`).values()]
  return (
    <ul className="reasons">
      {reasons.map((alike) => (
        <li key={`${alike[0]!.rule} ${alike[0]!.value ?? ''}`}>
          <Rule id={alike[0]!.rule} value={alike[0]!.value} /> <Places view={view} evidence={alike} />
        </li>
      ))}
    </ul>
  )
}

function Places({ view, evidence }: { readonly view: StoryView; readonly evidence: readonly Evidence[] }): ReactNode {
  const { say } = useSpeech()
  const link = (one: Evidence, i: number): ReactNode => (
    <Fragment key={`${one.document} ${one.spans[0]?.join('-') ?? i}`}>
      {i === 0 ? (
        <ArticleLink view={view} document={one.document} span={one.spans[0]} />
      ) : (
        <NumberLink view={view} document={one.document} span={one.spans[0]} />
      )}{' '}
    </Fragment>
  )
  const rest = evidence.slice(MOST_PLACES)
  return (
    <>
      {evidence.slice(0, MOST_PLACES).map(link)}
      {rest.length > 0 && (
        <Fold className="more" summary={say('hops.left', {}, rest.length)}>
          {rest.map((one, i) => link(one, i + 1))}
        </Fold>
      )}
    </>
  )
}

/** A node by its name; a document as the way to it. */
export function NodeName({ view, id }: { readonly view: StoryView; readonly id: string }): ReactNode {
  const document = documentOf(id)
  const aliases = view.node(id)?.aliases
  if (document !== undefined) return <ArticleLink view={view} document={document} />
  return (
    <span title={aliases?.join(' · ')}>
      <Foreign text={view.name(id)} />
    </span>
  )
}

/** Evidence of a link is a rule id with its values behind it: `time:a-later:3h`. */
export function linkReason(speech: Speech, evidence: string): ReactNode {
  const [kind = '', which = '', ...value] = evidence.split(':')
  return speech.rule(`${kind}-${which}`, value.join(':')) ?? speech.rule(kind, which) ?? <code>{evidence}</code>
}
