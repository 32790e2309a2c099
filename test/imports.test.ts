import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCase } from '../src/case/case.ts'
import { tryTurn } from '../src/case/turn.ts'
import { articles, inFolder, isnad, jsonl, linesIn } from './isnad.test-support.ts'

const article = (id: string, more: object = {}) => ({
  id,
  text: `قال مدير الميناء رقم ${id} إن الرصيف سيفتح غدا`,
  ...more,
})

test('what failed is listed by kind, and tried again when it was mended', () =>
  inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'news'))
    writeFileSync(join(cwd, 'news', 'a.jsonl'), `${jsonl([article('1')])}{"id":\n{"id":"3"}\n`)
    writeFileSync(join(cwd, 'news', 'b.txt'), 'نص قصير')
    writeFileSync(join(cwd, 'news', 'empty.txt'), '')
    const first = await isnad(['add', 'news', 'gone.txt', '--case', 'c.isnad'], { cwd })
    expect(first.code).toBe(1)
    expect(linesIn(first.err).at(-1)).toBe(
      'c.isnad: 2 documents added, 0 there already, 2 in all, 4 inputs not usable (named above)',
    )
    const listed = await isnad(['imports', '--case', 'c.isnad'], { cwd })
    expect(listed.out).toMatch(/^1 {2}done {2}\S+ {2}news gone\.txt\n/)
    expect(listed.out).toContain(
      '2 documents added, 0 there already, 2 sources read, 4 failed (1 empty-document, 1 not-a-document, 1 not-json, 1 unreadable)',
    )
    const errors = await isnad(['imports', '--case', 'c.isnad', '--errors', '--kind', 'not-json'], { cwd })
    expect(errors.out).toBe(
      '1  not-json  tried once  news/a.jsonl:2: not JSON: expected one object a line, got "{\\"id\\":"\n',
    )
    writeFileSync(join(cwd, 'news', 'a.jsonl'), `${jsonl([article('1'), article('2')])}{"id":"3"}\n`)
    writeFileSync(join(cwd, 'gone.txt'), 'عاد الملف')
    const again = await isnad(['add', '--retry-failed', '--case', 'c.isnad'], { cwd })
    expect(linesIn(again.err)).toEqual([
      'news/a.jsonl:3: not a document: expected text, got nothing',
      'news/empty.txt: empty document: expected text, got white space only',
      'c.isnad: 2 documents added, 1 there already, 4 in all, 2 inputs not usable (named above)',
    ])
    const left = await isnad(['imports', '--case', 'c.isnad', '--errors', '--json'], { cwd })
    expect(linesIn(left.out).map((line) => JSON.parse(line))).toEqual([
      {
        import: 1,
        at: 'news/a.jsonl:3',
        kind: 'not-a-document',
        message: 'news/a.jsonl:3: not a document: expected text, got nothing',
        attempts: 2,
      },
      expect.objectContaining({ at: 'news/empty.txt', kind: 'empty-document', attempts: 2 }),
    ])
    const kept = openCase(join(cwd, 'c.isnad'), 'read')
    expect(kept.issueCount()).toBe(2)
    kept.close()
  }))

test('a file whose bytes were read before is passed over, until one of its articles is removed', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'a.jsonl'), jsonl([article('1'), article('2')]))
    writeFileSync(join(cwd, 'b.jsonl'), jsonl([article('3')]))
    const add = (...more: string[]) => isnad(['add', 'a.jsonl', 'b.jsonl', '--case', 'c.isnad', ...more], { cwd })
    const last = async (ran: ReturnType<typeof isnad>) => linesIn((await ran).err).at(-1)
    await add()
    expect(await last(add())).toBe('c.isnad: 0 documents added, 0 there already, 2 files read before, 3 in all')
    writeFileSync(join(cwd, 'b.jsonl'), jsonl([article('3'), article('4')]))
    expect(await last(add())).toBe('c.isnad: 1 documents added, 1 there already, 1 file read before, 4 in all')
    await isnad(['remove', '1', '--case', 'c.isnad'], { cwd })
    expect(await last(add())).toBe('c.isnad: 1 documents added, 1 there already, 1 file read before, 4 in all')
  }))

