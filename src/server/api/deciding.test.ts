import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '../../case/case.ts'
import { SETUP_MS, servedCase, type TestServer, traced } from '../served.test-support.ts'
import * as S from './schemas.ts'

let server: TestServer
beforeEach(async () => {
  server = await servedCase()
}, SETUP_MS)
afterEach(() => server.close(), SETUP_MS)

const send = (path: string, body: unknown, method = 'POST') =>
  server.json(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const decide = async (body: unknown): Promise<S.DecidedAnswer> => {
  const { status, body: answer } = await send('/decisions', body)
  expect([status, answer]).toEqual([201, expect.anything()])
  return S.DecidedSchema.parse(answer)
}
const storyNow = async (): Promise<S.StoryAnswer> => S.StorySchema.parse((await server.json('/stories/01-tilna')).body)
const interval = async (): Promise<readonly [number, number]> => {
  const { row, origins } = await storyNow()
  expect([row.least, row.most]).toEqual([origins.least, origins.most])
  const { items } = S.StoriesSchema.parse((await server.json('/stories')).body)
  expect([items[0]?.least, items[0]?.most]).toEqual([row.least, row.most])
  return [row.least, row.most]
}

test('a decision changes the interval everywhere at once, and taking it back restores it', async () => {
  const before = await interval()
  const certain = (await storyNow()).origins.origins.filter((one) => one.certain)
  const on = { kind: 'origin', node: certain.at(-1)!.node }
  const first = await decide({ verdict: 'reject', on, why: 'not its own' })
  expect(first.stories).toEqual([
    {
      story: '01-tilna',
      before: { least: before[0], most: before[1] },
      after: { least: before[0] - 1, most: before[1] - 1 },
    },
  ])
  const other = { kind: 'origin', node: certain[0]!.node }
  await decide({ verdict: 'reject', on: other, why: 'nor this' })
  expect(await interval()).toEqual([before[0] - 2, before[1] - 2])
  const undone = await send(`/decisions/d2/withdraw`, { why: 'it is' })
  expect(undone.status).toBe(201)
  expect(await interval()).toEqual([before[0] - 1, before[1] - 1])
  expect((await server.json('/decisions/d1', { method: 'DELETE' })).status).toBe(200)
  expect(await interval()).toEqual(before)
  const { items } = S.DecisionsSchema.parse((await server.json('/decisions')).body)
  expect(items.map(({ decision, inForce, endedBy }) => [decision.id, decision.verdict, inForce, endedBy])).toEqual([
    ['d1', 'reject', false, 'd4'],
    ['d2', 'reject', false, 'd3'],
    ['d3', 'withdraw', false, null],
    ['d4', 'withdraw', false, null],
  ])
})

test('a rejected link and a corrected attribution show in the article, beside what was found', async () => {
  const id = '03-sada'
  const before = S.DocumentSchema.parse((await server.json(`/documents/${id}`)).body)
  expect(before.decided).toBeNull()
  const [one] = before.analysis.attributions
  const cue = one!.cue[0] ?? one!.content[0]!
  const wanted = one!.stance === 'denies' ? 'warns' : 'denies'
  await decide({
    verdict: 'correct',
    on: { kind: 'attribution', document: id, cue },
    correction: { attribution: { stance: wanted } },
    by: 'reader',
    why: 'he denies it',
  })
  const other = before.shared[0]!.other.id
  await decide({ verdict: 'reject', on: { kind: 'link', a: other, b: id } })
  const after = S.DocumentSchema.parse((await server.json(`/documents/${id}`)).body)
  expect(after.analysis).toEqual(before.analysis)
  expect(after.decided?.attributions[0]?.stance).toBe(wanted)
  expect(after.decisions.map(({ decision }) => decision.by)).toEqual(['reader', 'tester'])
  expect(after.shared.map((shared) => shared.other.id)).not.toContain(other)
  const rows = S.AttributionsSchema.parse((await server.json(`/attributions?document=${id}`)).body)
  expect(rows.items[0]).toMatchObject({ stance: wanted, verdict: 'correct' })
  const history = await server.json(`/decisions?object=${encodeURIComponent(after.decisions[0]!.object!)}`)
  expect(S.DecisionsSchema.parse(history.body).total).toBe(1)
})

test('what decisions make of a case is what a run over the whole case makes of it', async () => {
  const { hops, origins } = await storyNow()
  const copied = hops.find(({ kind }) => kind === 'copies')!
  await decide({ verdict: 'reject', on: { kind: 'hop', from: copied.from, to: copied.to, hop: 'copies' } })
  await decide({ verdict: 'reject', on: { kind: 'origin', node: origins.origins[0]!.node } })
  const chainsNow = (file: string): string[] => {
    const kept = openCase(file, 'existing')
    const all = [...kept.records('chain')].map(({ a, json }) => `${a} ${json}`)
    kept.close()
    return all
  }
  const served = chainsNow(server.file)
  await traced(server.file, [])
  expect(chainsNow(server.file)).toEqual(served)
})

test('whose text an article is, and who is one speaker, follow the person too', async () => {
  const before = await storyNow()
  const set = { verdict: 'correct', on: { kind: 'credit', document: '07-shubbak' }, correction: { credit: 'تيلنا' } }
  await decide({ ...set, why: 'it told us' })
  const credited = await storyNow()
  const isCredit = ({ kind, from, to }: (typeof credited.hops)[number]): boolean =>
    kind === 'credits' && from === 'agency:tilna' && to === 'document:07-shubbak'
  expect(before.hops.some(isCredit)).toBe(false)
  expect(credited.hops.find(isCredit)?.evidence[0]?.rule).toBe('decision')
  expect(credited.row.most).toBe(before.row.most - 1)

  const [one, other] = before.nodes.filter(({ kind }) => kind === 'speaker').map(({ name }) => name)
  await decide({ verdict: 'confirm', on: { kind: 'speaker', one, other } })
  const merged = await storyNow()
  const names = merged.nodes.filter(({ kind }) => kind === 'speaker').map(({ name }) => name)
  expect(names).toContain(one)
  expect(names).not.toContain(other)

  expect((await send('/decisions/d1/withdraw', {})).status).toBe(201)
  expect((await send('/decisions/d2/withdraw', {})).status).toBe(201)
  const after = await storyNow()
  const told = ({ nodes, hops, claims, origins }: S.StoryAnswer) => ({ nodes, hops, claims, origins })
  expect(told(after)).toEqual(told(before))
})

test('pages of a search belong to one state of the case; answers of another one are not taken for this one', async () => {
  const first = await server.json('/search?q=الميناء&limit=2')
  const { next } = first.body as { next: string }
  await decide({ verdict: 'confirm', on: { kind: 'origin', node: 'agency:tilna' } })
  const { status, body } = await server.json(`/search?q=الميناء&limit=2&cursor=${next}`)
  expect([status, (body as { code: string }).code]).toEqual([410, 'list-changed'])
  const again = await server.json('/search?q=الميناء&limit=2', {
    headers: { 'if-none-match': first.headers.get('etag')! },
  })
  expect(again.status).toBe(200)
})

test('a decision that was taken back cannot be taken back again', async () => {
  await decide({ verdict: 'confirm', on: { kind: 'origin', node: 'agency:tilna' } })
  expect((await send('/decisions/d1/withdraw', {})).status).toBe(201)
  expect((await send('/decisions/d1/withdraw', {})).status).toBe(404)
  expect((await send('/decisions/d9/withdraw', {})).status).toBe(404)
})
