import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FORMAT_NAMES } from '../src/export/formats.ts'
import { READERS } from '../src/export/readers.test-support.ts'
import { HARBOUR, isnad } from './isnad.test-support.ts'

/** Each export is a process of its own, and other tests run beside it. */
const SLOW_MS = 300_000

const folder = mkdtempSync(join(tmpdir(), 'isnad-export-test-'))
const file = join(folder, 'harbour.isnad')

beforeAll(async () => {
  const traced = await isnad(['trace', HARBOUR, '--case', file, '--out', join(folder, 'harbour.html')])
  expect(traced.code).toBe(0)
}, SLOW_MS)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'the example case in every format, from the command line, twice the same',
  async () => {
    for (const format of FORMAT_NAMES) {
      const out = join(folder, `out.${format}`)
      expect(await isnad(['export', '--case', file, '--format', format, '--out', out])).toMatchObject({
        code: 0,
        out: '',
      })
      await READERS[format](readFileSync(out))
    }
    const again = await isnad(['export', '--case', file, '--format', 'jsonl'])
    expect(again.out).toBe(readFileSync(join(folder, 'out.jsonl'), 'utf8'))
  },
  SLOW_MS,
)

test(
  'a byte order mark only when asked for',
  async () => {
    const plain = await isnad(['export', '--case', file, '--format', 'csv'])
    const marked = await isnad(['export', '--case', file, '--format', 'csv', '--bom'])
    expect(plain.out.startsWith('row,story')).toBe(true)
    expect(marked.out).toBe(`\ufeff${plain.out}`)
  },
  SLOW_MS,
)

for (const [what, args, says] of [
  ['a format that there is not', ['--case', 'x.isnad', '--format', 'pdf'], 'Allowed choices are jsonl, csv'],
  ['a case that is not there', ['--case', '/nowhere/x.isnad', '--format', 'csv'], 'no such case'],
  ['a folder that is not there', ['--case', 'x.isnad', '--format', 'csv', '--out', '/nowhere/x.csv'], 'cannot write'],
] as const)
  test(`${what}: exit code 2 and what was expected`, async () => {
    const ran = await isnad(['export', ...args])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain(says)
  })

test(
  'redacted, from the command line: a name is nowhere, its mark is there',
  async () => {
    const plan = join(folder, 'hidden.txt')
    writeFileSync(plan, 'speaker سالم الورداني\n')
    const { code, out } = await isnad(['export', '--case', file, '--format', 'csv', '--redact', plan])
    expect([code, out.includes('[speaker-1]'), out.includes('الورداني')]).toEqual([0, true, false])
    writeFileSync(plan, 'speaker لا أحد\n')
    const wrong = await isnad(['export', '--case', file, '--format', 'csv', '--redact', plan])
    expect([wrong.code, wrong.out]).toEqual([2, ''])
    expect(wrong.err).toContain('no such speaker')
  },
  SLOW_MS,
)
