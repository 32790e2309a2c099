// Twenty stories of the Saudi papers of 2015, read article by article: how many origins they have, and which figures differ.
//   node eval/stories.ts [--case FILE] [--write]
// The stories were drawn among those of three articles or more in two outlets or more (seed 20). `eval/stories/read.tsv` says what was read:
// an article of the story, the number of independent origins of its texts, figures that accounts of one thing give differently, and in
// our words what is told. Without --case the corpus, which lies beside the project, is traced first (under a minute).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Chain } from '../src/core/records.ts'
import { read, traced } from './agency.ts'
import { writeSection } from './results.ts'

const READ = fileURLToPath(new URL('stories/read.tsv', import.meta.url))
/** A wider interval says little. */
const WIDEST = 2

interface ReadStory {
  readonly article: string
  readonly origins: number
  /** Pairs of values that two accounts give for one thing. */
  readonly differing: readonly (readonly [number, number])[]
  readonly told: string
}

export interface JudgedStory extends ReadStory {
  readonly least: number
  readonly most: number
  /** Pairs that stand in one row of the matrix that says that they differ. */
  readonly found: number
}

function readStories(): ReadStory[] {
  const [, ...lines] = readFileSync(READ, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [article = '', origins = '', differing = '', told = ''] = line.split('\t')
    const pairs = differing.split('|').filter((pair) => pair !== '')
    return {
      article,
      origins: Number(origins),
      differing: pairs.map((pair) => pair.split('~').map(Number) as [number, number]),
      told,
    }
  })
}

/** @param file  a case of the corpus; it is traced when there is none */
export function judgedStories(file?: string): JudgedStory[] {
  const { chains } = read(file ?? traced())
  const chainOf = new Map(chains.flatMap((chain) => chain.documents.map((id) => [id, chain] as const)))
  return readStories().map((story) => {
    const chain = chainOf.get(story.article)!
    const { least, most } = chain.origins
    return { ...story, least, most, found: story.differing.filter((pair) => isTold(chain, pair)).length }
  })
}

const isTold = ({ figures }: Chain, [one, other]: readonly [number, number]): boolean =>
  figures.some(
    ({ differs, entries }) => differs && [one, other].every((wanted) => entries.some(({ value }) => value === wanted)),
  )

export const contains = ({ origins, least, most }: JudgedStory): boolean => least <= origins && origins <= most
export const isNarrow = ({ least, most }: JudgedStory): boolean => most - least <= WIDEST

function main(): void {
  const { values } = parseArgs({ options: { case: { type: 'string' }, write: { type: 'boolean', default: false } } })
  const stories = judgedStories(values.case)
  const differing = stories.flatMap((story) => story.differing).length
  const lines = [
    ...stories.map(
      (story, i) =>
        `${String(i + 1).padStart(2)} ${story.article}  read ${story.origins}  told [${story.least}, ${story.most}]${contains(story) ? '' : '  MISSED'}${story.found < story.differing.length ? '  figures that differ: MISSED' : ''}`,
    ),
    `the interval contains what was read: ${stories.filter(contains).length} of ${stories.length}; not wider than ${WIDEST}: ${stories.filter(isNarrow).length}`,
    `figures that differ between accounts in the matrix: ${stories.reduce((sum, { found }) => sum + found, 0)} of ${differing}`,
  ]
  console.log(lines.join('\n'))
  if (values.write)
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'stories',
      'node eval/stories.ts',
      lines.join('\n'),
    )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
