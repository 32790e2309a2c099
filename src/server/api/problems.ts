import { IsnadError } from '../../core/failures.ts'
import type { Problem } from './schemas.ts'

/** What a caller did wrong, or what cannot be done now; everything else that is thrown is a fault of this program. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: Problem['errors']
  constructor(status: number, code: string, detail: string, errors?: Problem['errors']) {
    super(detail)
    this.status = status
    this.code = code
    this.errors = errors
  }
}

export const notFound = (what: string, value: string): ApiProblem =>
  new ApiProblem(404, 'not-found', `no such ${what}: ${value}`)

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request does not fit',
  401: 'A token is needed',
  403: 'Not from here',
  404: 'Not found',
  405: 'No such method here',
  409: 'Not as things stand',
  410: 'The list has changed',
  413: 'Too large',
  415: 'Another kind of content is needed',
  421: 'Another host',
  500: 'A fault of this program',
  503: 'Not now',
}

/** The codes of the core's errors that a caller can do something about. */
const STATUSES: Partial<Readonly<Record<IsnadError['code'], number>>> = {
  'no-finding': 404,
  'bad-option': 400,
  'case-busy': 503,
  'case-broken': 503,
}

/** As RFC 9457 has it. Of a fault of ours nothing but the fact is told. */
export function problemOf(error: unknown, instance: string): Problem {
  const status = error instanceof ApiProblem ? error.status : statusOf(error)
  const code = error instanceof ApiProblem || error instanceof IsnadError ? error.code : 'internal'
  const detail = status === 500 ? 'it is written to the terminal of the server' : (error as Error).message
  return {
    type: `/api/docs#problem-${code}`,
    title: TITLES[status] ?? 'Problem',
    status,
    detail,
    code,
    instance,
    ...(error instanceof ApiProblem && error.errors !== undefined && { errors: error.errors }),
  }
}

const statusOf = (error: unknown): number => (error instanceof IsnadError ? (STATUSES[error.code] ?? 500) : 500)

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
