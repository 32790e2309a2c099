import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldedText } from '../../core/text/fold.ts'
import { FORMAT_NAMES, FORMATS } from '../formats.ts'
import { parquetRows, READERS } from '../readers.test-support.ts'
import type { CaseView } from '../view.ts'
import { harbour, written } from '../written.test-support.ts'
import { covered } from './covered.ts'
import { partsOf } from './names.ts'
import { planFrom, type RedactionPlan } from './plan.ts'
import { redacted } from './redacted.ts'
import { RUN } from './runs.ts'

const view = harbour()
const stories = [...view.stories()]
const nodes = stories.flatMap(({ chain }) => chain.nodes)
const SPEAKERS = [...new Set(nodes.filter(({ kind }) => kind === 'speaker').map(({ name }) => name))]
const OUTLETS = [...new Set(nodes.filter(({ kind }) => kind === 'outlet' || kind === 'agency').map(({ name }) => name))]
const DOCUMENTS = stories.flatMap(({ chain }) => chain.documents)
const articles = stories.flatMap((story) => [...story.articles()])

/** All that can be read in an export, with every escape of every format undone. */
async function readable(of: CaseView, name: (typeof FORMAT_NAMES)[number]): Promise<string> {
  const bytes = written(of, name)
  const text = name === 'parquet' ? JSON.stringify(await parquetRows(bytes)) : bytes.toString()
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/(?:%[0-9A-F]{2})+/g, (escaped) => decodeURIComponent(escaped))
    .replace(/&(amp|lt|gt|quot);/g, ' ')
    .replace(/\\[nrt"]/g, ' ')
    .replace(/\{?\\([_&%#$])\}?/g, '$1')
}

const wordsOf = (text: string): string[] => foldedText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, i) => words.slice(i, i + RUN).join(' '))
}

/** What of a plan could be found in a text: names whole, single words of a person's name, runs of a document's words, its hash, its address. */
function leaks(text: string, plan: RedactionPlan): string[] {
  const folded = ` ${wordsOf(text).join(' ')} `
  const holds = (phrase: string): boolean => folded.includes(` ${wordsOf(phrase).join(' ')} `)
  const aliases = (name: string) =>
    nodes
      .filter((node) => node.name === name || node.aliases?.includes(name))
      .flatMap(({ name: own, aliases: all = [] }) => [own, ...all])
  const persons = plan.speakers.filter((name) =>
    articles.some(({ found }) =>
      found?.attributions.some(({ speaker }) => speaker.name === name && speaker.type === 'person'),
    ),
  )
  const hidden = articles.filter(({ document }) => plan.documents.includes(document.id))
  const published = articles.filter(({ document }) =>
    plan.outlets.some((name) => aliases(name).includes(document.outlet ?? '')),
  )
  const runs = hidden.length === 0 ? new Set<string>() : new Set(runsOf(text))
  return [
    ...[...plan.speakers, ...plan.outlets].flatMap(aliases).filter(holds),
    ...persons.flatMap(partsOf).filter((part) => part.length > 3 && folded.includes(part)),
    ...hidden.flatMap(({ document }) => runsOf(document.text).filter((run) => runs.has(run))),
    ...[...hidden, ...published].flatMap(({ document, sha256 = '' }) =>
      [document.id, document.url ?? '\0', sha256, Buffer.from(sha256, 'hex').toString('base64url')].filter((secret) =>
        text.includes(secret),
      ),
    ),
    ...hidden.flatMap(({ document }) => [document.title ?? ''].filter((title) => title !== '' && holds(title))),
  ]
}

const plans = fc.record({
  speakers: fc.subarray(SPEAKERS, { maxLength: 3 }),
  outlets: fc.subarray(OUTLETS, { maxLength: 2 }),
  documents: fc.subarray(DOCUMENTS, { maxLength: 2 }),
})

test('before redaction all of it is there to be found', async () => {
  const plan = { speakers: ['ناجي الصفواني'], outlets: ['سجل الميناء'], documents: ['08-duha.txt'] }
  const found = leaks(await readable(view, 'jsonl'), plan)
  expect(found.length).toBeGreaterThan(50)
  expect(found).toContain('ناجي الصفواني')
})

for (const name of FORMAT_NAMES)
  test(`${name}: nothing of whoever or whatever was chosen can be found, and others read it still`, async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const hidden = redacted(view, plan)
        await READERS[name](written(hidden, name))
        expect(leaks(await readable(hidden, name), plan)).toEqual([])
      }),
      { numRuns: Number(process.env.RUNS ?? 8) },
    )
  })

