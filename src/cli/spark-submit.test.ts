import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { submitted } from './spark-submit.ts'
import { builtVersion } from './version.ts'

const folder = mkdtempSync(join(tmpdir(), 'isnad-submit-'))
afterAll(() => rmSync(folder, { recursive: true }))

function bundled(about: object): string {
  writeFileSync(join(folder, 'isnad-stages.mjs'), `// isnad-bundle ${JSON.stringify(about)}\n`)
  for (const name of ['isnad_spark.py', 'isnad_work.py']) writeFileSync(join(folder, name), '')
  return folder
}
const current = { version: builtVersion(), lexicon: loadLexicon().hash }
const job = { master: 'yarn', inputs: ['hdfs:///a', 'hdfs:///b'], output: 'hdfs:///out', conf: ['k=v'] }

test('what is submitted is what one would give by hand', () => {
  const args = submitted({ ...job, bundle: bundled(current), since: 'hdfs:///before', partitions: 9 })
  expect(args.join(' ').replaceAll(folder, 'dist')).toBe(
    '--master yarn --files dist/isnad-stages.mjs --py-files dist/isnad_work.py ' +
      '--conf spark.log.level=ERROR --conf spark.ui.showConsoleProgress=false --conf k=v ' +
      'dist/isnad_spark.py --output hdfs:///out --exit-code --partitions 9 --since hdfs:///before --input hdfs:///a hdfs:///b',
  )
})

test('on this machine the executors run the Node that runs this', () => {
  const args = submitted({ ...job, master: 'local[2]', bundle: bundled(current) })
  expect(args[args.indexOf('--node') + 1]).toBe(process.execPath)
})

for (const [name, about] of [
  ['another state of the core', { ...current, version: '0.0.1+older' }],
  ['another lexicon', { ...current, lexicon: 'other' }],
] as const)
  test(`a bundle of ${name} would give other records and is refused`, () => {
    expect(() => submitted({ ...job, bundle: bundled(about) })).toThrow(
      'bad option --bundle: expected what `npm run bundle` writes of this version',
    )
  })

test('a bundle that is not there is named', () =>
  expect(() => submitted({ ...job, bundle: join(folder, 'none') })).toThrow(`got no ${join(folder, 'none')}`))
