/**
 * Three kinds of failure, chosen by who can act. Nothing found is `undefined` or an empty list. A bad record is an `Issue`: it is
 * named with its place, counted, and the stream goes on. A wrong call or a broken machine throws an `IsnadError`.
 */

/** A record that could not be used. `at` is its place: `FILE:LINE`, or the file alone. */
export type Issue =
  | { readonly code: 'not-json'; readonly at: string; readonly found: string }
  | { readonly code: 'not-a-document'; readonly at: string; readonly field: string; readonly found: string }
  | { readonly code: 'not-a-record'; readonly at: string; readonly stage: string; readonly found: string }
  | { readonly code: 'empty-document'; readonly at: string }
  | { readonly code: 'no-article'; readonly at: string }
  /** `more`: it was not read to its end, and has more than `bytes`. */
  | {
      readonly code: 'too-large'
      readonly at: string
      readonly bytes: number
      readonly limit: number
      readonly more?: true
    }
  | { readonly code: 'unreadable'; readonly at: string; readonly reason: string }
  | { readonly code: 'not-fetched'; readonly at: string; readonly why: string; readonly reason: string }
  | { readonly code: 'unknown-format'; readonly at: string; readonly found: string }
  | { readonly code: 'id-taken'; readonly at: string; readonly id: string }
  | { readonly code: 'no-document'; readonly at: string; readonly id: string }
  | { readonly code: 'stage-failed'; readonly at: string; readonly stage: string; readonly reason: string }

/** What went wrong, what was expected, then the value: one line, lower case. */
export function issueMessage(issue: Issue): string {
  switch (issue.code) {
    case 'not-json':
      return `${issue.at}: not JSON: expected one object a line, got ${issue.found}`
    case 'not-a-document':
      return `${issue.at}: not a document: expected ${issue.field}, got ${issue.found}`
    case 'not-a-record':
      return `${issue.at}: not a record of stage ${issue.stage}: got ${issue.found}`
    case 'empty-document':
      return `${issue.at}: empty document: expected text, got white space only`
    case 'no-article':
      return `${issue.at}: no article found in the page`
    case 'too-large':
      return `${issue.at}: too large: expected at most ${issue.limit} bytes, got ${issue.more ? 'more than ' : ''}${issue.bytes}`
    case 'unreadable':
      return `${issue.at}: cannot be read: ${issue.reason}`
    case 'not-fetched':
      return `${issue.at}: not fetched (${issue.why}): ${issue.reason}`
    case 'unknown-format':
      return `${issue.at}: unknown format: expected text, pages, tables, feeds, mail, PDF, DOCX or archives of these, got ${issue.found}`
    case 'id-taken':
      return `${issue.at}: id taken: another document with other text has the id ${issue.id}`
    case 'no-document':
      return `${issue.at}: no such document: expected the id of a document in it, got ${issue.id}`
    case 'stage-failed':
      return `${issue.at}: stage ${issue.stage} failed: ${issue.reason}`
  }
}

const MESSAGES = {
  'unknown-stage': ({ name, expected }: { name: string; expected: string }) =>
    `unknown stage: expected ${expected}, got ${name}`,
  'lexicon-broken': ({ at, reason }: { at: string; reason: string }) => `lexicon broken: ${at}: ${reason}`,
  'case-broken': ({ file, reason }: { file: string; reason: string }) => `not a case file: ${file}: ${reason}`,
  'cannot-write': ({ file, reason }: { file: string; reason: string }) => `cannot write ${file}: ${reason}`,
  'case-busy': ({ file }: { file: string }) =>
    `case in use: another process has been writing to ${file} for a while; try again when it is done`,
  'no-case': ({ file }: { file: string }) => `no such case: expected a case file, got ${file}`,
  'bad-table': ({ at, expected, value }: { at: string; expected: string; value: string }) =>
    `bad table: ${at}: expected ${expected}, got ${value}`,
  'no-finding': ({ what, expected, value }: { what: string; expected: string; value: string }) =>
    `no such ${what}: expected ${expected}, got ${value}`,
  'web-address': ({ input }: { input: string }) =>
    `web addresses are fetched by isnad add ADDRESS --case FILE alone, got ${input}`,
  'no-input': ({ input }: { input: string }) => `no such input: ${input}`,
  'bad-option': ({ option, expected, value }: { option: string; expected: string; value: string }) =>
    `bad option ${option}: expected ${expected}, got ${value}`,
} as const

export type ErrorCode = keyof typeof MESSAGES

/** A wrong call, or a machine that cannot do what was asked. `code` is stable and documented by its message here. */
export class IsnadError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'IsnadError'
    this.code = code
  }
}

/** Make the error of a code with its fields: `throw failure('unknown-stage', { name, expected })`. */
export function failure<C extends ErrorCode>(
  code: C,
  fields: Parameters<(typeof MESSAGES)[C]>[0],
  cause?: unknown,
): IsnadError {
  const message = (MESSAGES[code] as (fields: Parameters<(typeof MESSAGES)[C]>[0]) => string)(fields)
  return new IsnadError(code, message, cause === undefined ? undefined : { cause })
}
