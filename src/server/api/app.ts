import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { rawOf } from '../reading/document.ts'
import type { Reader } from '../reading/reader.ts'
import { answersOf } from './answers.ts'
import { checked, type Endpoint, queryIn } from './endpoint.ts'
import { ApiProblem, problemOf, problemResponse } from './problems.ts'
import { ProblemSchema } from './schemas.ts'

/** The version stands in the path: what changes so that an old caller breaks gets a new one. */
export const BASE = '/api/v1'

/** A decision is a few words and offsets. */
const MOST_BODY = 2 ** 20

/** Build the API over a case. @param onFault  is told of faults of this program */
export function apiOf(
  reader: Reader,
  endpoints: readonly Endpoint[],
  version: string,
  onFault: (error: unknown) => void,
): OpenAPIHono {
  const app = new OpenAPIHono()
  const answers = answersOf(reader)
  const limited = bodyLimit({
    maxSize: MOST_BODY,
    onError: () => {
      throw new ApiProblem(413, 'too-large', `expected at most ${MOST_BODY} bytes`)
    },
  })
  for (const endpoint of endpoints) {
    register(app, endpoint)
    const path = BASE + endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    const answer = async (c: Context): Promise<Response> => {
      const url = new URL(c.req.url)
      const query = checked(endpoint.query.strict(), queryIn(url), 'query')
      const params = checked(endpoint.params, c.req.param(), 'path')
      if (endpoint.method === 'get')
        return answers.of(c, () => endpoint.run({ reader, params, query, body: undefined }))
      const body = endpoint.body === undefined ? undefined : checked(endpoint.body, await bodyOf(c), 'body')
      return answers.fresh(await endpoint.run({ reader, params, query, body }), endpoint.status)
    }
    if (endpoint.method === 'get') app.get(path, answer)
    else app.on(endpoint.method.toUpperCase(), path, limited, answer)
  }
  app.get(`${BASE}/documents/:id/raw`, (c) => rawResponse(reader, c))
  app.get(`${BASE}/openapi.json`, (c) => c.json(app.getOpenAPI31Document(describing(version)) as never))
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

async function bodyOf(c: Context): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new ApiProblem(415, 'not-json', `expected content of the type application/json, got ${type ?? 'none'}`)
  const text = await c.req.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ApiProblem(400, 'bad-request', `expected JSON, got ${text.slice(0, 80)}`)
  }
}

/** Never shown as a page, whatever it is: it came from somewhere else. */
function rawResponse(reader: Reader, c: Context): Response {
  const { raw, sha256 } = rawOf(reader, c.req.param('id') ?? '')
  return new Response(Uint8Array.from(raw), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${sha256.slice(0, 16)}.bin"`,
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${sha256}"`,
    },
  })
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
  const { method, path, tag, summary, params, query, body, answer, status } = endpoint
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
      ...(body !== undefined && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [status]: { description: summary, content: { 'application/json': { schema: answer } } },
      ...(method === 'get' && { 304: { description: 'Not changed since the entity tag that was sent' } }),
      default: problem,
    },
  })
}
