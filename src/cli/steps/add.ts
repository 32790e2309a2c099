import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import type { Content, Item, Order } from '../../case/imports.ts'
import { type Issue, issueMessage } from '../../core/failures.ts'
import { documentsOf, type Ingested, isIssue } from '../../ingest/documents-from.ts'
import { LIMITS } from '../../ingest/limits.ts'
import { readOptions } from '../../ingest/mapping.ts'
import type { Passed } from '../../ingest/reader.ts'
import { isWebAddress, type Source, sourcesOf } from '../../ingest/sources.ts'
import { Revisits } from '../../ingest/web-archive/revisits.ts'
import { number } from '../progress.ts'
import { readerVersion } from '../version.ts'
import { refused } from './add-documents.ts'
import { withGiven } from './order.ts'
import { Reckoning } from './reckoning.ts'
import { grouped, type Run } from './run.ts'

export interface Added {
  readonly added: number
  /** Were in the case already. */
  readonly known: number
  /** Issues of the inputs. */
  readonly bad: number
  /** Sources that were passed over, since the same bytes were read before. */
  readonly skipped: number
}

export type AddRun = Pick<Run, 'kept' | 'maker' | 'progress' | 'issues' | 'stop'>

/**
 * Read the inputs into the case, as an import that can be stopped and gone on with. What is counted as added is committed.
 *
 * @param web  what the web addresses among the inputs give; without it there may be none among them
 */
export async function addInputs(
  inputs: readonly string[],
  run: AddRun,
  order: Omit<Order, 'inputs'> = {},
  web?: readonly Source[],
): Promise<Added> {
  const files = web === undefined ? inputs : inputs.filter((input) => !isWebAddress(input))
  const sources = [...(files.length > 0 ? await sourcesOf(files) : []), ...(web ?? [])]
  const { kept } = run
  const whole = { ...order, inputs }
  const { of, items } = kept.together(() => {
    const begun = kept.imports.begin(whole)
    return { of: begun, items: kept.imports.expect(begun, sources.map(itemOf)) }
  })
  const all = items.map((item, i) => ({ item, source: sources[i]! }))
  return readItems(all.filter(isLeft), { ...whole, n: of }, run)
}

/** A page that this import fetched before it was stopped is not fetched again. */
function isLeft({ item, source }: ToRead): boolean {
  if ('code' in source || source.web === undefined || item.state !== 'done') return true
  source.web.pass()
  return false
}

/** What a source is called among the items of an import. */
const itemOf = (source: Source | Issue) => ({ at: source.at, id: 'code' in source ? '' : source.id })

/** An item with what it is read from, or why it cannot be. */
export interface ToRead {
  readonly item: Item
  readonly source: Source | Issue
}

/** An import under way. */
export type Under = Order & { readonly n: number }

/** Read items of an import into the case. */
export async function readItems(all: readonly ToRead[], under: Under, run: AddRun): Promise<Added> {
  const { kept, progress, issues, stop } = run
  const sum = { added: 0, known: 0, bad: 0, skipped: 0 }
  const reader = readerVersion(run.maker.lexicon)
  const passed = new Map<Passed, number>()
  const reckoning = new Reckoning(all.map(({ source }) => sizeOf(source)))
  const end = (state: 'done' | 'stopped') => kept.together(() => kept.imports.end(under.n, state))
  progress.start('reading')
  try {
    for await (const batch of grouped(happenings(all, under, reader, run, reckoning, passed), atOnce(all))) {
      const bad = kept.together(() => keepBatch(batch, under, reader, run, sum))
      for (const issue of bad) {
        issues.add(issue)
        reckoning.failed(issue.code)
      }
      sum.bad += bad.length
      progress.tell(reckoning.known())
      progress.tick(batch.filter((one) => 'one' in one).length)
      stop.check()
    }
  } catch (error) {
    end('stopped')
    throw error
  }
  end('done')
  progress.done()
  if (passed.size > 0) progress.say(passedText(passed))
  return sum
}

