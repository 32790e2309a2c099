import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETUP_MS, servedCase, type TestServer } from '../served.test-support.ts'
import * as S from './schemas.ts'

let server: TestServer
beforeAll(async () => {
  server = await servedCase()
}, SETUP_MS)
afterAll(() => server.close(), SETUP_MS)

const send = (path: string, body: unknown) =>
  server.json(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

for (const [name, body, status, code] of [
  ['nothing', {}, 400, 'bad-request'],
  ['no finding', { verdict: 'reject' }, 400, 'bad-request'],
  ['a link that is none', { verdict: 'reject', on: { kind: 'link', a: '01-tilna', b: 'nobody' } }, 404, 'no-finding'],
  [
    'a cue that is none',
    { verdict: 'reject', on: { kind: 'attribution', document: '01-tilna', cue: [0, 1] } },
    404,
    'no-finding',
  ],
  [
    'an article that is none',
    { verdict: 'reject', on: { kind: 'attribution', document: 'x', cue: [0, 1] } },
    404,
    'no-finding',
  ],
  ['a node that is none', { verdict: 'confirm', on: { kind: 'origin', node: 'speaker:x' } }, 404, 'no-finding'],
  [
    'a hop that is none',
    { verdict: 'confirm', on: { kind: 'hop', from: 'agency:tilna', to: 'document:15-ledger', hop: 'quotes' } },
    404,
    'no-finding',
  ],
  [
    'a correction of something else',
    { verdict: 'correct', on: { kind: 'link', a: '01-tilna', b: '03-sada' }, correction: { sameAs: 'agency:tilna' } },
    400,
    'bad-option',
  ],
  ['a name that nobody has', { verdict: 'confirm', on: { kind: 'speaker', one: 'x', other: 'y' } }, 404, 'no-finding'],
  [
    'a credit without one',
    { verdict: 'correct', on: { kind: 'credit', document: '01-tilna' }, correction: {} },
    400,
    'bad-option',
  ],
  [
    'a field that nobody knows',
    { verdict: 'reject', on: { kind: 'origin', node: 'agency:tilna' }, truth: 1 },
    400,
    'bad-request',
  ],
] as const)
  test(`a decision about ${name} is refused, and nothing is kept`, async () => {
    const { status: got, body: problem } = await send('/decisions', body)
    expect([got, (problem as { code: string }).code]).toEqual([status, code])
    expect(S.DecisionsSchema.parse((await server.json('/decisions')).body).total).toBe(0)
    expect(server.faults).toEqual([])
  })
