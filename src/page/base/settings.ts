import { useSyncExternalStore } from 'react'
import type { Language } from '../../render/plural.ts'

/** What a reader chose about the page itself; kept in the browser, never in the case. */
export interface Settings {
  readonly language: Language
  readonly digits: 'latn' | 'arab'
  readonly calendar: 'gregorian' | 'hijri' | 'both'
  readonly theme: 'system' | 'light' | 'dark'
  /** Whether single letters do something. */
  readonly keys: 'on' | 'off'
}

const KEY = 'isnad.settings'
const FIRST: Settings = { language: 'ar', digits: 'latn', calendar: 'both', theme: 'system', keys: 'on' }
const CHOICES: { readonly [K in keyof Settings]: readonly Settings[K][] } = {
  language: ['ar', 'en'],
  digits: ['latn', 'arab'],
  calendar: ['gregorian', 'hijri', 'both'],
  theme: ['system', 'light', 'dark'],
  keys: ['on', 'off'],
}

let current = kept()
const listeners = new Set<() => void>()

/** A setting that an address names (`?lang=en`) holds for this visit and is kept like one that was chosen. */
function kept(): Settings {
  const asked = new URLSearchParams(location.search).get('lang')
  return checked({ ...FIRST, ...stored(), ...(asked === null ? {} : { language: asked }) })
}

function stored(): object {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as object
  } catch {
    // storage may be closed, or hold what another program wrote: the first settings do
    return {}
  }
}

function checked(found: Readonly<Record<string, unknown>>): Settings {
  const entries = Object.entries(CHOICES).map(([key, choices]) => [
    key,
    (choices as readonly unknown[]).includes(found[key]) ? found[key] : FIRST[key as keyof Settings],
  ])
  return Object.fromEntries(entries) as Settings
}

export function choose(change: Partial<Settings>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // without storage a choice lasts as long as the page
  }
  for (const listener of listeners) listener()
}

export const useSettings = (): Settings =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