/** A page took its time and the site's: it is kept at once. */
const atOnce = (all: readonly ToRead[]): number | undefined =>
  all.some(({ source }) => !('code' in source) && source.web !== undefined) ? 1 : undefined

/** What happens to an item, in this order: it is skipped; or it is begun, gives what it has, and is ended. */
type Happening = { readonly item: Item } & (
  | { readonly skipped: true }
  | { readonly begun: true }
  | { readonly one: Ingested }
  | { readonly ended: true; readonly content?: Content }
)

async function* happenings(
  all: readonly ToRead[],
  under: Under,
  reader: string,
  { kept }: AddRun,
  reckoning: Reckoning,
  passed: Map<Passed, number>,
): AsyncGenerator<Happening> {
  const revisits = new Revisits()
  const count = (why: Passed) => passed.set(why, (passed.get(why) ?? 0) + 1)
  const options = { revisits, passed: count, ...readOptions(under) }
  for (const { item, source } of all) {
    const hash = 'code' in source ? undefined : await hashOf(source)
    const content = hash === undefined ? undefined : { sha256: hash, reader }
    if (content !== undefined && kept.together(() => kept.imports.wasRead(under.n, item, content))) {
      yield { item, skipped: true }
      reckoning.next()
      continue
    }
    yield { item, begun: true }
    if ('code' in source) yield { item, one: source }
    else
      for await (const one of documentsOf(reckoning.counted(source), LIMITS, options))
        yield { item, one: withGiven(one, under) }
    yield { item, ended: true, ...(content !== undefined && { content }) }
    reckoning.next()
  }
}

const PASSED: Readonly<Record<Passed, string>> = {
  'other-file': 'other files in archives',
  'other-media': 'captures of pictures and other media',
  'no-content': 'redirects and errors',
  'site-file': 'files about sites',
}

const passedText = (passed: ReadonlyMap<Passed, number>): string =>
  `passed over, being no articles: ${[...passed].map(([why, count]) => `${number(count)} ${PASSED[why]}`).join(', ')}`

/** SHA-256 of a file; undefined for a stream, which comes once. */
async function hashOf({ file }: Source): Promise<string | undefined> {
  if (file === undefined) return undefined
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  } catch {
    // whoever reads it for its documents says why it cannot be read
    return undefined
  }
  return hash.digest('hex')
}

const sizeOf = (source: Source | Issue): number | undefined =>
  'code' in source ? 0 : source.file === undefined ? undefined : statSync(source.file, { throwIfNoEntry: false })?.size

type Sum = { added: number; known: number; skipped: number }

/** Keep what happened, in the caller's transaction: an item is marked as done together with the last of its documents. */
function keepBatch(batch: readonly Happening[], under: Under, reader: string, { kept }: AddRun, sum: Sum): Issue[] {
  const { imports } = kept
  for (const one of batch) if ('begun' in one) imports.attempt(one.item)
  const taken = batch.flatMap((one) => ('one' in one && !isIssue(one.one) ? [{ ...one.one, item: one.item.n }] : []))
  const results = kept.addDocuments(taken, { reader, import: under.n })
  const added = results.filter((result) => result === 'added').length
  const known = results.filter((result) => result === 'known').length
  imports.count(under.n, { added, known })
  sum.added += added
  sum.known += known
  let at = 0
  const bad: Issue[] = []
  for (const one of batch) {
    if ('one' in one) {
      const [issue] = isIssue(one.one) ? [one.one] : refused(one.one, results[at++]!)
      if (issue === undefined) continue
      bad.push(issue)
      imports.fail(one.item, {
        at: issue.at.toWellFormed(),
        kind: issue.code,
        message: issueMessage(issue).toWellFormed(),
      })
    } else if ('skipped' in one) {
      sum.skipped += 1
      imports.settle(one.item, 'skipped')
    } else if ('ended' in one) imports.settle(one.item, 'done', one.content)
  }
  kept.addIssues(bad)
  return bad
}
