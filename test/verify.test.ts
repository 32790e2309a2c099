import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { HARBOUR, inFolder, isnad, linesIn } from './isnad.test-support.ts'

test('a traced case is verified, rebuilt from its bytes, and any byte that is changed is found', () =>
  inFolder(async (cwd) => {
    await isnad(['trace', HARBOUR], { cwd })
    const file = join(cwd, 'harbour.isnad')
    const whole = readFileSync(file)
    const verify = (...more: string[]) => isnad(['verify', '--case', 'harbour.isnad', ...more], { cwd })

    const sound = await verify('--rebuild')
    expect([sound.code, sound.err.replace(/^(reading again|\w+ing): .*\n/gm, '')]).toEqual([0, ''])
    expect(sound.out).toMatch(/^harbour\.isnad: as it was sealed\n/)
    expect(sound.out).toMatch(/ 15 captures, as the log took them in\n/)
    expect(sound.out).toMatch(/ \d\d documents and records, the same when made anew\n$/)
    expect(readFileSync(file).equals(whole)).toBe(true)

    const head = JSON.parse((await verify('--print-head', '--json')).out)
    expect(head).toEqual({
      file: 'harbour.isnad',
      entry: expect.any(Number),
      log: expect.stringMatching(/^[0-9a-f]{64}$/),
      seal: expect.stringMatching(/^[0-9a-f]{64}$/),
      content: expect.stringMatching(/^[0-9a-f]{64}$/),
    })

    for (const at of [100, whole.length >> 1, whole.length - 100]) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 4
      writeFileSync(file, changed)
      const { code, out } = await verify()
      expect([at, code, linesIn(out).length]).toEqual([at, 1, 1])
    }
    writeFileSync(file, whole)
    expect((await verify()).code).toBe(0)
  }))

test('a record that was changed under a new seal is found by making it anew', () =>
  inFolder(async (cwd) => {
    await isnad(['trace', HARBOUR], { cwd })
    const database = new DatabaseSync(join(cwd, 'harbour.isnad'))
    database.exec(
      `UPDATE records SET json = replace(json, '"states"', '"denies"') WHERE kind = 'analysis' AND a LIKE '09%'`,
    )
    database.close()
    expect((await isnad(['verify', '--case', 'harbour.isnad'], { cwd })).code).toBe(1)
    writeFileSync(join(cwd, 'families.tsv'), 'outlet\tfamily\n')
    await isnad(['families', '--case', 'harbour.isnad', '--set', 'families.tsv'], { cwd })
    expect((await isnad(['verify', '--case', 'harbour.isnad'], { cwd })).code).toBe(0)
    const { code, out } = await isnad(['verify', '--case', 'harbour.isnad', '--rebuild'], { cwd })
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^harbour\.isnad: analysis 09\S+: made anew it is another record\n$/),
    ])
  }))

test('a file that is no case is said to be none', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'x.isnad'), 'قال')
    const { code, out } = await isnad(['verify', '--case', 'x.isnad'], { cwd })
    expect([code, out]).toEqual([1, expect.stringContaining('file is not a database')])
    expect((await isnad(['verify', '--case', 'none.isnad'], { cwd })).code).toBe(2)
  }))
