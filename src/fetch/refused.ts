/**
 * Why a page was not fetched, as few kinds as a person can act on: `not-allowed` (this program refuses), `robots` (the site asks
 * not to), `unreachable` (no address, no connection), `certificate`, `timeout`, `too-large`, `status` (the site says no), `bad-answer`
 * (what came is no answer).
 */
export type Why =
  | 'not-allowed'
  | 'robots'
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'too-large'
  | 'status'
  | 'bad-answer'

/** Thrown inside a fetch and caught at its end: one page failed, the run goes on. The message is one line without the URL. */
export class Refused extends Error {
  readonly why: Why
  constructor(why: Why, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'Refused'
    this.why = why
  }
}

/** What the system says of an error, on one line. */
export const saidOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  const [line] = (message ?? String(error)).split('\n', 1)
  // undici's codes repeat its words
  return code === undefined || code.startsWith('UND_') || line!.includes(code) ? line! : `${line} (${code})`
}
