import { expect, test } from 'vitest'
import type { Engine, Job, Result } from './engine.ts'
import { inProcess } from './in-process.ts'
import { workerThreads } from './worker-threads.ts'

const TASKS = new URL('./cases.test-support.ts', import.meta.url)

const jobs = (count: number): Job<string>[] => Array.from({ length: count }, (_, n) => ({ key: `k${n}`, input: n }))

async function all<Key>(results: AsyncGenerator<Result<Key>>): Promise<Result<Key>[]> {
  const found: Result<Key>[] = []
  for await (const result of results) found.push(result)
  return found
}

/** What every engine must do. */
function engineCases(name: string, open: () => Promise<Engine>, skip: Readonly<Record<string, string>> = {}) {
  const engineTest = (what: string, run: (engine: Engine) => Promise<void>) =>
    test.skipIf(what in skip)(`${name}: ${what}`, async () => {
      const engine = await open()
      try {
        await run(engine)
      } finally {
        await engine.close()
      }
    })

  engineTest('each result has its key, in the order of the inputs', async (engine) => {
    const expected = jobs(500).map(({ key, input }) => ({ key, output: (input as number) * 2 }))
    expect(await all(engine.run('double', jobs(500)))).toEqual(expected)
  })

  engineTest('no input, no result', async (engine) => {
    expect(await all(engine.run('double', []))).toEqual([])
  })

  engineTest('what finishes first does not come first', async (engine) => {
    const found = await all(engine.run('slowFirst', jobs(200)))
    expect(found.map(({ key }) => key)).toEqual(jobs(200).map(({ key }) => key))
  })

  engineTest('an input that a task throws on fails alone', async (engine) => {
    expect(await all(engine.run('throwOnThree', jobs(5)))).toEqual([
      { key: 'k0', output: 0 },
      { key: 'k1', output: 1 },
      { key: 'k2', output: 2 },
      { key: 'k3', failed: 'RangeError: three' },
      { key: 'k4', output: 4 },
    ])
  })

  engineTest('an input that ends the worker fails alone', async (engine) => {
    const found = await all(engine.run('dieOnSeven', jobs(100)))
    expect(found.filter((result) => 'failed' in result).map(({ key }) => key)).toEqual(['k7'])
    expect(found.length).toBe(100)
  })

  engineTest('inputs are read no further than results are taken', async (engine) => {
    let read = 0
    const endless = (function* () {
      for (;;) yield { key: read++, input: 1 }
    })()
    const results = engine.run('double', endless)
    for (let i = 0; i < 10; i++) await results.next()
    expect(read).toBeLessThan(1000)
    await results.return(undefined)
  })

  engineTest('a stream that breaks off gives its error to the reader', async (engine) => {
    const broken = (async function* () {
      yield* jobs(3)
      throw new Error('gone')
    })()
    await expect(all(engine.run('double', broken))).rejects.toThrow('gone')
  })

  engineTest('tasks run one after the other on one engine', async (engine) => {
    expect((await all(engine.run('double', jobs(2)))).length).toBe(2)
    expect((await all(engine.run('throwOnThree', jobs(2)))).length).toBe(2)
  })
}

engineCases('in process', () => inProcess(TASKS), {
  'an input that ends the worker fails alone': 'there is no worker but the process itself',
})
engineCases('two workers', async () => workerThreads(TASKS, 2))

test('two workers: both work', async () => {
  const engine = workerThreads(TASKS, 2)
  const threads = await all(engine.run('thread', jobs(400)))
  await engine.close()
  expect(new Set(threads.map((result) => 'output' in result && result.output)).size).toBe(2)
})

test('a tasks module that cannot be loaded is said at once', async () => {
  const engine = workerThreads(new URL('./no-such-module.ts', import.meta.url), 1)
  await expect(all(engine.run('double', jobs(1)))).rejects.toThrow(/no-such-module/)
  await engine.close()
})
