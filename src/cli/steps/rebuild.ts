import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Capture, type Case, type Kind, openCase } from '../../case/case.ts'
import { howOf } from '../../case/given.ts'
import type { Difference, Looked } from '../../case/verify/verify.ts'
import { issueMessage } from '../../core/failures.ts'
import { openEngine } from '../../engine/open.ts'
import { readAgain } from '../../ingest/again.ts'
import { isIssue, type Taken } from '../../ingest/documents-from.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { listenForInterruption } from '../interruption.ts'
import { IssueLog } from '../issue-log.ts'
import { openProgress, type Progress } from '../progress.ts'
import { bringUpToDate } from '../trace-flow.ts'
import { builtVersion, readerVersion } from '../version.ts'
import { FAMILIES } from './families.ts'
import { withGiven } from './order.ts'
import { grouped, type Run } from './run.ts'

/**
 * Make a case anew from the bytes that were kept, and say what differs: every article is read again, then all that the case holds of
 * analyses, links and chains is made again, with the decisions and settings that stand. What was made by another state of the program is
 * named as that.
 */
export async function* rebuilt(file: string, workers: number): AsyncGenerator<Difference | Looked> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-rebuilt-'))
  const kept = openCase(file, 'read')
  const anew = openCase(join(folder, 'anew.isnad'))
  const engine = await openEngine(workers)
  const progress = openProgress()
  try {
    const maker = { version: builtVersion(), lexicon: loadLexicon().hash }
    const run: Run = {
      kept: anew,
      engine,
      maker,
      progress,
      issues: new IssueLog(progress),
      stop: listenForInterruption(),
    }
    yield* readAnew(kept, run)
    for (const decision of kept.decisions()) anew.decide(() => decision)
    const families = kept.meta(FAMILIES)
    if (families !== undefined) anew.setMeta(FAMILIES, families)
    const kinds = KINDS.filter((kind) => kept.records(kind)[Symbol.iterator]().next().done === false)
    if (kinds.length > 0) await bringUpToDate(run)
    sayMakers(kept, run)
    for (const kind of kinds) yield* compared(kind, kept, anew)
    yield {
      part: 'rebuilt',
      count: anew.documentCount() + kinds.reduce((sum, kind) => sum + [...kept.records(kind)].length, 0),
    }
  } finally {
    await engine.close()
    anew.close()
    kept.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const KINDS: readonly Kind[] = ['analysis', 'link', 'chain']

const differs = (message: string): Difference => ({ part: 'rebuilt', message })

async function* readAnew(kept: Case, { kept: anew, maker, progress, stop }: Run): AsyncGenerator<Difference> {
  const present = readerVersion(maker.lexicon)
  const others = new Map<string, number>()
  progress.start('reading again', kept.documentCount())
  for await (const batch of grouped(firstCaptures(kept))) {
    const documents: Taken[] = []
    for (const capture of batch) {
      const { reader = 'an earlier version' } = capture
      if (reader !== present) others.set(reader, (others.get(reader) ?? 0) + 1)
      const read = await readOne(kept, capture)
      if ('message' in read) yield differs(`document ${capture.document}: ${read.message}${by(reader, present)}`)
      else documents.push(read)
      if (!('message' in read) && read.json !== kept.document(capture.document))
        yield differs(`document ${capture.document}: reading it again gives another record${by(reader, present)}`)
    }
    anew.addDocuments(documents)
    progress.tick(batch.length)
    stop.check()
  }
  progress.done()
  for (const [reader, count] of others) sayOther(progress, `${count} articles were read by ${reader}`, present)
}

const by = (reader: string, present: string): string =>
  reader === present ? '' : ` (it was read by ${reader}, this is ${present})`

const sayOther = (progress: Progress, what: string, present: string): void =>
  progress.say(`${what}, this is ${present}: differences may be the program's`)

/** What each document was read from. */
async function* firstCaptures(kept: Case): AsyncGenerator<Capture> {
  let n = 0
  for (;;) {
    const some = kept.documentsAfter(n, PAGE)
    if (some.length === 0) return
    for (const { id } of some) yield kept.captures(id)[0]!
    n = some.at(-1)!.n
  }
}

const PAGE = 256

async function readOne(kept: Case, capture: Capture): Promise<Taken | { readonly message: string }> {
  const { how } = capture
  const read = await readAgain({
    at: capture.at,
    id: capture.document,
    raw: Buffer.from(kept.bytes(capture.sha256)!),
    transfer: capture,
    ...(how !== undefined && { how }),
  })
  const one = withGiven(read, howOf(how).given ?? {})
  return isIssue(one) ? { message: `cannot be read again: ${issueMessage(one)}` } : one
}

function sayMakers(kept: Case, { maker, progress }: Run): void {
  for (const { version, lexicon, count } of kept.makers())
    if (version !== maker.version || lexicon !== maker.lexicon)
      sayOther(
        progress,
        `${count} records were made by ${version} with the words ${lexicon.slice(0, SHOWN)}`,
        `${maker.version}, ${maker.lexicon.slice(0, SHOWN)}`,
      )
}

/** Of a hash of the words. */
const SHOWN = 10

function* compared(kind: Kind, kept: Case, anew: Case): Generator<Difference> {
  const made = new Map([...anew.records(kind)].map(({ a, b, json }) => [`${a} ${b}`, json]))
  for (const { a, b, json } of kept.records(kind)) {
    const name = [kind, a, b].filter(Boolean).join(' ')
    const again = made.get(`${a} ${b}`)
    if (again === undefined) yield differs(`${name}: not made when everything is made anew`)
    else if (again !== json) yield differs(`${name}: made anew it is another record`)
  }
}
