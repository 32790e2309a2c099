import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Described, DOCS_STYLE, docsPage } from '../docs/docs.ts'
import type { Reader } from '../reading/reader.ts'
import { answersOf } from './answers.ts'
import { jsonIn } from './bodies.ts'
import { checked, type Endpoint, queryIn } from './endpoint.ts'
import { ApiProblem, problemOf, problemResponse } from './problems.ts'
import { ProblemSchema } from './schemas.ts'

/** The version stands in the path: what changes so that an old caller breaks gets a new one. */
export const BASE = '/api/v1'

/** Build the API over a case. @param onFault  is told of faults of this program */
export function apiOf(
  reader: Reader,
  endpoints: readonly Endpoint[],
  version: string,
  onFault: (error: unknown) => void,
): OpenAPIHono {
  const app = new OpenAPIHono()
  const answers = answersOf(reader)
  for (const endpoint of endpoints) {
    register(app, endpoint)
    const path = BASE + endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    const answer = async (c: Context): Promise<Response> => {
      const url = new URL(c.req.url)
      const query = checked(endpoint.query.strict(), queryIn(url), 'query')
      const params = checked(endpoint.params, c.req.param(), 'path')
      if (endpoint.respond) return endpoint.respond({ reader, params, query, body: undefined }, c)
      if (endpoint.isLasting) return answers.of(c, () => endpoint.run({ reader, params, query, body: undefined }))
      const body = endpoint.body === undefined ? undefined : checked(endpoint.body, await jsonIn(c.req.raw), 'body')
      return answers.fresh(await endpoint.run({ reader, params, query, body }), endpoint.status)
    }
    app.on(endpoint.method.toUpperCase(), path, answer)
  }
  app.get(`${BASE}/openapi.json`, (c) => c.json(app.getOpenAPI31Document(describing(version)) as never))
  const described = (): Described => app.getOpenAPI31Document(describing(version)) as unknown as Described
  app.get('/api/docs', (c) => c.html(docsPage(described(), '/api/docs.css')))
  app.get('/api/docs.css', (c) => c.body(DOCS_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.all('/api/*', (c) => {
    throw new ApiProblem(404, 'not-found', `no such address: ${c.req.method} ${c.req.path}`)
  })
  app.onError((error, c) => {
    const problem = problemOf(error, c.req.path)
    if (problem.status === 500) onFault(error)
    return problemResponse(problem)
  })
  return app
}

const describing = (version: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Isnad',
    version,
    description:
      'Who says so, and how many are they really? One case, read and decided about. Nothing leaves the machine.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
})

function register(app: OpenAPIHono, endpoint: Endpoint): void {
  const { method, path, tag, summary, params, query, body, bodyType, answer, type, status } = endpoint
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  }
  app.openAPIRegistry.registerPath({
    method,
    path: BASE + path,
    tags: [tag],
    summary,
    request: {
      params,
      query,
      ...(body !== undefined && { body: { required: true, content: { [bodyType]: { schema: body } } } }),
    },
    responses: {
      [status]: { description: summary, content: { [type]: { schema: answer ?? z.string() } } },
      ...(endpoint.isLasting && { 304: { description: 'Not changed since the entity tag that was sent' } }),
      default: problem,
    },
  })
}
