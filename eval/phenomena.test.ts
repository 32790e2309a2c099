import { expect, test } from 'vitest'
import { knownWrong, verdicts, wrong } from './phenomena.ts'

test('the wrong cases are those of known-wrong.txt: no more, and no fewer without renewing the list', () => {
  expect(wrong(verdicts())).toEqual(knownWrong())
})
