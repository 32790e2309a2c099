import { expect, test } from 'vitest'
import { hasColour } from './colour.ts'

for (const [name, asked, isTTY, environment, expected] of [
  ['a terminal', 'auto', true, {}, true],
  ['a file or pipe', 'auto', false, {}, false],
  ['NO_COLOR', 'auto', true, { NO_COLOR: '1' }, false],
  ['NO_COLOR set to nothing', 'auto', true, { NO_COLOR: '' }, true],
  ['a terminal without any', 'auto', true, { TERM: 'dumb' }, false],
  ['asked for, whatever else', 'always', false, { NO_COLOR: '1', TERM: 'dumb' }, true],
  ['asked not to', 'never', true, {}, false],
] as const)
  test(`colours: ${name}`, () => expect(hasColour(asked, { isTTY }, environment)).toBe(expected))
