import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCase } from '../../case/case.ts'
import { prose } from '../../core/3-links/stories.test-support.ts'
import { openEngine } from '../../engine/open.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { addDocuments } from './add-documents.ts'
import { gather, type Limit } from './gather.ts'
import { linkDocuments } from './link.ts'
import { linkInMemory } from './link-in-memory.ts'
import type { Run } from './run.ts'
import { toldLinks } from './told-links.ts'

const folder = mkdtempSync(join(tmpdir(), 'isnad-'))
const file = join(folder, 'news.jsonl')
afterAll(() => rmSync(folder, { recursive: true }))

/** A story that many take over, a footer, and ids that strings and bytes put in another order. */
beforeAll(() => {
  const ids = Array.from({ length: 90 }, (_, n) =>
    n % 9 === 0 ? `\u{1f600}${n}` : n % 9 === 1 ? `\uff5e${n}` : `d${n}`,
  )
  const lines = ids.map((id, n) => ({
    id,
    outlet: `o${n % 13}`,
    published: `2020-05-${String(1 + (n % 20)).padStart(2, '0')}`,
    text: [prose(1 + (n % 4), 40), prose(200 + n, 30), prose(100 + (n % 13), 14)].join('\n'),
  }))
  const again = [lines[3], { ...lines[4], text: 'another' }]
  writeFileSync(file, [...lines, ...again].map((line) => `${JSON.stringify(line)}\n`).join(''))
})

const silent = { start: () => {}, tick: () => {}, done: () => ({ count: 0 }), say: () => {} }

async function linesOf(nearest: boolean, limit?: Limit): Promise<{ lines: string[]; issues: number }> {
  const kept = openCase(':memory:')
  const engine = await openEngine(1)
  let issues = 0
  const run = {
    kept,
    engine,
    maker: { version: '1', lexicon: loadLexicon().hash },
    progress: silent,
    issues: { add: () => issues++ },
    stop: { check: () => {} },
  } as unknown as Run
  try {
    const gathered = await gather([file], run, limit)
    const lines: string[] = []
    if ('corpus' in gathered) for await (const line of linkInMemory(gathered, run, {}, nearest)) lines.push(line)
    else {
      for (const some of gathered.read()) kept.addDocuments(some)
      await addDocuments(gathered.rest, run)
      await linkDocuments(run)
      lines.push(...toldLinks(run, nearest))
    }
    return { lines, issues }
  } finally {
    await engine.close()
    kept.close()
  }
}

for (const nearest of [false, true])
  test(`links in memory are those of a case, byte for byte${nearest ? ', between nearest neighbours too' : ''}`, async () => {
    const inMemory = await linesOf(nearest)
    expect(inMemory.lines.length).toBeGreaterThan(90)
    expect(inMemory.issues).toBe(1)
    expect(await linesOf(nearest, { bytes: 0, documents: 0 })).toEqual(inMemory)
    expect(await linesOf(nearest, { bytes: 2 ** 30, documents: 40 })).toEqual(inMemory)
  })
