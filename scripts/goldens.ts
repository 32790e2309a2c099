// Rewrite the expected records of the stories under fixtures/stories and of the pages under fixtures/pages. Never run by a test: the diff is what gets reviewed.
//   npm run goldens
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentsFrom, isIssue } from '../src/ingest/documents-from.ts'
import { PAGES, pageNames, readOwnPage } from '../src/ingest/html-pages.test-support.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { asLines, STEPS, STORIES, storyNames } from '../test/stories.ts'

const lexicon = loadLexicon()
for (const name of storyNames()) {
  const folder = join(STORIES, name)
  const documents = []
  for await (const one of documentsFrom([join('examples', name)])) {
    if (isIssue(one)) throw new Error(`story ${name}: an input that is no document: ${one.at}`)
    documents.push(one.document)
  }
  writeFileSync(join(folder, '0-documents.jsonl'), asLines(documents))
  for (const { file, make } of STEPS) writeFileSync(join(folder, file), asLines(make(folder, lexicon)))
  process.stdout.write(`${name}: ${documents.length} documents\n`)
}

for (const name of pageNames()) writeFileSync(new URL(`${name}.json`, PAGES), readOwnPage(name))
process.stdout.write(`pages: ${pageNames().length}\n`)
