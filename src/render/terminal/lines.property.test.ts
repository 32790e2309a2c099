import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newsText } from '../../core/text/arbitraries.test-support.ts'
import { cells } from './cells.ts'
import { harmless, linesOf } from './lines.ts'

const bare = (line: string): string => line.replace(/[\u2066-\u2069]/g, '')

test('breaking into lines keeps every word in its order', () => {
  fc.assert(
    fc.property(newsText, fc.integer({ min: 1, max: 60 }), fc.boolean(), (text, width, rtl) => {
      const lines = linesOf([{ text: harmless(text) }], rtl ? 'rtl' : 'ltr', { colour: false, width })
      const words = (some: string): string[] => some.split(' ').filter((word) => word !== '')
      expect(lines.flatMap((line) => words(bare(line)))).toEqual(words(harmless(text)))
    }),
  )
})

test('a line of several words is never wider than asked', () => {
  fc.assert(
    fc.property(newsText, fc.integer({ min: 10, max: 60 }), (text, width) => {
      for (const line of linesOf([{ text: harmless(text) }], 'ltr', { colour: false, width }))
        if (line.trim().includes(' ')) expect(cells(bare(line))).toBeLessThanOrEqual(width)
    }),
  )
})
