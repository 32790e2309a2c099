import type { Addition } from '../../case/case.ts'
import { DEFAULT_MEMORY } from '../../case/link-index.ts'
import type { Posted } from '../../core/3-links/candidate-pairs.ts'
import { type Corpus, CorpusBuilder, jsonAt } from '../../engine/corpus.ts'
import { documentsFrom, type Ingested, isIssue, type ReadOptions } from '../../ingest/documents-from.ts'
import { LIMITS } from '../../ingest/limits.ts'
import type { Run } from './run.ts'

/** Documents that are held in memory. */
export interface Gathered {
  readonly corpus: Corpus
  readonly length: number
  /** By number. */
  readonly about: readonly Omit<Posted, 'hashes'>[]
}

/** More documents than are held in memory. */
export interface TooMany {
  /** Those that were read until it was known. */
  read(): Generator<Addition[]>
  /** Those after them. */
  readonly rest: AsyncGenerator<Ingested>
}

export interface Limit {
  readonly bytes: number
  readonly documents: number
}

/** The words of a document, its stems and what finds them, in two threads, take so many times its JSON … */
const BYTES_OF_ONE = 12
/** … and its links with others so much besides, where most of what comes in is told in forty places. */
const BYTES_OF_LINKS = 20_000

/** What fits in so much memory. */
const fitting = (memory: number): Limit => ({ bytes: memory / BYTES_OF_ONE, documents: memory / BYTES_OF_LINKS })

const ADDED_TOGETHER = 256

/**
 * Read the inputs into memory.
 *
 * @returns  the documents; or, when they are too many, those read so far, to be kept elsewhere, and the rest
 */
export async function gather(
  inputs: readonly string[],
  { progress, issues, stop, memory = DEFAULT_MEMORY }: Pick<Run, 'progress' | 'issues' | 'stop' | 'memory'>,
  most: Limit = fitting(memory),
  options: ReadOptions = {},
): Promise<Gathered | TooMany> {
  const builder = new CorpusBuilder()
  const about: Omit<Posted, 'hashes'>[] = []
  const numbers = new Map<string, number>()
  const places: string[] = []
  const documents = documentsFrom(inputs, LIMITS, options)
  progress.start('reading')
  for (;;) {
    if (builder.size > most.bytes || builder.length > most.documents) {
      progress.done()
      return { read: () => additions(builder.corpus(), about, places), rest: documents }
    }
    const { value: one, done } = await documents.next()
    if (done === true) break
    progress.tick(1)
    stop.check()
    if (isIssue(one)) {
      issues.add(one)
      continue
    }
    const { at, document, json } = one
    const known = numbers.get(document.id)
    if (known !== undefined) {
      if (builder.json(known) !== json) issues.add({ code: 'id-taken', at, id: document.id })
      continue
    }
    numbers.set(document.id, builder.length)
    builder.add(json)
    places.push(at)
    about.push({
      id: document.id,
      ...(document.outlet === undefined ? {} : { outlet: document.outlet.toWellFormed() }),
      ...(document.published === undefined ? {} : { published: document.published.toWellFormed() }),
    })
  }
  progress.done()
  return { corpus: builder.corpus(), length: builder.length, about }
}

function* additions(
  corpus: Corpus,
  about: readonly Pick<Posted, 'id'>[],
  places: readonly string[],
): Generator<Addition[]> {
  for (let from = 0; from < about.length; from += ADDED_TOGETHER)
    yield about.slice(from, from + ADDED_TOGETHER).map((document, i) => {
      const json = jsonAt(corpus, from + i)
      return { document, json, raw: Buffer.from(json), at: places[from + i]! }
    })
}
