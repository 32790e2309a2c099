import { type ReactNode, useId, useState } from 'react'
import type { ChainNode } from '../../core/records.ts'
import { Foreign } from '../base/foreign.tsx'
import { useSpeech } from '../base/say.tsx'
import { Fold } from './fold.tsx'
import type { StoryView } from './story-view.ts'
import { Findable, useTriage, Verdicts } from './triage.tsx'

/** Who speaks in a story, by how often; two names of one person can be joined, and two persons of one name parted. */
export function SpeakersOf({ view }: { readonly view: StoryView }): ReactNode {
  const { say } = useSpeech()
  const said = new Map<string, number>()
  for (const { appearances } of view.story.claims)
    for (const { holder } of appearances) if (holder !== null) said.set(holder, (said.get(holder) ?? 0) + 1)
  const speakers = view.story.nodes
    .filter(({ kind }) => kind === 'speaker' || kind === 'unnamed')
    .toSorted((a, b) => (said.get(b.id) ?? 0) - (said.get(a.id) ?? 0) || (a.name < b.name ? -1 : 1))
  return (
    <ul className="speakers">
      {speakers.map((node) => (
        <Findable as="li" key={node.id} finding={{ kind: 'origin', node: node.id }} history={view.story.decisions}>
          <Foreign text={node.name} />{' '}
          <span className="soft">{say('page.claims-count', {}, said.get(node.id) ?? 0)}</span>
          {node.aliases && node.aliases.length > 0 && (
            <span className="soft">
              {' '}
              {say('page.also')}{' '}
              {node.aliases.map((alias) => (
                <Apart key={alias} name={node.name} alias={alias} />
              ))}
            </span>
          )}
          <Verdicts finding={{ kind: 'origin', node: node.id }} history={view.story.decisions} />
          <SameAs node={node as ChainNode} others={speakers as readonly ChainNode[]} />
        </Findable>
      ))}
    </ul>
  )
}

/** Another name of a speaker, which may be somebody else's. */
function Apart({ name, alias }: { readonly name: string; readonly alias: string }): ReactNode {
  const { say } = useSpeech()
  const triage = useTriage()
  return (
    <span>
      <Foreign text={alias} />{' '}
      <button
        type="button"
        className="quiet"
        onClick={() => triage.decide('reject', { kind: 'speaker', one: name, other: alias })}
      >
        {say('page.other-speaker')}
      </button>{' '}
    </span>
  )
}

function SameAs({ node, others }: { readonly node: ChainNode; readonly others: readonly ChainNode[] }): ReactNode {
  const { say } = useSpeech()
  const triage = useTriage()
  const field = useId()
  const [name, setName] = useState('')
  const other = others.find((one) => one.name === name && one.id !== node.id)
  return (
    <Fold className="same-as" summary={say('page.same-as')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (other) triage.decide('confirm', { kind: 'speaker', one: other.name, other: node.name })
        }}
      >
        <label>
          {say('page.same-as-whom')}{' '}
          <input list={field} value={name} dir="auto" onChange={(event) => setName(event.target.value)} />
        </label>
        <datalist id={field}>
          {others
            .filter(({ id }) => id !== node.id)
            .map(({ id, name: known }) => (
              <option key={id} value={known} />
            ))}
        </datalist>
        <button type="submit" disabled={other === undefined}>
          {say('page.join')}
        </button>
      </form>
    </Fold>
  )
}
