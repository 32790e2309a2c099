import type { ReactNode } from 'react'
import type { MessageKey } from '../../render/messages.ts'
import { useSpeech } from '../base/say.tsx'
import { choose, type Settings } from '../base/settings.ts'
import { Sheet } from './sheet.tsx'

const CHOICES = {
  language: ['ar', 'en'],
  digits: ['latn', 'arab'],
  calendar: ['both', 'gregorian', 'hijri'],
  theme: ['system', 'light', 'dark'],
  keys: ['on', 'off'],
} as const satisfies { readonly [K in keyof Settings]: readonly Settings[K][] }

export function SettingsSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say, settings } = useSpeech()
  return (
    <Sheet title={say('page.settings')} onClose={onClose}>
      {Object.entries(CHOICES).map(([name, values]) => (
        <fieldset key={name} className="choice">
          <legend>{say(`page.set.${name}` as MessageKey)}</legend>
          {values.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name={name}
                checked={settings[name as keyof Settings] === value}
                onChange={() => choose({ [name]: value })}
              />{' '}
              {say(`page.set.${name}.${value}` as MessageKey)}
            </label>
          ))}
        </fieldset>
      ))}
    </Sheet>
  )
}
