import type { Issue } from '../core/failures.ts'
import { type Ingested, isIssue } from './ingested.ts'
import type { Context, Given } from './reader.ts'
import { endingOf } from './web-archive/media-types.ts'

/** An answer that came over HTTP, whoever asked for it. */
export interface Received {
  /** As asked for. */
  readonly asked: string
  /** Where the redirects ended. */
  readonly url: string
  readonly status: number
  /** As received, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** When it was asked for, ISO 8601. */
  readonly captured: string
  /** The body as received: transfer encoding undone, content encoding kept. */
  readonly raw: Buffer
  /** The body without its content encoding: what is read. */
  readonly body: Buffer
  /** Who was asked what on the way there, and what they said. */
  readonly way: readonly unknown[]
}

/** What a web address gives, once somebody asks for it. */
export interface WebAnswer {
  /** An answer, why there is none, or undefined when nothing changed since it was read before. To be called once. */
  receive(): Promise<Received | Issue | undefined>
  /** It is not needed: it will not be asked for ahead. */
  pass(): void
}

/** The documents of an answer; those that are all of it keep the bytes as they came, what stands inside keeps its own. */
export async function* ofReceived(at: string, answer: WebAnswer, context: Context): AsyncGenerator<Ingested> {
  const received = await answer.receive()
  if (received === undefined) return
  if ('code' in received) return yield received
  const { asked, url, status, headers, captured, raw, body, way } = received
  const transfer = { url: asked, ...(url !== asked && { finalUrl: url }), status, headers, captured }
  for await (const one of context.read(givenOf({ at, url, contentType: contentTypeIn(headers), body })))
    yield isIssue(one) || one.raw !== body ? one : { ...one, raw, how: howOf(one.how, way), transfer }
}

/** Beside what the format's reader says. */
const howOf = (how: string | undefined, way: Received['way']): string =>
  JSON.stringify({ ...(how === undefined ? { reader: 'http' } : (JSON.parse(how) as object)), way })

export const contentTypeIn = (headers: Received['headers']): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]

/** The body of an answer as it is read, the first time and again. */
export function givenOf(answer: { at: string; url: string; contentType: string | undefined; body: Buffer }): Given {
  const { at, url, contentType, body } = answer
  const origin = { url, ...(contentType !== undefined && { contentType }) }
  return { at, name: nameOf(url, contentType), content: body, origin }
}

/** The path alone, since a query says nothing of the format, with the ending that goes with what the site says it is. */
const nameOf = (url: string, contentType: string | undefined): string =>
  `${URL.canParse(url) ? new URL(url).pathname : url}${contentType === undefined ? '' : (endingOf(contentType) ?? '')}`
