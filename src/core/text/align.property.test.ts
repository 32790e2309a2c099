import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreement, align, aligner, type Step } from './align.ts'
import { newsText } from './arbitraries.test-support.ts'
import { wordsOf } from './hash.ts'

const fewWords = fc
  .array(fc.constantFrom('قال', 'الوزير', 'إن', 'المدينة', 'المدينه', 'ماسكيرانو', 'ماسشيرانو', '1500', 'في'), {
    maxLength: 30,
  })
  .map((words) => words.join(' '))
const alignParts = aligner()
const texts = fc.oneof(fewWords, newsText)

const mirrored = ({ kind, a, b }: Step): Step => ({
  kind: kind === 'dropped' ? 'added' : kind === 'added' ? 'dropped' : kind,
  ...(b === undefined ? {} : { a: b }),
  ...(a === undefined ? {} : { b: a }),
})
const asSet = (steps: readonly Step[]): string[] =>
  steps.map((step) => JSON.stringify([step.kind, step.a, step.b])).sort()

test('align(a, b) mirrors align(b, a)', () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(asSet(align(a, b))).toEqual(asSet(align(b, a).map(mirrored)))
    }),
    { numRuns: 1000 },
  )
})

test('every word of both stands in one step', () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const steps = align(a, b)
      const starts = (side: 'a' | 'b') => steps.flatMap((step) => (step[side] === undefined ? [] : [step[side][0]]))
      expect(starts('a')).toEqual([...wordsOf(a).starts])
      expect(starts('b').sort((x, y) => x - y)).toEqual([...wordsOf(b).starts])
    }),
    { numRuns: 1000 },
  )
})

test('a text agrees with itself wholly, and with others between nothing and all', () => {
  const part = (text: string) => {
    const words = wordsOf(text)
    return { text, words, range: [0, words.length] as const }
  }
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const itself = agreement(alignParts(part(a), part(a)))
      expect(itself).toEqual({ words: wordsOf(a).length, identity: wordsOf(a).length === 0 ? 0 : 1 })
      const { identity } = agreement(alignParts(part(a), part(b)))
      expect(identity).toBeGreaterThanOrEqual(0)
      expect(identity).toBeLessThanOrEqual(1)
    }),
  )
})
