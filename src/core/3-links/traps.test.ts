import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Document, Link } from '../records.ts'
import { cut } from '../text/span.ts'
import { linkDocuments } from './link-documents.ts'
import { document, numbers, prose, sizeOfStory } from './stories.test-support.ts'

/** What other systems for reused text fell into, each from two articles or a corpus to the links, the whole way. */
const lexicon = loadLexicon()
const linked = (documents: readonly Document[]): Link[] => [...linkDocuments(lexicon, documents)]
const between = (a: string, b: string): Link | undefined => linked([document('a', a), document('b', b)])[0]
const shared = (a: string, b: string): string[][] =>
  (between(a, b)?.passages ?? []).map((passage) => [cut(a, passage.a), cut(b, passage.b)])

const block = prose(2001, 45)
const [x, y] = [prose(2002, 70), prose(2003, 70)]

describe('at the borders of a text', () => {
  test('a match at character 0 of both, of one', () => {
    expect(shared(`${block} ${x}`, `${block} ${y}`)).toEqual([[block, block]])
    expect(shared(`${block} ${x}`, `${y} ${block}`)).toContainEqual([block, block])
  })

  test('a match at the last character of both, of one', () => {
    expect(shared(`${x} ${block}`, `${y} ${block}`)).toEqual([[block, block]])
    expect(shared(`${x} ${block}`, `${block} ${y}`)).toEqual([[block, block]])
  })

  test('a copy of a whole article, alone and with white space around it', () => {
    for (const other of [block, ` ${block}`, `${block}\n`, `\ufeff${block}`])
      expect(shared(block, other)).toEqual([[block, block]])
  })

  test('copies of many whole articles are all found', () => {
    const articles = Array.from({ length: 200 }, (_, i) => prose(2100 + i, 20 + (i % 50)))
    const documents = articles.flatMap((text, i) => [document(`a${i}`, text), document(`b${i}`, text)])
    const links = linked(documents)
    expect(links).toHaveLength(200)
    for (const { coverage } of links) expect(coverage).toEqual({ a: 1, b: 1 })
  })
})

test('nothing beyond a match is shared: the passage ends with it, and takes no word of what is before or after', () => {
  const phrase = prose(2004, 12)
  for (const [a, b] of [
    [`${x} ${phrase} ${y}`, `${y.split(' ').reverse().join(' ')} ${phrase}`],
    [`${phrase} ${x}`, `${y} ${phrase}`],
    [`${x} ${phrase}`, `${phrase} ${y}`],
  ] as const)
    expect(shared(a, b)).toContainEqual([phrase, phrase])
})

describe('texts of nearly nothing', () => {
  const few = ['', ' ', '\n', 'نعم', 'نعم!', '1', '…', '\u0640\u0640', '\ud800', 'نعم نعم', 'a b c']
  test('one-word documents and less neither fail nor link', () => {
    expect(linked(few.map((text, i) => document(`d${i}`, text)))).toEqual([])
    expect(
      linked(few.map((text, i) => document(`d${i}`, text)).flatMap((one) => [one, { ...one, id: `${one.id}x` }])),
    ).toEqual([])
  })

  test('between articles they take no link away', () => {
    const documents = [...few.map((text, i) => document(`d${i}`, text)), document('x', block), document('y', block)]
    expect(linked(documents).map(({ a, b }) => a + b)).toEqual(['xy'])
  })
})

describe('the same words again inside one text', () => {
  const refrain = prose(2005, 9)
  const song = Array.from({ length: 12 }, (_, i) => `${prose(2200 + i, 12)} ${refrain}`).join('\n')

  test('a refrain makes no more of a pair than it is', () => {
    expect(between(song, `${prose(2006, 80)} ${refrain}`)?.coverage.b ?? 0).toBeLessThan(0.15)
  })

  test('a copy of such a text is one passage', () => {
    expect(shared(song, `${prose(2007, 30)}\n${song}`)).toEqual([[song, song]])
  })

  test('a paragraph that one text prints twice is shared with one that prints it once, at both places and no others', () => {
    const a = `${block}\n${x}\n${block}`
    expect(shared(a, `${y}\n${block}`)).toEqual([
      [block, block],
      [block, block],
    ])
  })
})

describe('one copy is one passage', () => {
  const words = prose(2008, 400).split(' ')
  const edits: readonly (readonly [
    name: string,
    edit: (word: string, i: number, below: (n: number) => number) => string[],
  ])[] = [
    ['a word exchanged in twenty', (word, i, below) => (below(20) === 0 ? [prose(2300 + i, 1)] : [word])],
    ['a word left out in six', (word, _, below) => (below(6) === 0 ? [] : [word])],
    ['a word put in after every eighth', (word, i, below) => (below(8) === 0 ? [word, prose(2800 + i, 1)] : [word])],
  ]
  for (const [name, edit] of edits)
    test(name, () => {
      const below = numbers(11)
      const copy = words.flatMap((word, i) => edit(word, i, below)).join(' ')
      const link = between(words.join(' '), `${prose(2009, 50)}\n${copy}\n${prose(2010, 50)}`)
      expect(link?.passages).toHaveLength(1)
      expect(link?.coverage.a).toBeGreaterThan(0.97)
    })

  test('paragraphs in another order', () => {
    const paragraphs = Array.from({ length: 6 }, (_, i) => prose(2400 + i, 30))
    const moved = [3, 0, 4, 1, 5, 2].map((i) => paragraphs[i]!)
    const link = between(paragraphs.join('\n'), moved.join('\n'))
    expect(link?.passages).toHaveLength(1)
    expect(link?.coverage).toEqual({ a: 1, b: 1 })
  })
})

describe('what very many carry', () => {
  const outlets = (count: number, textOf: (i: number) => string): Document[] =>
    Array.from({ length: count }, (_, i) =>
      document(`d${i}`, textOf(i), { outlet: `outlet-${i}`, published: `2020-03-0${1 + (i % 2)}T${10 + (i % 10)}:00` }),
    )

  test('a story that 300 outlets carry word for word is one, though every hash of it is over the cap', () => {
    const documents = outlets(300, () => block)
    expect(sizeOfStory(documents, linked(documents))).toBe(300)
  })

  test('and one that each cut, opened and closed in its own way', () => {
    const documents = outlets(
      300,
      (i) =>
        `${prose(3000 + i, 12)}\n${block
          .split(' ')
          .slice(0, 25 + (i % 20))
          .join(' ')}\n${prose(3300 + i, 6)}`,
    )
    expect(sizeOfStory(documents, linked(documents))).toBe(300)
  })

  test('a footer under 5,000 articles of one outlet links nothing, and takes no copy among them away', () => {
    const footer = prose(2011, 30)
    const documents = Array.from({ length: 5000 }, (_, i) =>
      document(`d${i}`, `${prose(10_000 + (i === 4999 ? 0 : i), 40)}\n${footer}`, {
        outlet: 'sahil',
        published: `2020-03-${String(1 + (i % 28)).padStart(2, '0')}`,
      }),
    )
    expect(linked(documents).map(({ a, b }) => `${a} ${b}`)).toEqual(['d0 d4999'])
  })
})
