import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Link, Span } from '../records.ts'
import { newsText } from '../text/arbitraries.test-support.ts'
import { linksStage } from './links.ts'
import { document, prose } from './stories.test-support.ts'

const links = linksStage(loadLexicon())
const linkOf = (a: string, b: string): Link | undefined =>
  [...links.run({ a: document('a', a), b: document('b', b) })][0]

/** Texts of shared and own paragraphs with the worst of real news between them. */
const text = fc
  .array(
    fc.oneof(
      fc.nat({ max: 4 }).map((n) => prose(n + 1, 14 + n)),
      newsText,
    ),
    { maxLength: 6 },
  )
  .map((paragraphs) => paragraphs.join('\n'))

test('spans lie in their texts and are not empty; shares and identities lie between nothing and all', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const link = linkOf(a, b)
      const lies = ([start, end]: Span, of: string) => 0 <= start && start < end && end <= of.length
      for (const passage of link?.passages ?? []) {
        expect([lies(passage.a, a), lies(passage.b, b)]).toEqual([true, true])
        expect(passage.identity > 0 && passage.identity <= 1 && passage.words > 0).toBe(true)
      }
      for (const share of Object.values(link?.coverage ?? {})) expect(share > 0 && share <= 1).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a text equal to itself is one passage of all its words', () => {
  fc.assert(
    fc.property(text, (one) => {
      const link = linkOf(`${prose(90, 10)}\n${one}`, `${prose(90, 10)}\n${one}`)
      expect(link).toMatchObject({ coverage: { a: 1, b: 1 }, passages: [{ identity: 1 }] })
    }),
    { numRuns: 200 },
  )
})
