import type { Recurring } from '../core/3-links/background.ts'
import { mayBeBoilerplate } from '../core/3-links/background.ts'
import { isOneText } from '../core/3-links/standing.ts'
import type { Issue } from '../core/failures.ts'
import { hoursLater } from '../core/lateness.ts'
import type { Link } from '../core/records.ts'
import type { Engine, Job } from '../engine/engine.ts'
import type { ChainWork, LinkDone, LinkWork } from '../engine/work.ts'
import { idOf } from './keys.ts'
import { issueRow, type Row } from './rows.ts'
import type { StandingWork, Tabled, ToldDone, ToldWork } from './tasks.ts'

/**
 * What an executor runs over the rows of one partition. Each row that it gives begins with `record` or `issue`; an issue's last field says what
 * was wrong with which record.
 */
export interface Filter {
  readonly takes: readonly string[]
  readonly gives: readonly string[]
  run(rows: AsyncIterable<Row>, engine: Engine): AsyncGenerator<Row>
}

const DOCUMENTS: Filter = {
  takes: ['file', 'line'],
  gives: ['kind', 'key', 'digest', 'time', 'lot', 'day', 'outlet', 'page', 'of', 'hashes', 'json'],
  async *run(rows, engine) {
    const width = this.gives.length
    for await (const { key: row, ...result } of engine.run('document', jobs(rows, inputLine))) {
      const [file, line] = row as [string, string]
      if ('failed' in result) {
        yield issueRow(width, failed(file, 'documents', result.failed), line)
        continue
      }
      const done = result.output as Tabled | { readonly issue: Issue }
      if ('issue' in done) yield issueRow(width, done.issue, line)
      else yield* documentRows(done, width)
    }
  },
}

/** A line without anything on it is none. */
const inputLine = ([file, line]: Row): string | undefined => (line?.trim() ? `${file}\t${line}` : undefined)

function* documentRows(document: Tabled, width: number): Generator<Row> {
  const { key, digest, time, lot, day, outlet, page, of, hashes, json } = document
  const text = (number: number | null): string | null => (number === null ? null : String(number))
  yield ['record', key, digest, text(time), text(lot), text(day), outlet, page, text(of), hashes.join(','), json]
  if (document.failed !== undefined) yield issueRow(width, failed(idOf(key), 'fingerprints', document.failed), json)
}

const ANALYSES: Filter = {
  takes: ['document', 'key', 'json'],
  gives: ['kind', 'document', 'json'],
  async *run(rows, engine) {
    for await (const { key: row, ...result } of engine.run(
      'analyse',
      jobs(rows, ([, , json]) => json!),
    )) {
      const [document, key, json] = row as [string, string, string]
      if ('output' in result) yield ['record', document, result.output as string]
      else yield issueRow(this.gives.length, failed(idOf(key), 'analyse', result.failed), json)
    }
  },
}

/** Of each bucket the documents come first, then the pairs by their first document. */
const LINKS: Filter = {
  takes: ['bucket', 'a', 'b', 'json'],
  gives: ['kind', 'a', 'b', 'text', 'boilerplate', 'passages', 'hours', 'within', 'json'],
  async *run(rows, engine) {
    for await (const { key: pairs, ...result } of engine.run('link', linkJobs(rows))) {
      const done = 'output' in result ? (result.output as LinkDone) : pairs.map(() => result)
      for (const [i, one] of done.entries()) {
        const [a, b] = pairs[i]!
        if ('failed' in one) {
          const at = `${idIn(a.json)} ${idIn(b.json)}`
          const [kind, , , ...rest] = issueRow(
            this.gives.length,
            failed(at, 'links', one.failed),
            JSON.stringify([a.json, b.json]),
          )
          yield [kind!, a.row, b.row, ...rest]
        } else if (one.json !== null) yield linkRow(a.row, b.row, one.json)
      }
    }
  },
}

interface Linked {
  readonly row: string
  readonly json: string
}
type LinkedPair = readonly [a: Linked, b: Linked]

/** Enough pairs to outweigh sending their documents. */
const PAIRS_TOGETHER = 64

async function* linkJobs(rows: AsyncIterable<Row>): AsyncGenerator<Job<readonly LinkedPair[]>> {
  let current: string | null = null
  let documents = new Map<string, Linked>()
  let pairs: LinkedPair[] = []
  for await (const [bucket = null, a, b, json] of rows) {
    if (bucket !== current) {
      if (pairs.length > 0) yield linkJob(pairs)
      ;[current, documents, pairs] = [bucket, new Map(), []]
    }
    if (json) documents.set(a!, { row: a!, json })
    else pairs.push([documents.get(a!)!, documents.get(b!)!])
    if (pairs.length < PAIRS_TOGETHER) continue
    yield linkJob(pairs)
    pairs = []
  }
  if (pairs.length > 0) yield linkJob(pairs)
}

