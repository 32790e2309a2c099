import { expect, test } from 'vitest'
import { CorpusBuilder, jsonAt } from './corpus.ts'

test('documents come back as they were put in, however many and long', () => {
  const builder = new CorpusBuilder()
  const documents = Array.from({ length: 5000 }, (_, n) =>
    JSON.stringify({ id: `د${n}`, text: '😀خبر '.repeat(n % 97) }),
  )
  for (const json of documents) builder.add(json)
  const corpus = builder.corpus()
  expect(builder.length).toBe(5000)
  expect(documents.map((_, n) => jsonAt(corpus, n))).toEqual(documents)
  expect(builder.json(4999)).toBe(documents[4999])
})

test('two corpora are told apart', () => {
  expect(new CorpusBuilder().corpus().number).not.toBe(new CorpusBuilder().corpus().number)
})
