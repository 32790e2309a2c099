import { useEffect, useRef } from 'react'
import { useSettings } from './settings.ts'

/**
 * What a key does, by its place on the keyboard (`KeyJ`, `Slash`, `Shift+Slash`): an Arabic layout has other letters on the same keys.
 * A handler that returns false leaves the key to the browser.
 *
 * @see  UI Events: KeyboardEvent code values; WCAG 2.1, 2.1.4 (single keys can be turned off: a setting)
 */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => boolean | undefined>>

export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  const on = useSettings().keys === 'on'
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      const handler = current.current[`${event.shiftKey ? 'Shift+' : ''}${event.code}`]
      if (handler !== undefined && handler(event) !== false) event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [on])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('dialog') !== null)
