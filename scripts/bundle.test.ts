import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { BUNDLE, bundle } from './bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'isnad-bundle-'))
const file = join(folder, BUNDLE)
const run = (args: readonly string[], input = '', node: readonly string[] = []) =>
  spawnSync(process.execPath, [...node, file, ...args], { input, encoding: 'utf8', cwd: folder })

beforeAll(() => bundle(folder))
afterAll(() => rmSync(folder, { recursive: true }))

const ARTICLE = { id: 'a', text: 'قال المتحدث باسم البلدية إن الجسر سيفتح غدا.' }

test('the bundle alone runs a stage as the sources do', () => {
  const { stdout } = run(['stage', 'reading'], `${JSON.stringify(ARTICLE)}\n`)
  const expected = [...readingStage(loadLexicon()).run(ARTICLE)]
  expect(stdout.trim()).toBe(expected.map((one) => JSON.stringify(one)).join('\n'))
})

test('its first line says what it is of', () => {
  const [header = ''] = readFileSync(file, 'utf8').split('\n', 1)
  expect(JSON.parse(header.replace('// isnad-bundle ', ''))).toMatchObject({ lexicon: loadLexicon().hash, node: 24 })
})

test('the same sources give the same bundle', async () => {
  const before = readFileSync(file, 'utf8')
  await bundle(folder)
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test('an older Node is told which one is needed', () => {
  const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } })`
  const { status, stderr } = run(['filter', 'documents'], '', ['--import', older])
  expect([status, stderr]).toEqual([
    3,
    expect.stringMatching(/^isnad: needs Node 24 or later on every executor, found 20\.19\.0 at /),
  ])
})

test('a filter that there is not is a wrong call', () => {
  const { status, stderr } = run(['filter', 'nothing'])
  expect([status, stderr]).toEqual([2, expect.stringContaining('expected documents analyses links')])
})

test('rows that are no rows end the filter, so that nothing is lost in silence', () => {
  const { status, stderr } = run(['filter', 'analyses'], 'one\ttwo\n')
  expect([status !== 0, stderr]).toEqual([true, expect.stringContaining('row 1: expected 3 fields, got 2')])
})
