import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FORMAT_NAMES } from '../src/export/formats.ts'
import { READERS } from '../src/export/readers.test-support.ts'
import { HARBOUR, inFolder, isnad } from './isnad.test-support.ts'

test('the example case in every format, from the command line, twice the same', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'harbour.isnad')
    const traced = await isnad(['trace', HARBOUR, '--case', file, '--out', join(folder, 'harbour.html')])
    expect(traced.code).toBe(0)
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
  }))

test('a byte order mark only when asked for', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'one.isnad')
    writeFileSync(join(folder, 'one.txt'), 'قال الوزير سالم إن الجسر مغلق.')
    await isnad(['trace', join(folder, 'one.txt'), '--case', file, '--out', join(folder, 'one.html')])
    const plain = await isnad(['export', '--case', file, '--format', 'csv'])
    const marked = await isnad(['export', '--case', file, '--format', 'csv', '--bom'])
    expect(plain.out.startsWith('row,story')).toBe(true)
    expect(marked.out).toBe(`\ufeff${plain.out}`)
  }))

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
