import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { missing, SHARED } from '../eval/beside.ts'
import { shuffled } from '../eval/draws.ts'
import { bundle } from '../scripts/bundle.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import type { Document } from '../src/core/records.ts'
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

/** Of two texts under one id that with the smaller hash first: it is the one that is kept. */
function doubles(...two: readonly [Document, Document]): readonly Document[] {
  const digest = (one: Document): string => createHash('sha256').update(JSON.stringify(one)).digest('base64url')
  return two.toSorted((x, y) => (digest(x) < digest(y) ? -1 : 1))
}

function parquet(some: ReturnType<typeof articles>): Buffer {
  const names = ['id', 'outlet', 'text'] as const
  const columnData = names.map((name) => ({ name, data: some.map((one) => one[name]), type: 'STRING' as const }))
  return Buffer.from(parquetWriteBuffer({ columnData }))
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
        const at = (name: string): string => join(folder, name)
        const good = articles(60)
        const killing = { ...good[0]!, id: 'kills', text: 'نص أول لا يشبه غيره' }
        const throwing = { ...good[0]!, id: 'throws', text: 'نص ثان لا يشبه سواه' }
        const [kept, taken] = doubles(
          { id: 'twice', text: 'نص ثالث وحيد في بابه' },
          { id: 'twice', text: 'نص رابع غريب عن كل ما قيل' },
        )
        const bad = `{"id":\n${jsonl([{ id: 'empty', text: ' ' }, { id: 'none' }])}\n`
        writeFileSync(at('in.jsonl'), jsonl([...good.slice(0, 40), good[2], killing, kept, throwing, taken]) + bad)
        writeFileSync(at('in.parquet'), parquet(good.slice(38)))
        writeFileSync(at('good.jsonl'), jsonl([...good, kept]))
        const output = at('out')
        const inputs = [at('in.jsonl'), at('in.parquet')]
        const ran = await submit([...LOCAL, '--bundle', folder, '--output', output, '--input', ...inputs])
        expect(ran.code).toBe(1)
        expect(writtenIn(output)).toEqual(await embedded([at('good.jsonl')], folder))
        const issues = linesOf(join(output, 'issues.jsonl')).map((line) => JSON.parse(line))
        const told = issues.map(({ code, message, record }) => [code, message?.replace(/^\S+: /, '') ?? record])
        expect(told.sort()).toEqual([
          ['empty-document', 'empty document: expected text, got white space only'],
          ['id-taken', JSON.stringify(taken)],
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
    'real news in any order and number of parts, half of it known before, with a worker killed in the middle, gives the records of one machine',
    () =>
      inFolder(async (folder) => {
        await bundle(folder)
        const lines = news(1200)
        const at = (name: string): string => join(folder, name)
        const [whole, mixed, output] = [at('whole.jsonl'), at('mixed.jsonl'), at('out')]
        writeFileSync(whole, `${lines.join('\n')}\n`)
        writeFileSync(mixed, `${shuffled(lines, numbers(7)).join('\n')}\n`)
        writeFileSync(at('half.jsonl'), `${lines.slice(0, 600).join('\n')}\n`)
        const earlier = ['--output', at('earlier'), '--input', at('half.jsonl')]
        expect((await submit([...LOCAL, '--bundle', folder, ...earlier])).code).toBe(0)
        const cluster = await Cluster.open(folder, 2)
        try {
          const running = submit([
            ...['--master', cluster.url, '--bundle', folder, '--partitions', '7'],
            ...['--output', output, '--input', mixed, '--since', at('earlier')],
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
