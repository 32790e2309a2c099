import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Page, Problem } from '../../server/api/schemas.ts'

/** Where the API stands on the server that the page came from. */
export const API = '/api/v1'

/** A request that was answered with a problem, or not at all. */
export class Failed extends Error {
  readonly problem: Problem | undefined
  constructor(problem: Problem | undefined, message: string) {
    super(message)
    this.problem = problem
  }
}

export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`${API}${path}`, { headers: { accept: 'application/json' }, ...init })
  const type = response.headers.get('content-type') ?? ''
  const body: unknown = type.includes('json') ? await response.json() : undefined
  if (response.ok) return body as T
  const problem = body as Problem | undefined
  throw new Failed(problem, problem?.detail ?? `${response.status} ${response.statusText}`)
}

export const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })

// ------------------------------------------------------------ what has been answered

const held = new Map<string, unknown>()
/** Enough for a way back through some dozen pages. */
const MOST_HELD = 200
let change = 0
const listeners = new Set<() => void>()

/** Everything shown is asked for again: the case is not what it was. */
export function changed(): void {
  change += 1
  held.clear()
  for (const listener of listeners) listener()
}

const useChange = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => change,
  )

function hold(path: string, answer: unknown): void {
  if (held.size >= MOST_HELD) held.delete(held.keys().next().value!)
  held.set(path, answer)
}

export interface Answered<T> {
  /** While a new answer is waited for, the one before it. */
  readonly data: T | undefined
  readonly error: Error | undefined
  readonly waiting: boolean
}

/**
 * What the API answers to a path, kept up to date with the case.
 *
 * @param path  undefined: nothing is asked
 */
export function useAnswer<T>(path: string | undefined): Answered<T> {
  const version = useChange()
  const [answer, setAnswer] = useState<{ path: string; data?: T; error?: Error } | undefined>(() =>
    path !== undefined && held.has(path) ? { path, data: held.get(path) as T } : undefined,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the case asks again
  useEffect(() => {
    if (path === undefined) return
    if (held.has(path)) {
      setAnswer({ path, data: held.get(path) as T })
      return
    }
    const stop = new AbortController()
    ask<T>(path, { signal: stop.signal })
      .then((data) => {
        hold(path, data)
        setAnswer({ path, data })
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ path, error: error as Error })
      })
    return () => stop.abort()
  }, [path, version])
  const fits = answer?.path === path
  return { data: answer?.data, error: fits ? answer?.error : undefined, waiting: path !== undefined && !fits }
}

export interface Listed<T> {
  readonly items: readonly T[]
  readonly total: number | undefined
  readonly error: Error | undefined
  readonly waiting: boolean
  /** Ask for the rows up to this one, when they are not there yet. */
  readonly reach: (row: number) => void
}

const PAGE = 100

/**
 * A list of the API, page after page as the reader comes to it.
 *
 * @param path  with its query, without cursor and limit
 * @param page  rows asked for at once
 */
export function useList<T>(path: string, page = PAGE): Listed<T> {
  const version = useChange()
  const [pages, setPages] = useState<{ key: string; pages: readonly Page<T>[]; error?: Error }>({ key: '', pages: [] })
  const [wanted, setWanted] = useState(0)
  const key = `${version} ${path}`
  const current = pages.key === key ? pages : { key, pages: [] as readonly Page<T>[] }
  const items = current.pages.flatMap((page) => page.items)
  const last = current.pages.at(-1)
  const complete = last !== undefined && last.next === null
  const missing = !complete && current.error === undefined && (last === undefined || wanted >= items.length)
  const next = last?.next ?? undefined
  useEffect(() => {
    if (!missing) return
    const stop = new AbortController()
    const query = `${path.includes('?') ? '&' : '?'}limit=${page}${next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`}`
    ask<Page<T>>(`${path}${query}`, { signal: stop.signal })
      .then((page) => setPages((was) => ({ key, pages: [...(was.key === key ? was.pages : []), page] })))
      .catch((error: unknown) => {
        if (!stop.signal.aborted)
          setPages((was) => ({ key, pages: was.key === key ? was.pages : [], error: error as Error }))
      })
    return () => stop.abort()
  }, [key, path, page, next, missing])
  // until the first page of another list is there, the old rows stand
  const shown = current.pages.length > 0 || pages.error ? items : pages.pages.flatMap((page) => page.items)
  return {
    items: shown,
    total: (last ?? pages.pages.at(-1))?.total,
    error: current.error,
    waiting: missing,
    reach: (row) => setWanted((was) => Math.max(was, row)),
  }
}

/** `?a=1&b=2` of what is set. */
export function query(values: Readonly<Record<string, string | number | undefined | null>>): string {
  const set = Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
  )
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}
