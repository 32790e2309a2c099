import { useSyncExternalStore } from 'react'

/** Where the reader is: everything that can be linked to stands in the address. */
export interface Place {
  /** Parts of the path, decoded: `['story', 'saba-1']`. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly hash: string
}

const listeners = new Set<() => void>()
let seen = ''
let place: Place = { path: [], query: new URLSearchParams(), hash: '' }

function here(): Place {
  if (location.href === seen) return place
  seen = location.href
  place = {
    path: location.pathname.split('/').filter(Boolean).map(decoded),
    query: new URLSearchParams(location.search),
    hash: decoded(location.hash.slice(1)),
  }
  return place
}

/** An address typed by hand may hold what no encoder writes. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const tell = (): void => {
  for (const listener of listeners) listener()
}
addEventListener('popstate', tell)

export const usePlace = (): Place =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, here)

/** @param how  `replace` for what should not be a step of its own when the reader goes back: a filter being typed */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to)
  else history.replaceState(null, '', to)
  tell()
}

type Query = Readonly<Record<string, string | number | undefined>>

/** An address of the page: `path(['story', id], { tab: 'claims' })`. Empty values are left out. */
export function path(parts: readonly string[], query: Query = {}, hash = ''): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
  return `/${parts.map(encodeURIComponent).join('/')}${search && `?${search}`}${hash && `#${encodeURIComponent(hash)}`}`
}

/** The same place with other values in its query. */
export function withQuery({ path: parts, query }: Place, change: Query): string {
  return path(parts, { ...Object.fromEntries(query), ...change })
}
