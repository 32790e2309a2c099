import { beforeAll, describe, expect, test } from 'vitest'
import { type Figures, figures } from './agency.ts'
import { missing } from './beside.ts'

const reason = missing('corpora', 'saudinewsnet-part.jsonl.gz')
describe.skipIf(reason)(`papers that print an agency's text${reason ? ` (${reason})` : ''}`, () => {
  let found: Figures
  beforeAll(() => {
    found = figures()
  }, 300_000)

  test('all that name it are read', () => expect(found.unread).toBe(0))
  test('those that do not are traced to it or to a common source', () =>
    expect(found.right).toBeGreaterThanOrEqual(0.95))
  test('never the other way round', () => expect(found.reversed).toBe(0))
  test('it is an origin of the stories that hold an article of its', () =>
    expect(found.origin / found.holding).toBeGreaterThanOrEqual(0.95))
})
