import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { holdsTogether } from '../4-chains/stories.ts'
import type { Document, Link } from '../records.ts'
import { cut } from '../text/span.ts'
import { withBackground } from './background.ts'
import { boilerplateFinder, repeatedIn } from './boilerplate.ts'
import { fingerprinter } from './fingerprints.ts'
import { linkDocuments } from './link-documents.ts'
import { document, prose } from './stories.test-support.ts'

const lexicon = loadLexicon()
const fingerprintsOf = fingerprinter(lexicon)

function told(documents: readonly Document[]): Link[] {
  const byId = new Map(documents.map((one) => [one.id, one]))
  const posted = documents.map((one) => ({ ...one, hashes: fingerprintsOf(one.text).hashes }))
  const boilerplateIn = boilerplateFinder(fingerprintsOf, (id) => byId.get(id)!, repeatedIn(posted))
  return withBackground([...linkDocuments(lexicon, documents)], boilerplateIn)
}

const day = (n: number): string => `2021-04-${String(1 + n).padStart(2, '0')}T10:00:00Z`
const block = prose(700, 30)
/** Articles that have nothing in common but the block. */
const articles = (days: readonly number[], outletOf: (i: number) => string): Document[] =>
  days.map((n, i) =>
    document(`d${i}`, `${prose(710 + i, 40)}\n${block}\n${prose(810 + i, 20)}`, {
      outlet: outletOf(i),
      published: day(n),
    }),
  )
const another = (i: number): string => `outlet-${i}`

describe('a block that stands in several articles', () => {
  const cases: readonly (readonly [name: string, documents: Document[], background: object | undefined])[] = [
    ['over weeks is background', articles([0, 6, 12, 18], another), { documents: 4, days: 18 }],
    ['within three days is news', articles([0, 1, 2, 3], another), undefined],
    ['twice, however far apart, is a text that returns', articles([0, 18], another), undefined],
    ['in many of one outlet, at once', articles(Array(9).fill(3), () => 'sahil'), { documents: 9, days: 0 }],
  ]
  for (const [name, documents, background] of cases)
    test(name, () => {
      const links = told(documents)
      expect(links.length).toBeGreaterThan(0)
      for (const link of links) {
        expect(link.passages.map((passage) => passage.background)).toEqual([background])
        expect(link.news !== undefined).toBe(background !== undefined)
        if (background !== undefined) expect(link).toMatchObject({ direction: 'unknown' })
      }
    })
})

test('a block that most printed at once was news for them, and is background for who repeats it later', () => {
  const links = told(articles([0, 0, 1, 1, 2, 19], another))
  const isLate = ({ b }: Link): boolean => b === 'd5'
  expect(links.map(({ news }) => news !== undefined)).toEqual(links.map(isLate))
})

test('background makes no copy of a story, the news beside it does', () => {
  const news = prose(720, 45)
  const documents = [
    ...articles([0, 6, 12, 18], another),
    document('x', `${news}\n${prose(721, 25)}\n${block}`, { outlet: 'x', published: day(7) }),
    document('y', `${news}\n${prose(722, 25)}\n${block}`, { outlet: 'y', published: day(8) }),
  ]
  const links = told(documents)
  expect(links.filter(holdsTogether).map(({ a, b }) => a + b)).toEqual(['xy'])
  const [link] = links.filter(({ a }) => a === 'x')
  const [ofNews, ofBlock] = link!.passages
  expect(cut(documents[4]!.text, ofNews!.a)).toBe(news)
  expect([ofNews!.background, ofBlock!.background]).toEqual([undefined, { documents: 6, days: 18 }])
  expect(link!.coverage.a).toBeCloseTo(75 / 100, 2)
  expect(link!.news!.a).toBeCloseTo(45 / 100, 1)
})

test('a report word for word like that of the same day is a copy, though every day has one like it', () => {
  const report = (n: number): string => `${block} ${prose(730 + n, 4)}`
  const daily = [0, 5, 10, 15].map((n) => document(`d${n}`, report(n), { outlet: 'a', published: day(n) }))
  const links = told([...daily, document('copy', report(10), { outlet: 'b', published: day(10) })])
  expect(links.filter(holdsTogether).map(({ a, b }) => a + b)).toEqual(['copyd10'])
})

test('a footer that pairs nothing any more is told where a credit beside it pairs two articles', () => {
  const footer = prose(740, 25)
  const documents = Array.from({ length: 90 }, (_, i) =>
    document(`d${String(i).padStart(2, '0')}`, `${prose(900 + i, 50)}\n${i < 2 ? prose(741, 4) : ''}\n${footer}`, {
      outlet: 'sahil',
      published: day(i % 28),
    }),
  )
  const [link, ...others] = told(documents)
  expect(others).toEqual([])
  expect(link!.passages.map(({ background }) => background)).toEqual([{ documents: 90, days: 28 }])
  expect(holdsTogether(link!)).toBe(false)
})

test('links in any order are told alike', () => {
  const documents = articles([0, 6, 12, 18, 19, 20], (i) => `outlet-${i % 2}`)
  const plain = [...linkDocuments(lexicon, documents)]
  expect(withBackground(plain.toReversed())).toEqual(withBackground(plain).toReversed())
})
