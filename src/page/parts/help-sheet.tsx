import type { ReactNode } from 'react'
import type { MessageKey } from '../../render/messages.ts'
import { useSpeech } from '../base/say.tsx'
import { Sheet } from './sheet.tsx'

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ['J', 'page.key.next'],
  ['K', 'page.key.previous'],
  ['Y', 'page.key.confirm'],
  ['N', 'page.key.reject'],
  ['E', 'page.key.edit'],
  ['U', 'page.key.undo'],
  ['/', 'page.key.search'],
  ['?', 'page.key.help'],
]

export function HelpSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say } = useSpeech()
  return (
    <Sheet title={say('page.help')} onClose={onClose}>
      <p>{say('top.what')}</p>
      <p className="soft">{say('page.keys-how')}</p>
      <dl className="keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/api/docs">{say('page.api')}</a>
      </p>
    </Sheet>
  )
}
