import { describe, expect, test } from 'vitest'
import { instantOf } from './instants.ts'

const cases: readonly (readonly [given: string, iso: string])[] = [
  ['1970-01-01', '1970-01-01T00:00:00Z'],
  ['2015-07-21T02:51:32', '2015-07-21T02:51:32Z'],
  ['2017-01-20T21:43:00+01:00', '2017-01-20T20:43:00Z'],
  ['2016-02-29 23:59', '2016-02-29T23:59:00Z'],
  ['2024-03-01T00:00:00.123-0530', '2024-03-01T05:30:00Z'],
  ['1999-12-31T23:59:59Z', '1999-12-31T23:59:59Z'],
]
describe('reads what the calendar says', () => {
  for (const [given, iso] of cases) test(given, () => expect(instantOf(given)?.at).toBe(Date.parse(iso)))
})

test('a date alone has no hour', () => {
  expect(instantOf('2015-07-21')?.hour).toBe(false)
  expect(instantOf('2015-07-21T00:00')?.hour).toBe(true)
})

test('anything else is no time', () => {
  for (const given of [undefined, '', 'أمس', '21/07/2015', '2015-13-01', '2015-01-01x'.slice(0, 7)])
    expect(instantOf(given)).toBeUndefined()
})
