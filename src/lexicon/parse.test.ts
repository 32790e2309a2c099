import { expect, test } from 'vitest'
import { loadLexicon } from './load.ts'
import { parseTable } from './parse.ts'

const HEADER = 'id\tform\texample\tsource'
const parse = (...rows: string[]) => parseTable('ar/negations', [HEADER, ...rows, ''].join('\n'), 'negations.tsv')

test('a sound table gives its rows', () =>
  expect(parse('wa\tو\tوقال\tgrammar')).toEqual([{ id: 'wa', form: 'و', example: 'وقال', source: 'grammar' }]))

for (const [name, rows, message] of [
  ['a missing cell', ['wa\tو\tgrammar'], 'negations.tsv:2: expected 4 cells, got 3'],
  ['an id twice', ['wa\tو\t\tg', 'wa\tو\t\tg'], 'negations.tsv:3: expected ids sorted and once each, got wa after wa'],
  [
    'ids out of order',
    ['wa\tو\t\tg', 'fa\tف\t\tg'],
    'negations.tsv:3: expected ids sorted and once each, got fa after wa',
  ],
  ['an Arabic id', ['و\tو\t\tg'], 'negations.tsv:2: expected a Latin id, got و'],
  ['no source', ['wa\tو\t\t'], 'negations.tsv:2: expected a source, got none for wa'],
  ['a presentation form', ['wa\t\uFEED\t\tg'], 'negations.tsv:2: expected letters, got a presentation form in wa'],
  ['decomposed letters', ['wa\tا\u0654\t\tg'], 'negations.tsv:2: expected Unicode form NFC in wa'],
] as const)
  test(`refused with its place: ${name}`, () => expect(() => parse(...rows)).toThrow(`lexicon broken: ${message}`))

test('a wrong header is refused', () =>
  expect(() => parseTable('ar/negations', 'id\tform\n', 'negations.tsv')).toThrow('negations.tsv:1: expected columns'))

test("the project's own tables are sound", () => expect(loadLexicon().hash).toMatch(/^[0-9a-f]{64}$/))
