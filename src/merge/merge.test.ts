import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Case, openCase } from '../case/case.ts'
import { addInputs } from '../cli/steps/add.ts'
import { bringUpToDate } from '../cli/trace-flow.ts'
import { withRun } from '../cli/with-run.ts'
import { inForce, saidAt } from '../core/4-chains/decisions.ts'
import { type Issue, issueMessage } from '../core/failures.ts'
import type { Analysis, Decision, Document, Finding } from '../core/records.ts'
import { caseView } from '../export/case-view.ts'
import { FORMATS, type FormatName } from '../export/formats.ts'
import { csvRows } from '../export/readers.test-support.ts'
import { type Merged, mergeInto } from './merge.ts'
import { readIncoming } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'isnad-merge-'))
const MAKER = { version: '0', lexicon: '0' }
const TOLD = { by: 'told', at: '2025-10-01T00:00:00.000Z' }
const harbour = join(folder, 'harbour.isnad')

const traced = (file: string, inputs: readonly string[] = []): Promise<void> =>
  withRun({ file, workers: 1 }, async (run) => {
    if (inputs.length > 0) await addInputs(inputs, run)
    await bringUpToDate(run)
  })

function withCase<T>(file: string, work: (kept: Case) => T): T {
  const kept = openCase(file)
  try {
    return work(kept)
  } finally {
    kept.close()
  }
}

function exported(file: string, name: FormatName): string {
  const out = join(folder, `${name}-${Math.abs(file.length)}-${Date.now()}.${FORMATS[name].suffix}`)
  withCase(file, (kept) => {
    const pieces = FORMATS[name].write(
      caseView(kept, MAKER, () => (json) => JSON.parse(json)),
      {},
    )
    writeFileSync(out, Buffer.concat([...pieces].map((piece) => Buffer.from(piece))))
  })
  return out
}

/** Whether a case is exported as the first one is. */
const isSame = (file: string, name: FormatName): boolean =>
  readFileSync(exported(file, name)).equals(readFileSync(exported(harbour, name)))

async function merged(other: string, file: string): Promise<Merged & { readonly issues: readonly string[] }> {
  const issues: Issue[] = []
  const kept = openCase(file)
  try {
    const result = await mergeInto(kept, readIncoming(other), TOLD, (issue) => issues.push(issue))
    return { ...result, issues: issues.map(issueMessage) }
  } finally {
    kept.close()
  }
}

const decide = (file: string, verdict: 'confirm' | 'reject', on: Finding, by: string, at: string): Decision =>
  withCase(file, (kept) =>
    kept.decide((id) => ({ schema: 'isnad.decision/1', id, verdict, on, by, at, why: `${by} looked` })),
  )

const attribution = (file: string, document: string, index = 0): Finding =>
  withCase(file, (kept) => {
    const analysis = JSON.parse(kept.record('analysis', document)!) as Analysis
    return { kind: 'attribution', ...saidAt(document, analysis.attributions[index]!) }
  })

const decisionsOf = (file: string): readonly Decision[] => withCase(file, (kept) => kept.decisions())

