import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import { linkDocuments } from '../src/core/3-links/link-documents.ts'
import { chainsStage } from '../src/core/4-chains/chains.ts'
import { reportOf } from '../src/core/5-report/report.ts'
import type { Lexicon } from '../src/core/lexicon.ts'
import type { Analysis, Chain, Document, Link, Reading } from '../src/core/records.ts'

/** The stories: folders with one file of records for each stage. */
export const STORIES = fileURLToPath(new URL('../fixtures/stories/', import.meta.url))

export const storyNames = (): string[] =>
  readdirSync(STORIES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** The records of a story's file; what is read is what another program would read. */
const records = <T>(folder: string, file: string): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

export interface StoryStep {
  readonly file: string
  /** What the stage gives for the files before this one. */
  make(folder: string, lexicon: Lexicon): Iterable<unknown>
}

/** Stage N takes file N and gives file N + 1. A story is a small case: all its documents are one story. */
export const STEPS: readonly StoryStep[] = [
  {
    file: '1-readings.jsonl',
    *make(folder, lexicon) {
      const stage = readingStage(lexicon)
      for (const document of records<Document>(folder, '0-documents.jsonl')) yield* stage.run(document)
    },
  },
  {
    file: '2-analyses.jsonl',
    *make(folder, lexicon) {
      const stage = attributionsStage(lexicon)
      for (const reading of records<Reading>(folder, '1-readings.jsonl')) yield* stage.run(reading)
    },
  },
  {
    file: '3-links.jsonl',
    make(folder, lexicon) {
      const analyses = new Map(records<Analysis>(folder, '2-analyses.jsonl').map((analysis) => [analysis.id, analysis]))
      return linkDocuments(
        lexicon,
        records<Document>(folder, '0-documents.jsonl'),
        (id) => analyses.get(id)?.credits ?? [],
      )
    },
  },
  {
    file: '4-chains.jsonl',
    make(folder, lexicon) {
      const [analyses, links] = [records<Analysis>(folder, '2-analyses.jsonl'), records<Link>(folder, '3-links.jsonl')]
      return chainsStage(lexicon).run({ id: analyses[0]!.id, analyses, links })
    },
  },
  {
    file: '5-report.jsonl',
    make(folder) {
      const [analyses, links] = [records<Analysis>(folder, '2-analyses.jsonl'), records<Link>(folder, '3-links.jsonl')]
      const stories = records<Chain>(folder, '4-chains.jsonl').map((chain) => ({ chain, analyses, links }))
      // no lexicon hash here: it would change this file with every row of every table
      const { shown, ...rows } = reportOf(
        { version: 'golden', lexicon: 'golden', documents: analyses.length },
        stories,
        { shown: 1 },
      )
      return [{ ...rows, shown: shown.map(({ chain }) => chain.id) }]
    },
  },
]

export const asLines = (records: Iterable<unknown>): string =>
  [...records].map((record) => `${JSON.stringify(record)}\n`).join('')