test('one name, one mark, in every format', async () => {
  const plan = { speakers: ['سالم الورداني', 'ناجي الصفواني'], outlets: [], documents: [] }
  for (const name of FORMAT_NAMES) {
    const text = await readable(redacted(view, plan), name)
    if (['bibtex', 'csl'].includes(name)) continue
    expect(text).toContain('speaker-1')
    expect(text).toContain('speaker-2')
  }
})

test('spans stand where they should in what is handed over', () => {
  const hidden = redacted(view, { speakers: ['سالم الورداني'], outlets: ['تيلنا'], documents: [] })
  let names = 0
  for (const story of hidden.stories())
    for (const { document, found } of story.articles())
      for (const { cue, content, source, speaker } of found?.attributions ?? []) {
        for (const [start, end] of [...cue, ...content, ...source]) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(document.text.length)
          expect(document.text.slice(0, start).endsWith('[')).toBe(false)
        }
        if (speaker.name === '[speaker-1]') names += 1
      }
  expect(names).toBeGreaterThan(5)
})

test('what has nothing hidden in it stays as it is, its hash too', () => {
  const hidden = redacted(view, { speakers: ['Ivo Lantry'], outlets: [], documents: [] })
  const [before, after] = [view, hidden].map((of) =>
    [...of.stories()].flatMap((story) => [...story.articles()]).find(({ document }) => document.id === '01-tilna'),
  )
  expect(after?.document).toEqual(before?.document)
  expect(after?.sha256).toBe(before?.sha256)
  expect(after?.captures.map(({ at }) => at)).toEqual(['redacted'])
})

describe('covering', () => {
  for (const [name, text, covers, expected, span, moved] of [
    ['one', 'قال سالم هنا', [[4, 8]], 'قال [x] هنا', [4, 8], [4, 7]],
    [
      'two that overlap become one',
      'abcdefgh',
      [
        [1, 4],
        [3, 6],
      ],
      'a[x]gh',
      [6, 8],
      [4, 6],
    ],
    ['a span inside is the whole cover', 'abcdefgh', [[1, 6]], 'a[x]gh', [2, 4], [1, 4]],
    ['a span across', 'abcdefgh', [[2, 4]], 'ab[x]efgh', [0, 8], [0, 9]],
    ['a span before', 'abcdefgh', [[2, 4]], 'ab[x]efgh', [0, 2], [0, 2]],
    ['nothing', 'abc', [], 'abc', [0, 2], [0, 2]],
  ] as const)
    test(name, () => {
      const found = covered(
        text,
        covers.map(([start, end]) => ({ span: [start, end] as const, as: 'x' })),
      )
      expect(found.text).toBe(expected)
      expect(found.moved(span)).toEqual(moved)
    })
})

describe('a plan', () => {
  test('is a line for each', () =>
    expect(planFrom('# mine\nspeaker سالم الورداني\r\n\noutlet  سجل الميناء \ndocument 08-duha.txt\n', 'x')).toEqual({
      speakers: ['سالم الورداني'],
      outlets: ['سجل الميناء'],
      documents: ['08-duha.txt'],
    }))
  test('says which line is wrong', () =>
    expect(() => planFrom('speaker a\nperson b\n', 'x.txt')).toThrow('bad table: x.txt:2'))
  for (const plan of [
    { speakers: ['nobody'], outlets: [], documents: [] },
    { speakers: [], outlets: ['nobody'], documents: [] },
    { speakers: [], outlets: [], documents: ['nobody'] },
  ])
    test(`a name that the case does not have is refused: ${JSON.stringify(plan)}`, () =>
      expect(() => redacted(view, plan)).toThrow('got nobody'))
})

test('every format is redacted by the same view', () => expect(Object.keys(FORMATS)).toEqual(FORMAT_NAMES))
