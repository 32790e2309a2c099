import { expect, test } from 'vitest'
import { type Line, linesOf } from './lines.ts'

async function* chunked(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(chunks: AsyncIterable<Buffer>, limit = 100): Promise<(string | number)[]> {
  const found: (string | number)[] = []
  for await (const line of linesOf(chunks, limit)) found.push(shownLine(line))
  return found
}

const shownLine = (line: Line): string | number => ('tooLong' in line ? line.tooLong : `${line.number} ${line.bytes}`)

for (const [name, text, expected] of [
  ['two lines', 'a\nb\n', ['1 a', '2 b']],
  ['the last line needs no end', 'a\nb', ['1 a', '2 b']],
  ['CR LF', 'a\r\nb\r\n', ['1 a', '2 b']],
  ['empty lines count', 'a\n\nb', ['1 a', '2 ', '3 b']],
  ['nothing', '', []],
  ['only a line end', '\n', ['1 ']],
  ['letters of several bytes', 'قال\nنعم', ['1 قال', '2 نعم']],
] as const)
  for (const size of [1, 2, 3, 1000])
    test(`${name}, in chunks of ${size}`, async () => expect(await read(chunked(text, size))).toEqual(expected))

test('a line over the limit is counted and the next ones are read', async () => {
  expect(await read(chunked(`a\n${'x'.repeat(11)}\nb`, 4), 10)).toEqual(['1 a', 11, '3 b'])
})

test('a huge line takes no more memory than the limit', async () => {
  const chunk = Buffer.alloc(2 ** 20, 'x')
  const huge = (async function* () {
    for (let i = 0; i < 2000; i++) yield chunk
    yield Buffer.from('\nb')
  })()
  const before = process.memoryUsage().arrayBuffers
  expect(await read(huge, 2 ** 22)).toEqual([2000 * 2 ** 20, '2 b'])
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26)
})
