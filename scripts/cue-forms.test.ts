import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Lexicon } from '../src/core/lexicon.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { TWIN, twinOf } from './cue-forms.ts'

const lexicon = loadLexicon()
const lines = (twin: string) => twin.split('\n')

test('the committed forms are those the lexicon makes now; if not: node scripts/cue-forms.ts, and read the diff', () =>
  expect(lines(readFileSync(TWIN, 'utf8'))).toEqual(lines(twinOf(lexicon))))

test('every reporting word of the lexicon has its line', () => {
  const ids = lines(twinOf(lexicon)).map((line) => line.split('\t').slice(0, 2).join(' '))
  for (const { id } of lexicon.rows('ar/reporting-verbs')) expect(ids).toContain(`${id} verb`)
  for (const { id } of lexicon.rows('ar/cue-nouns')) expect(ids).toContain(`${id} noun`)
})

test('a changed row shows in its own line alone', () => {
  const rows = lexicon.rows('ar/reporting-verbs')
  const changed = rows.map((row) =>
    row.id === 'qal' ? { ...row, objects: row.objects === 'yes' ? 'no' : 'yes' } : row,
  )
  const other: Lexicon = {
    ...lexicon,
    rows: (table) => (table === 'ar/reporting-verbs' ? changed : lexicon.rows(table)) as never,
  }
  const [before, after] = [lines(twinOf(lexicon)), lines(twinOf(other))]
  expect(after.filter((line, i) => line !== before[i]).map((line) => line.split('\t')[0])).toEqual(['qal'])
})
