import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Reader } from '../reading/reader.ts'
import { ApiProblem } from './problems.ts'
import type { Answer } from './schemas.ts'

type Shape = z.ZodObject
export type Method = 'get' | 'post' | 'delete'

/** What a request said, after its schemas. */
export interface Call<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly reader: Reader
  readonly params: z.infer<P>
  readonly query: z.infer<Q>
  readonly body: z.infer<B>
}

/** One way to ask the API: from this the check of requests, the answer and the OpenAPI document are made. */
export interface Endpoint {
  readonly method: Method
  /** Below the version, with `{parameters}`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly params: Shape
  readonly query: Shape
  readonly body: z.ZodType | undefined
  readonly bodyType: string
  /** Of the answer; undefined where it is not JSON. */
  readonly answer: z.ZodType | undefined
  readonly type: string
  readonly status: 200 | 201 | 202
  /** Whether it answers the same as long as the case is as it is. */
  readonly isLasting: boolean
  run(call: Call<Shape, Shape, z.ZodType>): unknown
  /** Answers by itself, with something else than JSON of its own making. */
  respond?(call: Call<Shape, Shape, z.ZodType>, c: Context): Response | Promise<Response>
}

interface Given<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType> {
  readonly tag: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: R
  readonly status?: Endpoint['status']
  readonly isLasting?: boolean
  run(call: Call<P, Q, B>): Answer<R> | Promise<Answer<R>>
}

interface GivenOther<P extends Shape, Q extends Shape> {
  readonly tag: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: z.ZodType
  readonly bodyType?: string
  readonly type: string
  readonly answer?: z.ZodType
  readonly status?: Endpoint['status']
  respond(call: Call<P, Q, z.ZodType>, c: Context): Response | Promise<Response>
}

const JSON_TYPE = 'application/json'

const NOTHING = z.object({})

/** What both kinds of endpoint have. */
const named = (
  method: Method,
  path: string,
  {
    tag,
    summary,
    params = NOTHING,
    query = NOTHING,
    body,
  }: Pick<GivenOther<Shape, Shape>, 'tag' | 'summary' | 'params' | 'query' | 'body'>,
) => ({ method, path, tag, summary, params, query, body })

const endpoint =
  (method: Method) =>
  <
    R extends z.ZodType,
    P extends Shape = typeof NOTHING,
    Q extends Shape = typeof NOTHING,
    B extends z.ZodType = z.ZodUndefined,
  >(
    path: string,
    given: Given<P, Q, B, R>,
  ): Endpoint => ({
    ...named(method, path, given),
    bodyType: JSON_TYPE,
    answer: given.answer,
    type: JSON_TYPE,
    status: given.status ?? 200,
    isLasting: given.isLasting ?? method === 'get',
    run: given.run as Endpoint['run'],
  })

/** One that takes or gives something else than JSON. */
export const other = <P extends Shape = typeof NOTHING, Q extends Shape = typeof NOTHING>(
  method: Method,
  path: string,
  given: GivenOther<P, Q>,
): Endpoint => ({
  ...named(method, path, given),
  bodyType: given.bodyType ?? JSON_TYPE,
  answer: given.answer,
  type: given.type,
  status: given.status ?? 200,
  isLasting: false,
  run: () => undefined,
  respond: given.respond as NonNullable<Endpoint['respond']>,
})

export const get = endpoint('get')
export const post = endpoint('post')
export const remove = endpoint('delete')

/** @param where  what part of the request it is, for the one who has to mend it */
export function checked<S extends z.ZodType>(schema: S, value: unknown, where: string): z.infer<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({
    at: [where, ...path.map(String)].join('.'),
    expected: message,
  }))
  const told = errors.map(({ at, expected }) => `${at}: ${expected}`).join('; ')
  throw new ApiProblem(400, 'bad-request', told, errors)
}

/** The parameters of an address: a name that stands twice is a list. */
export function queryIn(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name)
    query[name] = values.length === 1 ? values[0]! : values
  }
  return query
}
