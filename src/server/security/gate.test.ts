import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SETUP_MS, servedCase, type TestServer } from '../served.test-support.ts'

/** What `fetch` does not let anybody say: any host, any origin. */
function ask(port: number, path: string, headers: Record<string, string>, method = 'GET', body?: string) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, setHost: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    asked.on('error', fail)
    asked.end(body)
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const DECIDE = JSON.stringify({ verdict: 'confirm', on: { kind: 'link', a: '01-tilna', b: '03-sada' } })

describe('on this machine alone', () => {
  let server: TestServer
  let own: string
  beforeAll(async () => {
    server = await servedCase()
    own = `127.0.0.1:${server.port}`
  }, SETUP_MS)
  afterAll(() => server.close(), SETUP_MS)

  for (const [name, headers, status] of [
    ['its address', {}, 200],
    ['its name', { host: 'localhost' }, 200],
    ['its name, in capitals', { host: 'LOCALHOST' }, 200],
    ['a page of its own', { origin: 'own', 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', { 'user-agent': 'curl' }, 200],
    ['another name that points here', { host: 'evil.example' }, 421],
    ['another name with its address in front', { host: '127.0.0.1.evil.example' }, 421],
    ['another port', { host: '127.0.0.1:1' }, 421],
    ['no host', { host: '' }, 421],
    ['another site', { origin: 'http://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['its own name over another scheme', { origin: 'https://own' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a picture on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a form on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 403],
    ['another port of this machine, without an origin', { 'sec-fetch-site': 'same-site' }, 403],
  ] as const)
    test(`${name}: ${status}`, async () => {
      const { host = own, origin, ...rest } = headers as Record<string, string | undefined>
      const named = /^(localhost|LOCALHOST|evil|127\.0\.0\.1\.evil)/.test(host) ? `${host}:${server.port}` : host
      const from = origin?.replace('https://own', `https://${own}`).replace(/^own$/, `http://${own}`)
      const sent = { ...(host === '' ? {} : { host: named }), ...(from && { origin: from }), ...rest }
      const got = await ask(server.port, '/api/v1/case', sent as Record<string, string>).catch(() => undefined)
      // a request without a host is none by HTTP 1.1
      if (host === '') expect([400, 421]).toContain(got?.status)
      else expect(got?.status).toBe(status)
    })

  test('a link on another site opens the page, and only the page', async () => {
    const link = { host: own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await ask(server.port, '/stories/01-tilna', link)).status).not.toBe(403)
    expect((await ask(server.port, '/api/v1/case', link)).status).toBe(403)
  })

  test('what changes the case is refused from elsewhere, and in a form that a page of elsewhere can send', async () => {
    const before = server.kept.decisions().length
    for (const [headers, status] of [
      [{ origin: 'http://evil.example', ...JSON_TYPE }, 403],
      [{ 'sec-fetch-site': 'cross-site', ...JSON_TYPE }, 403],
      [{ 'content-type': 'text/plain' }, 415],
      [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ] as const) {
      const got = await ask(server.port, '/api/v1/decisions', { host: own, ...headers }, 'POST', DECIDE)
      expect(got.status).toBe(status)
    }
    expect(server.kept.decisions().length).toBe(before)
  })

  test('every answer says what a browser may do with it', async () => {
    for (const path of ['/', '/api/v1/case', '/api/v1/nowhere', '/assets/nothing.js']) {
      const { headers } = await ask(server.port, path, { host: own })
      expect(headers['content-security-policy'], path).toContain("default-src 'none'")
      expect(headers['content-security-policy'], path).not.toContain('unsafe-inline')
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin')
      expect(headers['referrer-policy'], path).toBe('no-referrer')
      expect(headers['permissions-policy'], path).toContain('camera=()')
      expect(headers['access-control-allow-origin'], path).toBeUndefined()
    }
  })

  test('no file outside the folder of the page is ever read', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets//etc/passwd',
    ])
      expect((await ask(server.port, path, { host: own })).body).not.toContain('isnad"')
  })
})

describe('reached by others', () => {
  const token = 'a-token-of-this-test'
  let server: TestServer
  let own: string
  beforeAll(async () => {
    server = await servedCase(undefined, { token, names: ['desk.example'] })
    own = `desk.example:${server.port}`
  }, SETUP_MS)
  afterAll(() => server.close(), SETUP_MS)

  for (const [name, headers, status] of [
    ['nothing', {}, 401],
    ['another bearer', { authorization: 'Bearer another' }, 401],
    ['the bearer', { authorization: `Bearer ${token}` }, 200],
    ['another cookie', { cookie: 'isnad_PORT=another' }, 401],
    ['the cookie', { cookie: `isnad_PORT=${token}` }, 200],
    ['the cookie of another port', { cookie: `isnad_1=${token}` }, 401],
  ] as const)
    test(`with ${name}: ${status}`, async () => {
      const sent = Object.fromEntries(
        Object.entries(headers).map(([key, value]) => [key, value.replace('PORT', String(server.port))]),
      )
      expect((await ask(server.port, '/api/v1/case', { host: own, ...sent })).status).toBe(status)
      expect((await ask(server.port, '/', { host: own, ...sent })).status === 401).toBe(status === 401)
    })

  test('the address that was printed gives a cookie that no script reads and no other site sends', async () => {
    const got = await ask(server.port, `/stories?sort=date&token=${token}`, { host: own })
    expect(got.status).toBe(303)
    expect(got.headers.location).toBe('/stories?sort=date')
    const cookie = String(got.headers['set-cookie'])
    expect(cookie).toContain(`isnad_${server.port}=${token}`)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Strict/i)
    expect((await ask(server.port, '/?token=another', { host: own })).status).toBe(401)
  })
})

test('an address that others reach is refused without a token', async () => {
  await expect(servedCase([], { host: '0.0.0.0' })).rejects.toThrow('a token with an address that others reach')
})
