import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isWorkedOn, takeTurn, tryTurn } from './turn.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-turn-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))
const file = join(FOLDER, 'a.isnad')

test('one has it, the next waits and is told so once, and nothing is left beside the case', async () => {
  const first = tryTurn(file)!
  expect([tryTurn(file), isWorkedOn(file)]).toEqual([undefined, true])
  let told = 0
  const next = takeTurn(
    file,
    'make',
    () => void told++,
    () => {},
  )
  setTimeout(() => first.end(), 500)
  const second = await next
  expect([told, isWorkedOn(file)]).toEqual([1, true])
  second.end()
  expect([isWorkedOn(file), readdirSync(FOLDER)]).toEqual([false, []])
})

test('who waits may give up', async () => {
  const first = tryTurn(file)!
  const giveUp = () => {
    throw new Error('enough')
  }
  await expect(takeTurn(file, 'make', () => {}, giveUp)).rejects.toThrow('enough')
  first.end()
})

test('a process that is killed lets go', async () => {
  const script = `const { tryTurn } = await import(${JSON.stringify(import.meta.resolve('./turn.ts'))})
    if (tryTurn(${JSON.stringify(file)})) process.stdout.write('has it'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  expect(tryTurn(file)).toBeUndefined()
  child.kill('SIGKILL')
  await once(child, 'close')
  const turn = tryTurn(file)
  expect(turn).toBeDefined()
  turn!.end()
  expect(readdirSync(FOLDER)).toEqual([])
})
