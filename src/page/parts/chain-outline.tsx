import type { ReactNode } from 'react'
import type { Finding, Hop } from '../../core/records.ts'
import { useSpeech } from '../base/say.tsx'
import { NodeName, Reasons } from './evidence.tsx'
import { Fold } from './fold.tsx'
import { documentOf, type StoryView } from './story-view.ts'
import { Findable, Verdicts } from './triage.tsx'

/** A longer way back is a circle or a mistake. */
const DEEPEST = 8

/** The chain in words: each article, whom it took from, whom those took from, with the evidence for every step. */
export function ChainOutline({
  view,
  chosen,
}: {
  readonly view: StoryView
  readonly chosen: string | undefined
}): ReactNode {
  const hops = view.story.hops as readonly Hop[]
  const outletOf = new Map(hops.flatMap((hop) => (hop.kind === 'publishes' ? [[hop.to, hop.from]] : [])))
  const taken = Map.groupBy(
    hops.filter(({ kind }) => kind !== 'publishes'),
    ({ to }) => to,
  )
  const isChosen = (document: string): boolean =>
    chosen === undefined ||
    document === chosen ||
    outletOf.get(document) === chosen ||
    (taken.get(document) ?? []).some(({ from }) => from === chosen)
  const { say } = useSpeech()
  return (
    <ol className="outline">
      {view.articles
        .map(({ id }) => `document:${id}`)
        .filter(isChosen)
        .map((document) => (
          <li key={document}>
            <NodeName view={view} id={document} />{' '}
            <span className="title">{view.article(documentOf(document)!)?.title}</span>
            {taken.has(document) ? (
              <Givers view={view} taken={taken} node={document} above={[document]} />
            ) : (
              <p className="soft">{say('page.takes-from-nobody')}</p>
            )}
          </li>
        ))}
    </ol>
  )
}

function Givers({
  view,
  taken,
  node,
  above,
}: {
  readonly view: StoryView
  readonly taken: ReadonlyMap<string, readonly Hop[]>
  readonly node: string
  readonly above: readonly string[]
}): ReactNode {
  return (
    <ul>
      {(taken.get(node) ?? []).map((hop) => (
        <li key={`${hop.kind} ${hop.from}`}>
          <HopShown view={view} hop={hop} />
          {documentOf(hop.from) === undefined &&
            !above.includes(hop.from) &&
            above.length < DEEPEST &&
            taken.has(hop.from) && <Givers view={view} taken={taken} node={hop.from} above={[...above, hop.from]} />}
        </li>
      ))}
    </ul>
  )
}

/** A copy is decided on as the link between both texts, which all else is counted from; any other step as itself. */
function findingOf({ kind, from, to }: Hop): Finding {
  const [a, b] = [documentOf(from), documentOf(to)]
  if (kind !== 'copies' || a === undefined || b === undefined) return { kind: 'hop', from, to, hop: kind }
  return a < b ? { kind: 'link', a, b } : { kind: 'link', a: b, b: a }
}

function HopShown({ view, hop }: { readonly view: StoryView; readonly hop: Hop }): ReactNode {
  const { say, word } = useSpeech()
  const finding = findingOf(hop)
  const history = view.story.decisions
  return (
    <Findable finding={finding} history={history} className={hop.declared ? 'hop' : 'hop unsaid'}>
      <p>
        <span className="tag">{word('hop', hop.kind)}</span> <NodeName view={view} id={hop.from} />{' '}
        <span className={hop.declared ? 'soft' : 'warn'}>{say(hop.declared ? 'hops.said' : 'hops.unsaid')}</span>
      </p>
      <Fold summary={say('claims.why')}>
        <Reasons view={view} evidence={hop.evidence} />
      </Fold>
      <Verdicts finding={finding} history={history} />
    </Findable>
  )
}