test('what an import gives goes to articles that name none, and makes no other article of them', () =>
  inFolder(async (cwd) => {
    writeFileSync(
      join(cwd, 'a.jsonl'),
      jsonl([article('1'), article('2', { outlet: 'Marsa' }), { text: 'نص بلا رقم' }]),
    )
    await isnad(['add', 'a.jsonl', '--case', 'c.isnad', '--outlet', 'Sahil', '--language', 'ar', '--note', 'ملف'], {
      cwd,
    })
    const plain = await isnad(['add', 'a.jsonl', '--case', 'c.isnad'], { cwd })
    expect(linesIn(plain.err)).toEqual(['c.isnad: 0 documents added, 3 there already, 3 in all'])
    const kept = openCase(join(cwd, 'c.isnad'), 'read')
    const outlets = kept.documentsAfter(0, 9).map(({ json }) => JSON.parse(json).outlet)
    expect(outlets).toEqual(['Sahil', 'Marsa', 'Sahil'])
    expect(kept.imports.all()[0]).toMatchObject({ outlet: 'Sahil', language: 'ar', note: 'ملف', added: 3 })
    kept.close()
  }))

test('an import that is stopped goes on by the same command, and is one import', () =>
  inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'news'))
    for (let i = 0; i < 40; i++)
      writeFileSync(join(cwd, 'news', `${i}.jsonl`), jsonl(articles(4000).slice(i * 100, (i + 1) * 100)))
    const state = () => {
      try {
        const kept = openCase(join(cwd, 'c.isnad'), 'read')
        const [one] = kept.imports.all()
        kept.close()
        return one
      } catch {
        return undefined
      }
    }
    const add = ['add', 'news', '--case', 'c.isnad']
    const stopped = await isnad(add, { cwd, kill: { signal: 'SIGINT', when: () => (state()?.sources.done ?? 0) > 0 } })
    expect(stopped.code).toBe(130)
    expect(linesIn(stopped.err).at(-1)).toContain('What was added is kept in c.isnad; the same command goes on.')
    expect(state()).toMatchObject({ n: 1, state: 'stopped' })
    const done = await isnad(add, { cwd })
    expect(done.code).toBe(0)
    expect(state()).toMatchObject({ n: 1, state: 'done', added: 4000, sources: { pending: 0, done: 40 } })
  }))

test('of two that import into one case, one says that it waits, and both are done', () =>
  inFolder(async (cwd) => {
    const [one, other] = [articles(900).slice(0, 450), articles(900).slice(450)]
    writeFileSync(join(cwd, 'one.jsonl'), jsonl(one))
    writeFileSync(join(cwd, 'other.jsonl'), jsonl(other))
    const ran = await Promise.all(
      ['one.jsonl', 'other.jsonl'].map((input) =>
        isnad(['trace', input, '--case', 'c.isnad', '--out', `${input}.html`], { cwd }),
      ),
    )
    expect(ran.map(({ code }) => code)).toEqual([0, 0])
    const waited = 'c.isnad: another isnad is at work on it; waiting until it is done (Ctrl-C ends that)'
    expect(ran.filter(({ err }) => err.includes(waited)).length).toBe(1)
    writeFileSync(join(cwd, 'both.jsonl'), jsonl([...one, ...other]))
    await isnad(['trace', 'both.jsonl', '--case', 'both.isnad'], { cwd })
    const hash = (file: string) => {
      const kept = openCase(join(cwd, file), 'read')
      const found = kept.contentHash()
      kept.close()
      return found
    }
    expect(hash('c.isnad')).toBe(hash('both.isnad'))
  }))

test('who waits for a case can stop waiting', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'a.jsonl'), jsonl([article('1')]))
    const turn = tryTurn(join(cwd, 'c.isnad'))!
    const stopped = await isnad(['add', 'a.jsonl', '--case', 'c.isnad'], {
      cwd,
      kill: { signal: 'SIGINT', when: (ms) => ms > 2000 },
    })
    expect(stopped.code).toBe(130)
    expect(stopped.err).toContain('another isnad is at work on it')
    turn.end()
    expect((await isnad(['add', 'a.jsonl', '--case', 'c.isnad'], { cwd })).code).toBe(0)
    rmSync(join(cwd, 'a.jsonl'))
  }))

test('a wrong call of retrying is said', () =>
  inFolder(async (cwd) => {
    for (const [args, says] of [
      [['add', '--case', 'c.isnad'], /expected a file, a folder or -/],
      [['add', '--retry-failed', 'x', '--case', 'c.isnad'], /expected no inputs/],
      [['add', '--retry-failed', '--case', 'c.isnad'], /no such case/],
    ] as const) {
      const { code, err } = await isnad(args, { cwd })
      expect([code, err]).toEqual([2, expect.stringMatching(says)])
    }
  }))