function linkJob(pairs: readonly LinkedPair[]): Job<readonly LinkedPair[]> {
  const documents = [...new Set(pairs.flat())]
  const place = new Map(documents.map((one, i) => [one, i]))
  const input: LinkWork = {
    documents: documents.map(({ json }) => json),
    pairs: pairs.map(([a, b]) => [place.get(a)!, place.get(b)!]),
  }
  return { key: pairs, input }
}

const idIn = (json: string): string => (JSON.parse(json) as { readonly id: string }).id

function linkRow(a: string, b: string, json: string): Row {
  const link = JSON.parse(json) as Link
  const flag = (is: boolean): string => (is ? '1' : '0')
  return [
    'record',
    a,
    b,
    flag(isOneText(link)),
    flag(mayBeBoilerplate(link)),
    String(link.passages.length),
    String(hoursLater(link.evidence)),
    flag(link.within !== undefined),
    json,
  ]
}

/** Rows of one document stand together. */
const STANDING: Filter = {
  takes: ['document', 'own', 'other', 'a', 'b', 'side', 'json'],
  gives: ['kind', 'a', 'b', 'side', 'json'],
  async *run(rows, engine) {
    for await (const { key: group, ...result } of engine.run('standing', standingJobs(rows))) {
      const done = 'output' in result ? (result.output as readonly (readonly Recurring[])[]) : []
      for (const [i, row] of group.entries()) {
        const [, , , a, b, side, json] = row as [string, string, string, string, string, string, string]
        const recurring = done[i]
        if (recurring === undefined) {
          const reason = 'failed' in result ? result.failed : ''
          yield issueRow(this.gives.length, failed(linkPlace(json), 'standing', reason), json)
        } else if (recurring.some(({ share }) => share > 0)) yield ['record', a, b, side, JSON.stringify(recurring)]
      }
    }
  },
}

const linkPlace = (json: string): string => {
  const { a, b } = JSON.parse(json) as Link
  return `${a} ${b}`
}

async function* standingJobs(rows: AsyncIterable<Row>): AsyncGenerator<Job<readonly Row[]>> {
  for await (const group of groups(rows)) {
    const input: StandingWork = {
      links: group.map((row) => row[6]!),
      sides: group.map((row) => row[5] as 'a' | 'b'),
      texts: group.map(([, own = null, other = null]) => ({ own, other })),
    }
    yield { key: group, input }
  }
}

const TOLD: Filter = {
  takes: ['a', 'b', 'recurringA', 'recurringB', 'document', 'stints', 'json'],
  gives: ['kind', 'a', 'b', 'together', 'json'],
  async *run(rows, engine) {
    for await (const { key: row, ...result } of engine.run('told', toldJobs(rows))) {
      const [a = null, b = null] = row
      const json = row[6]!
      if ('output' in result) {
        const { json: told, together } = result.output as ToldDone
        yield ['record', a, b, together ? '1' : '0', told]
      } else yield issueRow(this.gives.length, failed(linkPlace(json), 'told', result.failed), json)
    }
  },
}

async function* toldJobs(rows: AsyncIterable<Row>): AsyncGenerator<Job<Row>> {
  for await (const row of rows) {
    const [, , a = null, b = null, document = null, stints = null, link] = row
    yield { key: row, input: { link: link!, a, b, document, stints } satisfies ToldWork }
  }
}

/** Rows of one story stand together: its analyses, then its links. */
const CHAINS: Filter = {
  takes: ['story', 'part', 'json'],
  gives: ['kind', 'story', 'json'],
  async *run(rows, engine) {
    for await (const { key: story, ...result } of engine.run('chain', chainJobs(rows))) {
      if ('output' in result) yield ['record', story, result.output as string]
      else yield issueRow(this.gives.length, failed(idOf(story), 'chains', result.failed), JSON.stringify(idOf(story)))
    }
  },
}

async function* chainJobs(rows: AsyncIterable<Row>): AsyncGenerator<Job<string>> {
  for await (const group of groups(rows)) {
    const story = group[0]![0]!
    const parts = (wanted: string) => group.flatMap(([, part, json]) => (part === wanted ? [json!] : []))
    const input: ChainWork = { id: idOf(story), analyses: parts('analysis'), links: parts('link'), decisions: [] }
    yield { key: story, input }
  }
}

/** Neighbouring rows with one first field. */
async function* groups(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let group: Row[] = []
  for await (const row of rows) {
    if (group.length > 0 && group[0]![0] !== row[0]) {
      yield group
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) yield group
}

async function* jobs(rows: AsyncIterable<Row>, inputOf: (row: Row) => string | undefined): AsyncGenerator<Job<Row>> {
  for await (const row of rows) {
    const input = inputOf(row)
    if (input !== undefined) yield { key: row, input }
  }
}

const failed = (at: string, stage: string, reason: string): Issue => ({ code: 'stage-failed', at, stage, reason })

export const FILTERS: Readonly<Record<string, Filter>> = {
  documents: DOCUMENTS,
  analyses: ANALYSES,
  links: LINKS,
  standing: STANDING,
  told: TOLD,
  chains: CHAINS,
}
