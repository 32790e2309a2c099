import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Link, Span } from '../../core/records.ts'
import { align } from '../../core/text/align.ts'
import { wordsOf } from '../../core/text/hash.ts'
import { runsOf } from './compare.ts'
import { stripOf } from './strip.ts'

const word = fc.constantFrom(
  'قال',
  'الوزير',
  'إنّ',
  'المينـاء',
  'الميناء',
  'مغلق',
  'غدًا',
  '5,000',
  'Reuters',
  'و',
  'مدرسة',
  'مدرسه',
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '، ', '\n\n', ' «', '» ')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''))

const bordersOf = (one: string): { starts: Set<number>; ends: Set<number>; length: number } => {
  const { starts, ends, length } = wordsOf(one)
  return { starts: new Set(starts.slice(0, length)), ends: new Set(ends.slice(0, length)), length }
}

test('every word of both texts is in one run, and no run begins or ends inside a word', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const runs = runsOf(align(a, b), a, b)
      for (const [side, one] of [
        ['a', a],
        ['b', b],
      ] as const) {
        const { starts, ends, length } = bordersOf(one)
        const spans = runs.flatMap((run) => (run[side] === null ? [] : [run[side]]))
        for (const [start, end] of spans) expect(starts.has(start) && ends.has(end)).toBe(true)
        const covered = runs.filter((run) => run[side] !== null).reduce((sum, { words }) => sum + words, 0)
        expect(covered).toBe(length)
        const sorted = spans.toSorted(([x], [y]) => x - y)
        for (let i = 1; i < sorted.length; i++) expect(sorted[i]![0]).toBeGreaterThanOrEqual(sorted[i - 1]![1])
      }
      for (const { kind, a: inA, b: inB } of runs) {
        expect(inA === null).toBe(kind === 'added')
        expect(inB === null).toBe(kind === 'dropped')
      }
    }),
  )
})

test('a text beside itself is one run', () => {
  fc.assert(
    fc.property(text, (one) => {
      const runs = runsOf(align(one, one), one, one)
      expect(runs.map(({ kind }) => kind)).toEqual(wordsOf(one).length === 0 ? [] : ['match'])
    }),
  )
})

const SHARED = 'هز انفجار عنيف فجر اليوم المستودع رقم سبعة في ميناء المدينة وأدى إلى حريق كبير'
const OTHER = 'ثم وصلت فرق الإطفاء من المدن المجاورة وعملت ست ساعات حتى أخمدت النيران كلها'
const own = (n: number): string => Array.from({ length: 12 }, (_, i) => `خاص${n}x${i}`).join(' ')
const spanOf = (one: string, part: string): Span => [one.indexOf(part), one.indexOf(part) + part.length]
const linkOf = (a: { id: string; text: string }, b: { id: string; text: string }, parts: readonly string[]): Link => ({
  schema: 'isnad.link/1',
  a: a.id,
  b: b.id,
  passages: parts.map((part) => ({
    a: spanOf(a.text, part),
    b: spanOf(b.text, part),
    words: part.split(' ').length,
    identity: 1,
  })),
  coverage: { a: 0.5, b: 0.5 },
  direction: 'unknown',
  evidence: [],
  credited: 'no',
})

test('a strip shows who holds which passage, by the first that has it', () => {
  const a = { id: 'a', text: `${SHARED}. ${OTHER}. ${own(1)}` }
  const b = { id: 'b', text: `${own(2)}. ${SHARED}.` }
  const c = { id: 'c', text: `${OTHER}. ${own(3)}. ${SHARED}` }
  const links = [linkOf(a, b, [SHARED]), linkOf(a, c, [SHARED, OTHER]), linkOf(b, c, [SHARED])]
  const { passages, segments } = stripOf([a, b, c], links)
  expect(passages.map(({ text: one, holders }) => [one, holders.map(({ document }) => document)])).toEqual([
    [SHARED, ['a', 'b', 'c']],
    [OTHER, ['a', 'c']],
  ])
  for (const { id, text: one } of [a, b, c])
    for (const { span, passage } of segments.get(id)!) {
      const held = passages.find((known) => known.id === passage)!
      expect(one.slice(...span)).toBe(held.text)
      expect(held.holders.find(({ document }) => document === id)?.span).toEqual(span)
    }
  expect(segments.get('c')!.map(({ passage }) => passage)).toEqual([passages[1]!.id, passages[0]!.id])
})

test('a passage of which one has a part only is cut where that part ends', () => {
  const [first, second] = [SHARED.split(' ').slice(0, 7).join(' '), SHARED.split(' ').slice(7).join(' ')]
  const a = { id: 'a', text: `${SHARED} ${own(1)}` }
  const b = { id: 'b', text: `${SHARED} ${own(2)}` }
  const c = { id: 'c', text: `${own(3)} ${first}` }
  const { passages } = stripOf([a, b, c], [linkOf(a, b, [SHARED]), linkOf(a, c, [first]), linkOf(b, c, [first])])
  expect(passages.map(({ text: one, holders }) => [one, holders.length])).toEqual([
    [first, 3],
    [second, 2],
  ])
})
