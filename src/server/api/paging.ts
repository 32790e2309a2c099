import { ApiProblem } from './problems.ts'

/** Where a page begins: a sort key to go on after, or a place in a list that holds for one state of the case. */
export type Cursor = { readonly after: string } | { readonly at: number; readonly state: string }

export const cursorText = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** @throws  `bad-cursor` */
export function afterOf(text: string | undefined): string {
  if (text === undefined) return ''
  const cursor = parsed(text)
  if (typeof cursor.after !== 'string') throw badCursor(text)
  return cursor.after
}

/** @throws  `bad-cursor`; `list-changed` when the list is not the one any more that the cursor is of */
export function placeOf(text: string | undefined, state: string): number {
  if (text === undefined) return 0
  const cursor = parsed(text)
  if (typeof cursor.at !== 'number' || !Number.isSafeInteger(cursor.at) || cursor.at < 0) throw badCursor(text)
  if (cursor.state !== state) throw new ApiProblem(410, 'list-changed', 'the case has changed since: begin again')
  return cursor.at
}

function parsed(text: string): { readonly after?: unknown; readonly at?: unknown; readonly state?: unknown } {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (typeof cursor === 'object' && cursor !== null) return cursor
  } catch {
    // said below
  }
  throw badCursor(text)
}

const badCursor = (text: string): ApiProblem =>
  new ApiProblem(400, 'bad-cursor', `expected \`next\` of the page before, got ${text.slice(0, 80)}`)

/** One page of rows of which one more was asked for than it holds. */
export function pageBy<R, T>(rows: readonly R[], limit: number, keyOf: (row: R) => string, make: (row: R) => T) {
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? cursorText({ after: keyOf(shown.at(-1)!) }) : null
  return { items: shown.map(make), next }
}
