import { describe, expect, test } from 'vitest'
import { fingerprinter } from '../src/core/3-links/fingerprints.ts'
import { linkDocuments } from '../src/core/3-links/link-documents.ts'
import { linksStage } from '../src/core/3-links/links.ts'
import { document, pairsOneByOne, prose, sizeOfStory } from '../src/core/3-links/stories.test-support.ts'
import type { Document } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'

const lexicon = loadLexicon()
const stage = linksStage(lexicon)
const fingerprintsOf = fingerprinter(lexicon)
const linked = (documents: readonly Document[]) => [...linkDocuments(lexicon, documents)]
const linkOf = (a: string, b: string) => [...stage.run({ a: document('a', a), b: document('b', b) })][0]

const report = prose(71, 35)
/** On a machine that does much else at the same time. */
const PATIENCE = 240_000
/** Of a text that very many carry, each is paired with so many. */
const HUBS = 8

describe('reuse at its worst', { timeout: PATIENCE }, () => {
  test('5,000 articles that took one paragraph are one story', () => {
    const documents = Array.from({ length: 5000 }, (_, i) => document(`d${i}`, `${prose(20_000 + i, 30)}\n${report}`))
    const links = linked(documents)
    expect(links.length).toBeLessThanOrEqual(HUBS * 5000)
    expect(sizeOfStory(documents, links)).toBe(5000)
  })

  test('20,000 articles alike are one story', () => {
    const documents = Array.from({ length: 20_000 }, (_, i) => document(`d${i}`, report))
    const links = linked(documents)
    expect(links.length).toBeLessThanOrEqual(HUBS * 20_000)
    expect(sizeOfStory(documents, links)).toBe(20_000)
    const oneByOne = pairsOneByOne(documents.toReversed(), (text) => fingerprintsOf(text).hashes)
    expect(oneByOne.length).toBe(links.length)
  })

  test('an article of one word, a million times over', () => {
    const word = 'كلمة '.repeat(1_000_000)
    expect(linkOf(word, word)).toBeDefined()
    expect(linkOf(word, report)).toBeUndefined()
    const all = [document('a', word), document('b', `${word}${report}`), document('c', report)]
    expect(linked(all).map(({ a, b }) => a + b)).toContain('bc')
  })

  test('an article of 20 MB, and its copy with more', () => {
    const words = 1_800_000
    const long = prose(41, words)
    expect(Buffer.byteLength(long)).toBeGreaterThan(19_000_000)
    expect(linkOf(long, `${long} ${report}`)).toMatchObject({ passages: [{ words }] })
    expect(linkOf(`${long} ${report}`, report)).toMatchObject({ passages: [{ words: 35 }] })
  })
})
