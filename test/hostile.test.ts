import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { ISNAD, isnad, linesIn } from './isnad.test-support.ts'

/** Long enough for a slow machine, far too short for anything quadratic. */
const BOUND_MS = 60_000

const line = (id: string, text: string): string => `${JSON.stringify({ id, text })}\n`
const GOOD = line('good', 'قال الحارس إن الباب مغلق.')

const SPEECH = 'قال '
const NESTED = 10_000

for (const [name, text] of [
  ['a million «said» in a row', SPEECH.repeat(1_000_000)],
  ['10,000 nested quotation marks', `قال ${'«'.repeat(NESTED)}نعم${'»'.repeat(NESTED)}`],
  ['10,000 quotation marks that nothing closes', `قال: ${'«نعم '.repeat(NESTED)}`],
  ['alternating kinds of marks', `قال: ${'«“\'"'.repeat(NESTED)}`],
  ['brackets', `قال: ${'('.repeat(NESTED)}${')'.repeat(NESTED)}`],
  ['one word of a million letters', 'ق'.repeat(1_000_000)],
  ['a million diacritics on one letter', `ق${'\u064e'.repeat(1_000_000)}`],
  ['a million line ends', `قال${'\n'.repeat(1_000_000)}نعم`],
  ['digits', '٣'.repeat(500_000)],
  ['numbers in a row', '٣ آلاف '.repeat(100_000)],
  ['a paragraph ten thousand times', 'قال الحارس إن الباب مغلق.\n'.repeat(10_000)],
  ['half letters', '\ud83d قال \udc00 الحارس: «نعم\ud83d».'.repeat(1000)],
  ['NUL', 'قال\u0000 الحارس: «ن\u0000عم».'.repeat(1000)],
  ['direction marks', '\u202e\u2067قال الحارس\u202c إن الباب\u2069 مغلق. '.repeat(1000)],
  ['presentation forms', '\ufee3\ufea4\ufee4\ufeaa '.repeat(10_000)],
] as const) {
  test(name, { timeout: BOUND_MS }, async () => {
    const { code, out, err } = await isnad(['analyse', '-', '--json', '--workers', '1'], {
      input: line('odd', text) + GOOD,
    })
    expect([code, err.replace(/^analysing: .*\n/gm, '')]).toEqual([0, ''])
    expect(linesIn(out).map((one) => (JSON.parse(one) as { id: string }).id)).toEqual(['odd', 'good'])
  })
}

test('copies of hostile texts are linked in bounded time', { timeout: BOUND_MS }, async () => {
  const texts = [SPEECH.repeat(100_000), 'قال الحارس إن الباب مغلق. '.repeat(4000), '«'.repeat(NESTED)]
  const input = texts.flatMap((text, i) => [line(`a${i}`, text), line(`b${i}`, text)]).join('')
  const { code, out } = await isnad(['links', '-', '--json'], { input })
  expect(code).toBe(0)
  for (const link of linesIn(out)) expect(JSON.parse(link)).toHaveProperty('schema', 'isnad.link/1')
})

test('a line of 50 MB is named and let go, in bounded memory', { timeout: BOUND_MS }, async () => {
  const child = spawn(ISNAD, ['analyse', '-', '--json', '--workers', '1'])
  const [out, err] = [gathered(child.stdout), gathered(child.stderr)]
  child.stdin.write(GOOD)
  const [start, end] = ['{"id":"huge","text":"', '"}']
  child.stdin.write(start)
  for (let i = 0; i < 50; i++) child.stdin.write(Buffer.alloc(2 ** 20, 'x'))
  child.stdin.end(`${end}\n${line('last', 'نعم.')}`)
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect(code).toBe(1)
  const bytes = 50 * 2 ** 20 + start.length + end.length
  expect(await err).toBe(`-:2: too large: expected at most ${2 ** 24} bytes, got ${bytes}\n`)
  expect(linesIn(await out).length).toBe(2)
})

async function gathered(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
