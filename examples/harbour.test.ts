import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Document } from '../src/core/records.ts'
import { documentsFrom, type Ingested, isIssue } from '../src/ingest/documents-from.ts'

const FOLDER = fileURLToPath(new URL('harbour', import.meta.url))
const GOLD = join(FOLDER, 'gold')

const ingested: Ingested[] = []
for await (const one of documentsFrom([FOLDER])) ingested.push(one)
const documents = new Map(ingested.flatMap((one) => (isIssue(one) ? [] : [[one.document.id, one.document] as const])))

test('the folder gives its fifteen articles and nothing else', () => {
  expect(ingested.filter(isIssue)).toEqual([])
  expect([...documents.keys()].map((id) => id.slice(0, 2)).sort()).toEqual(
    Array.from({ length: 15 }, (_, i) => String(i + 1).padStart(2, '0')),
  )
})

test('the page gives the article without what stands around it', () => {
  const page = documents.get('11-sariya.html')
  expect(page).toMatchObject({ outlet: 'سارية', published: '2025-08-13T21:15:00+03:00' })
  expect(page?.text.split('\n')).toHaveLength(6)
  expect(page?.text).toMatch(/^حذر خبير السلامة .* مياه الحوض الجنوبي\.$/s)
})

for (const name of readdirSync(GOLD).filter((one) => one.endsWith('.doc.json')))
  test(`${name} is the article as it is read`, () => {
    const marked: Document = JSON.parse(readFileSync(join(GOLD, name), 'utf8'))
    expect(documents.get(marked.id)).toEqual(marked)
  })
