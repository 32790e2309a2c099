import { expect, test } from 'vitest'
import { loadLexicon } from './load.ts'
import { parseTable } from './parse.ts'

const HEADER = 'id\tform\tattaches-to\texample\tsource'
const parse = (...rows: string[]) => parseTable('ar/clitics', [HEADER, ...rows, ''].join('\n'), 'clitics.tsv')

test('a sound table gives its rows', () =>
  expect(parse('wa\tو\tany\tوقال\tgrammar')).toEqual([
    { id: 'wa', form: 'و', 'attaches-to': 'any', example: 'وقال', source: 'grammar' },
  ]))

for (const [name, rows, message] of [
  ['a missing cell', ['wa\tو\tany\tgrammar'], 'clitics.tsv:2: expected 5 cells, got 4'],
  [
    'an id twice',
    ['wa\tو\tany\t\tg', 'wa\tو\tany\t\tg'],
    'clitics.tsv:3: expected ids sorted and once each, got wa after wa',
  ],
  [
    'ids out of order',
    ['wa\tو\tany\t\tg', 'fa\tف\tany\t\tg'],
    'clitics.tsv:3: expected ids sorted and once each, got fa after wa',
  ],
  ['an Arabic id', ['و\tو\tany\t\tg'], 'clitics.tsv:2: expected a Latin id, got و'],
  ['no source', ['wa\tو\tany\t\t'], 'clitics.tsv:2: expected a source, got none for wa'],
  ['a presentation form', ['wa\t\uFEED\tany\t\tg'], 'clitics.tsv:2: expected letters, got a presentation form in wa'],
  ['decomposed letters', ['wa\tا\u0654\tany\t\tg'], 'clitics.tsv:2: expected Unicode form NFC in wa'],
] as const)
  test(`refused with its place: ${name}`, () => expect(() => parse(...rows)).toThrow(`lexicon broken: ${message}`))

test('a wrong header is refused', () =>
  expect(() => parseTable('ar/clitics', 'id\tform\n', 'clitics.tsv')).toThrow('clitics.tsv:1: expected columns'))

test("the project's own tables are sound", () => expect(loadLexicon().hash).toMatch(/^[0-9a-f]{64}$/))
