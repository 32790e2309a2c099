// Rewrite the expected exports under fixtures/exports from harbour.jsonl there. Never run by a test: the diff is what gets reviewed.
//   node scripts/export-goldens.ts          every format, from the records as they are
//   node scripts/export-goldens.ts --trace  the records themselves too, by tracing the example case
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Case } from '../src/case/case.ts'
import { addInputs } from '../src/cli/steps/add.ts'
import { findingOf } from '../src/cli/steps/findings.ts'
import { bringUpToDate } from '../src/cli/trace-flow.ts'
import { withRun } from '../src/cli/with-run.ts'
import type { Finding } from '../src/core/records.ts'
import { caseView } from '../src/export/case-view.ts'
import { FORMAT_NAMES, FORMATS } from '../src/export/formats.ts'
import { viewOfLines } from '../src/export/records-view.test-support.ts'

const FOLDER = 'fixtures/exports'
const RECORDS = join(FOLDER, 'harbour.jsonl')
/** Not the state of the program that ran: a changed rule is no change of a format. */
const MAKER = { version: '0.1.0', lexicon: '0'.repeat(64) }

if (process.argv.includes('--trace')) await traceExample()
const view = viewOfLines(readFileSync(RECORDS, 'utf8'))
for (const name of FORMAT_NAMES) {
  const pieces = [...FORMATS[name].write(view, {})].map((piece) => Buffer.from(piece))
  writeFileSync(join(FOLDER, `harbour.${FORMATS[name].suffix}`), Buffer.concat(pieces))
}

async function traceExample(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-goldens-'))
  await withRun({ file: join(folder, 'harbour.isnad'), workers: 1 }, async (run) => {
    await addInputs(['examples/harbour'], run)
    await bringUpToDate(run)
    decide(run.kept)
    const { told } = await bringUpToDate(run)
    const view = caseView(run.kept, MAKER, () => told.link)
    writeFileSync(RECORDS, [...FORMATS.jsonl.write(view, {})].join(''))
  })
  rmSync(folder, { recursive: true })
}

/** One decision of each kind, by invented people. */
function decide(kept: Case): void {
  const head = { schema: 'isnad.decision/1', by: 'سلوى', at: '2025-09-01T10:00:00.000Z' } as const
  const on = (...named: string[]): Finding => findingOf(kept, named)
  const all: Parameters<Case['decide']>[0][] = [
    (id) => ({
      ...head,
      id,
      verdict: 'confirm',
      on: on('attribution', '01-tilna', 'a1'),
      why: 'the ministry says the same',
    }),
    (id) => ({
      ...head,
      id,
      verdict: 'correct',
      on: on('attribution', '08-duha.txt', 'a1'),
      correction: { attribution: { stance: 'alleges' } },
      why: '=he "alleges", no more',
    }),
    (id) => ({
      ...head,
      id,
      by: 'Basil',
      verdict: 'reject',
      on: on('link', '01-tilna', '06-rasif'),
      why: 'a standing paragraph',
    }),
    (id) => ({
      ...head,
      id,
      by: 'Basil',
      verdict: 'reject',
      on: on('origin', 'source:13-atlasi:صيادون'),
      why: 'the reporter himself',
    }),
    (id) => ({ ...head, id, verdict: 'withdraw', decision: 'd3', why: 'no, it is his text' }),
  ]
  for (const make of all) kept.decide(make)
}