beforeAll(async () => {
  await traced(harbour, ['examples/harbour'])
  decide(harbour, 'confirm', attribution(harbour, '01-tilna'), 'سلوى', '2025-09-01T10:00:00.000Z')
  decide(harbour, 'reject', { kind: 'link', a: '01-tilna', b: '06-rasif' }, 'Basil', '2025-09-02T10:00:00.000Z')
  withCase(harbour, (kept) =>
    kept.decide((id) => ({
      schema: 'isnad.decision/1',
      id,
      verdict: 'withdraw',
      decision: 'd2',
      by: 'Basil',
      at: '2025-09-03T10:00:00.000Z',
      why: 'no',
    })),
  )
  await traced(harbour)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('there and back', () => {
  for (const name of ['jsonl', 'parquet'] as const)
    test(`${name}: the case that comes back says the same, byte for byte`, async () => {
      const file = join(folder, `back-${name}.isnad`)
      const first = await merged(exported(harbour, name), file)
      expect(first).toMatchObject({ added: 15, decided: 3, issues: [] })
      await traced(file)
      expect(isSame(file, 'jsonl')).toBe(true)
      expect(await merged(exported(harbour, name), file)).toMatchObject({
        added: 0,
        known: 15,
        decided: 0,
        knownDecisions: 3,
      })
    })

  for (const name of ['csv', 'annotation'] as const)
    test(`${name}: decisions come back into a case that has the articles`, async () => {
      const file = join(folder, `back-${name}.isnad`)
      await traced(file, ['examples/harbour'])
      const back = await merged(exported(harbour, name), file)
      expect(back).toMatchObject({ added: 0, decided: 3, issues: [] })
      expect(decisionsOf(file)).toEqual(decisionsOf(harbour))
      await traced(file)
      expect(isSame(file, name)).toBe(true)
    })

  test('a case: the same, and nothing the second time', async () => {
    const file = join(folder, 'back-case.isnad')
    expect(await merged(harbour, file)).toMatchObject({ added: 15, decided: 3, issues: [] })
    expect(await merged(harbour, file)).toMatchObject({ added: 0, known: 15, decided: 0, knownDecisions: 3 })
    await traced(file)
    expect(isSame(file, 'jsonl')).toBe(true)
  })
})

test('places of annotations are found again, and those of another text are named', async () => {
  const file = join(folder, 'places.isnad')
  await traced(file, ['examples/harbour'])
  const [good, bad] = [exported(harbour, 'annotation'), join(folder, 'bad.annotations.json')]
  const all = JSON.parse(readFileSync(good, 'utf8'))
  const [first] = all.first.items
  first.target[0].selector[1].start += 1
  writeFileSync(bad, JSON.stringify({ type: 'AnnotationPage', items: [first, ...all.first.items.slice(1)] }))
  const found = (await merged(good, file)).found
  const moved = await merged(bad, file)
  expect(moved).toMatchObject({ found: found - 1, issues: [expect.stringContaining('[0]: not a record')] })
})

test('a verdict that somebody wrote into the table becomes a decision; one without a reason is named', async () => {
  const file = join(folder, 'verdicts.isnad')
  await traced(file, ['examples/harbour'])
  const rows = csvRows(readFileSync(exported(harbour, 'csv'))).filter(({ row }) => row === 'appearance')
  const written = rows.map((row, i) =>
    i === 1 ? { ...row, verdict: 'reject', why: 'not he' } : i === 2 ? { ...row, verdict: 'confirm' } : row,
  )
  const semicolons = [Object.keys(written[0]!), ...written.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\n')
  const table = join(folder, 'verdicts.csv')
  writeFileSync(table, `\ufeff${semicolons}`)
  const back = await merged(table, file)
  expect(back).toMatchObject({ decided: 1, issues: [expect.stringContaining('a verdict without a reason')] })
  expect(decisionsOf(file)).toMatchObject([
    { verdict: 'reject', why: 'not he', by: 'told', at: TOLD.at, on: { document: rows[1]!.document } },
  ])
})

test('a reviewer in another tool: an annotation on one of ours becomes a decision', async () => {
  const file = join(folder, 'reviewer.isnad')
  await traced(file, ['examples/harbour'])
  const on = attribution(file, '03-sada') as Finding & { cue: readonly [number, number] }
  const annotations = join(folder, 'reviewer.json')
  writeFileSync(
    annotations,
    JSON.stringify([
      {
        type: 'Annotation',
        motivation: 'assessing',
        creator: { type: 'Person', name: 'Rim' },
        created: '2025-09-05T10:00:00Z',
        body: [
          { type: 'TextualBody', purpose: 'classifying', value: 'reject' },
          { type: 'TextualBody', purpose: 'commenting', value: 'another speaker' },
        ],
        target: `urn:isnad:attribution:03-sada:${on.cue.join('-')}`,
      },
    ]),
  )
  expect(await merged(annotations, file)).toMatchObject({ decided: 1, issues: [] })
  expect(decisionsOf(file)[0]).toMatchObject({
    verdict: 'reject',
    by: 'Rim',
    at: '2025-09-05T10:00:00Z',
    why: 'another speaker',
    on,
  })
})

test('two cases that decided apart: both stay, and the later one in time counts, whichever is merged into which', async () => {
  const [one, other] = [join(folder, 'one.isnad'), join(folder, 'other.isnad')]
  for (const file of [one, other]) await traced(file, ['examples/harbour'])
  const on = attribution(one, '03-sada')
  decide(one, 'confirm', on, 'A', '2025-09-02T00:00:00.000Z')
  decide(other, 'reject', on, 'B', '2025-09-01T00:00:00.000Z')
  await merged(other, one)
  await merged(one, other)
  for (const file of [one, other]) {
    expect(
      decisionsOf(file)
        .map(({ by }) => by)
        .toSorted(),
    ).toEqual(['A', 'B'])
    expect(inForce(decisionsOf(file)).map(({ by }) => by)).toEqual(['A'])
  }
})

test('another article under a known id comes in under a new one, and its decisions follow it', async () => {
  const [one, other] = [join(folder, 'ids-one.isnad'), join(folder, 'ids-other.isnad')]
  const article = (file: string, text: string): string => {
    const path = join(folder, file)
    writeFileSync(path, `${JSON.stringify({ id: 'x', text })}\n`)
    return path
  }
  await traced(one, [article('a.jsonl', 'قال الوزير سالم الورداني إن الجسر مغلق.')])
  await traced(other, [article('b.jsonl', 'وقال الوزير عادل شمس الدين إن الميناء مفتوح.')])
  const on = attribution(other, 'x')
  decide(other, 'reject', on, 'B', '2025-09-01T00:00:00.000Z')
  const { renamed: again, issues } = await merged(other, one)
  expect([again.length, issues]).toEqual([1, []])
  const { as } = again[0]!
  expect(decisionsOf(one)).toMatchObject([{ on: { document: as, cue: (on as { cue: unknown }).cue } }])
  const texts = withCase(one, (kept) => ['x', as].map((id) => (JSON.parse(kept.document(id)!) as Document).text))
  expect(texts[0]).toContain('الجسر')
  expect(texts[1]).toContain('الميناء')
  expect(await merged(other, one)).toMatchObject({ added: 0, known: 1, decided: 0, knownDecisions: 1 })
})

test('what is wrong is named with its place, and the rest comes in', async () => {
  const good = readFileSync(exported(harbour, 'jsonl'), 'utf8').split('\n')
  const bad = join(folder, 'bad.jsonl')
  const changed = good[1]!.replace('"raw":"ey', '"raw":"Ey')
  writeFileSync(bad, [good[0], changed, 'not json', ...good.slice(2, -2)].join('\n'))
  const file = join(folder, 'bad.isnad')
  const { added, issues } = await merged(bad, file)
  expect(added).toBe(14)
  expect(issues).toEqual([
    expect.stringContaining('bad.jsonl:2: not a record of stage merge: got bytes that are not those of their hash'),
    expect.stringContaining('bad.jsonl:3'),
    expect.stringContaining('no such document'),
    expect.stringContaining('no such document'),
    expect.stringContaining('a withdrawal of d2'),
    expect.stringContaining('cut short'),
  ])
})

test('whatever two people decided about whatever, merging loses none of it and adds nothing twice', async () => {
  const decision = fc.record({
    verdict: fc.constantFrom('confirm' as const, 'reject' as const),
    node: fc.string({ minLength: 1, maxLength: 4 }),
    by: fc.constantFrom('A', 'B'),
    day: fc.integer({ min: 1, max: 28 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(decision, { maxLength: 6 }),
      fc.array(decision, { maxLength: 6 }),
      async (ones, others) => {
        const cases = [ones, others].map((all) => {
          const kept = openCase(':memory:')
          for (const { verdict, node, by, day } of all)
            kept.decide((id) => ({
              schema: 'isnad.decision/1',
              id,
              verdict,
              on: { kind: 'origin', node: `speaker:${node}` },
              by,
              at: `2025-09-${String(day).padStart(2, '0')}T00:00:00.000Z`,
              why: 'w',
            }))
          return kept
        })
        const [one, other] = cases as [Case, Case]
        const before = one.decisions()
        const coming = async function* () {
          for (const decision of other.decisions()) yield { kind: 'decision' as const, at: 'x', decision }
        }
        const issues: Issue[] = []
        await mergeInto(one, coming(), TOLD, (issue) => issues.push(issue))
        const after = one.decisions()
        await mergeInto(one, coming(), TOLD, (issue) => issues.push(issue))
        expect(issues).toEqual([])
        expect(one.decisions()).toEqual(after)
        for (const decision of before) expect(after).toContainEqual(decision)
        const said = new Set(after.map(({ id: _, ...rest }) => JSON.stringify(rest)))
        for (const { id: _, ...rest } of other.decisions()) expect(said.has(JSON.stringify(rest))).toBe(true)
        for (const kept of cases) kept.close()
      },
    ),
    { numRuns: 30 },
  )
})
