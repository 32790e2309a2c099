import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { go } from './route.ts'

/** A link within the page: the browser's own ways (a new tab, copying the address) stay as they are. */
export function Go({
  to,
  children,
  ...others
}: { readonly to: string } & AnchorHTMLAttributes<HTMLAnchorElement>): ReactNode {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    go(to)
  }
  return (
    <a href={to} onClick={follow} {...others}>
      {children}
    </a>
  )
}
