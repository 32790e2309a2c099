import { expect, test } from 'vitest'
import { documentFrom } from './record.ts'

test('fields come in one order, unknown ones are kept behind them', () => {
  const checked = documentFrom({ licence: 'x', text: 'نص', title: 'عنوان', id: 'a1', tags: ['أ'] }, 'f:1')
  expect(JSON.stringify(checked)).toBe(
    '{"document":{"id":"a1","title":"عنوان","text":"نص","licence":"x","tags":["أ"]}}',
  )
})

test('empty and null fields are absent, numbers become text', () => {
  expect(documentFrom({ id: 7, text: 'نص', author: '', outlet: null, published: 2015 }, 'f:1')).toEqual({
    document: { id: '7', text: 'نص', published: '2015' },
  })
})

test('an unknown field may have any name', () => {
  const record = JSON.parse('{"id":"a","text":"نص","code":"no-article","issue":1,"__proto__":{"x":1}}')
  expect(JSON.stringify(documentFrom(record, 'f:1'))).toContain('"code":"no-article","issue":1,"__proto__":{"x":1}')
})

test('without an id the content gives one, whatever the order of the fields', () => {
  const id = (record: unknown) => {
    const checked = documentFrom(record, 'f:1')
    return 'document' in checked && checked.document.id
  }
  const first = id({ text: 'نص', outlet: 'الساحل' })
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  expect(id({ outlet: 'الساحل', text: 'نص' })).toBe(first)
  expect(id({ text: 'نص', outlet: 'المرفأ' })).not.toBe(first)
  expect(id({ text: 'نص', title: 'الساحل' })).not.toBe(first)
})

for (const [name, record, issue] of [
  ['no object', 'نص', { code: 'not-a-document', at: 'f:1', field: 'an object', found: '"نص"' }],
  ['a list', [], { code: 'not-a-document', at: 'f:1', field: 'an object', found: 'a list' }],
  ['null', null, { code: 'not-a-document', at: 'f:1', field: 'an object', found: 'null' }],
  ['no text', { id: 'a' }, { code: 'not-a-document', at: 'f:1', field: 'text', found: 'nothing' }],
  ['text that is none', { text: 5 }, { code: 'not-a-document', at: 'f:1', field: 'text', found: '5' }],
  ['white space only', { text: ' \n\u00a0' }, { code: 'empty-document', at: 'f:1' }],
  [
    'a field that is no text',
    { text: 'نص', outlet: {} },
    { code: 'not-a-document', at: 'f:1', field: 'outlet as text', found: 'an object' },
  ],
  [
    'an id with half a letter',
    { text: 'نص', id: '\ud83d' },
    { code: 'not-a-document', at: 'f:1', field: 'id as text', found: '"\\ud83d"' },
  ],
] as const) {
  test(name, () => expect(documentFrom(record, 'f:1')).toEqual({ issue }))
}

test('half letters and NUL in a text are published text like any other', () => {
  expect(documentFrom({ id: 'a', text: 'أ\ud83d\u0000ب' }, 'f:1')).toEqual({
    document: { id: 'a', text: 'أ\ud83d\u0000ب' },
  })
})
