import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { missing, SHARED } from '../eval/beside.ts'
import { shuffled } from '../eval/draws.ts'
import { bundle } from '../scripts/bundle.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { articles, HARBOUR, inFolder, jsonl, linesIn } from './isnad.test-support.ts'
import { Cluster, embedded, linesOf, missingSpark, submit, writtenIn } from './spark.test-support.ts'

const MINUTES = 60_000
const reason = missingSpark()
const LOCAL = ['--master', 'local[2]', '--conf', 'spark.ui.enabled=false']

/** Real news: `count` articles of the corpus beside the project. */
function news(count: number): string[] {
  const corpus = readFileSync(join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz'))
  return linesIn(gunzipSync(corpus).toString('utf8')).slice(0, count)
}

describe.skipIf(reason !== undefined)(`on Spark${reason === undefined ? '' : ` (${reason})`}`, () => {
  test(
    'the example case gives the records of one machine, and is not made again',
    () =>
      inFolder(async (folder) => {
        await bundle(folder)
        const inputs = ['agency-and-copies', 'english', 'later-reports'].map((name) => join(HARBOUR, `${name}.jsonl`))
        const output = join(folder, 'out')
        const call = [...LOCAL, '--bundle', folder, '--output', output, '--input', ...inputs]
        const ran = await submit(call)
        expect([ran.code, ran.out]).toEqual([0, ''])
        expect(writtenIn(output)).toEqual(await embedded(inputs, folder))
        const again = await submit(call)
        expect(again.code).toBe(0)
        expect(again.err).not.toContain('being made')
      }),
    15 * MINUTES,
  )

  test(
    'what is bad stands aside with its reason, and a filter that dies loses one article',
    () =>
      inFolder(async (folder) => {
        await bundle(folder, join(import.meta.dirname, 'spark-crash.test-support.ts'))
        const good = articles(60)
        const killing = { ...good[0]!, id: 'kills', text: 'نص أول لا يشبه غيره' }
        const throwing = { ...good[0]!, id: 'throws', text: 'نص ثان لا يشبه سواه' }
        const other = { ...good[1]!, text: 'نص آخر تحت معرف مأخوذ' }
        writeFileSync(
          join(folder, 'in.jsonl'),
          `${jsonl([...good, good[2], killing, throwing])}{"id":\n${jsonl([{ id: 'empty', text: ' ' }, { id: 'none' }])}\n`,
        )
        writeFileSync(join(folder, 'good.jsonl'), jsonl(good))
        writeFileSync(join(folder, 'more.jsonl'), jsonl([good[3], other]))
        const output = join(folder, 'out')
        const inputs = [join(folder, 'in.jsonl')]
        const ran = await submit([...LOCAL, '--bundle', folder, '--output', output, '--input', ...inputs])
        expect(ran.code).toBe(1)
        expect(writtenIn(output)).toEqual(await embedded([join(folder, 'good.jsonl')], folder))
        const issues = linesOf(join(output, 'issues.jsonl')).map((line) => JSON.parse(line))
        expect(issues.map(({ code, message }) => [code, message.replace(/^\S+: /, '')]).sort()).toEqual([
          ['empty-document', 'empty document: expected text, got white space only'],
          ['not-a-document', 'not a document: expected text, got nothing'],
          ['not-json', 'not JSON: expected one object a line, got "{\\"id\\":"'],
          ['stage-failed', 'stage analyse failed: Error: worker ended with code 9'],
          ['stage-failed', 'stage analyse failed: RangeError: too deep'],
        ])
        expect(issues.find(({ at }) => at === 'kills').record).toBe(JSON.stringify(killing))
      }),
    15 * MINUTES,
  )

  test.skipIf(missing('corpora', 'saudinewsnet-part.jsonl.gz') !== undefined)(
    'real news in any order and number of parts, with a worker killed in the middle, gives the records of one machine',
    () =>
      inFolder(async (folder) => {
        await bundle(folder)
        const lines = news(1200)
        const [whole, mixed, output] = ['whole.jsonl', 'mixed.jsonl', 'out'].map((name) => join(folder, name)) as [
          string,
          string,
          string,
        ]
        writeFileSync(whole, `${lines.join('\n')}\n`)
        writeFileSync(mixed, `${shuffled(lines, numbers(7)).join('\n')}\n`)
        const cluster = await Cluster.open(folder, 2)
        try {
          const running = submit([
            ...['--master', cluster.url, '--bundle', folder, '--partitions', '7'],
            ...['--output', output, '--input', mixed],
            ...['--conf', 'spark.driver.host=127.0.0.1', '--conf', 'spark.executor.memory=1g'],
          ])
          await cluster.killWorker('analyses')
          const ran = await running
          expect(ran.code).toBe(0)
        } finally {
          cluster.close()
        }
        expect(writtenIn(output)).toEqual(await embedded([whole], folder))
      }),
    15 * MINUTES,
  )
})
