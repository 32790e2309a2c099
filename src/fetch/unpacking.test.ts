import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LIMITS } from './policy.ts'
import { failing } from './servers.test-support.ts'
import { unpacked } from './unpacking.ts'

/** Long enough for a busy machine, far too short for anything that grows without bound. */
const BOUND_MS = 20_000

const TEXT = Buffer.from('قالت بلدية وادي الصدى إن السيول جرفت جسرين. '.repeat(100))

test.each([
  ['nothing', [], TEXT],
  ['identity', ['identity'], TEXT],
  ['gzip', ['gzip'], gzipSync(TEXT)],
  ['gzip by its old name, in capitals', [' X-GZip '], gzipSync(TEXT)],
  ['gzip in two members', ['gzip'], Buffer.concat([gzipSync(TEXT.subarray(0, 99)), gzipSync(TEXT.subarray(99))])],
  ['br', ['br'], brotliCompressSync(TEXT)],
  ['zstd', ['zstd'], zstdCompressSync(TEXT)],
  ['deflate', ['deflate'], deflateSync(TEXT)],
  ['deflate without its header', ['deflate'], deflateRawSync(TEXT)],
  ['two in one line', ['gzip, br'], brotliCompressSync(gzipSync(TEXT))],
  ['two lines', ['gzip', 'br'], brotliCompressSync(gzipSync(TEXT))],
])('%s', async (_name, encodings, body) => {
  expect(await unpacked(body, encodings, LIMITS)).toEqual(TEXT)
})

const ZEROS = Buffer.alloc(2 ** 20)

/** A gigabyte of zeros, packed piece by piece; a gzip file may have many members. */
const gigabyte = Buffer.concat(Array<Buffer>(1024).fill(gzipSync(ZEROS)))

test.each([
  ['three packings', ['gzip, gzip, gzip'], gzipSync(TEXT), 'bad-answer: packed 3 times: gzip, gzip, gzip'],
  ['an unknown one', ['compress'], TEXT, 'unknown content encoding: expected gzip, br, zstd, deflate, got compress'],
  ['a lie', ['gzip'], TEXT, 'bad-answer: cannot be unpacked (gzip): incorrect header check'],
  [
    'cut off',
    ['gzip'],
    gzipSync(randomBytes(9999)).subarray(0, -2000),
    'bad-answer: cannot be unpacked (gzip): unexpected end of file',
  ],
  [
    'zstd, cut off',
    ['zstd'],
    zstdCompressSync(randomBytes(9999)).subarray(0, 5000),
    'bad-answer: cannot be unpacked (zstd)',
  ],
  [
    'br, cut off',
    ['br'],
    brotliCompressSync(randomBytes(9999)).subarray(0, 5000),
    'bad-answer: cannot be unpacked (br)',
  ],
  ['a gzip bomb', ['gzip'], gigabyte, 'too-large: unpacked more than'],
  ['a gzip bomb in gzip', ['gzip, gzip'], gzipSync(gigabyte), 'too-large: unpacked more than'],
  [
    'a br bomb',
    ['br'],
    brotliCompressSync(Buffer.alloc(2 ** 26 + 1)),
    'too-large: unpacked more than 200 bytes for each of',
  ],
  [
    'a zstd bomb',
    ['zstd'],
    zstdCompressSync(Buffer.alloc(2 ** 26 + 1)),
    'too-large: unpacked more than 200 bytes for each of',
  ],
  [
    'a deflate bomb',
    ['deflate'],
    deflateSync(Buffer.alloc(2 ** 26)),
    'too-large: unpacked more than 200 bytes for each of',
  ],
])('%s', async (_name, encodings, body, said) => {
  const before = performance.now()
  expect(await failing(unpacked(body, encodings, LIMITS))).toContain(said)
  expect(performance.now() - before).toBeLessThan(BOUND_MS)
})

test('as many bytes as allowed are let through, one more is not', async () => {
  const limits = { ...LIMITS, unpacked: TEXT.length }
  expect(await unpacked(gzipSync(TEXT), ['gzip'], limits)).toEqual(TEXT)
  const one = gzipSync(Buffer.concat([TEXT, Buffer.from('.')]))
  expect(await failing(unpacked(one, ['gzip'], limits))).toContain(
    `unpacked more than ${TEXT.length} bytes from ${one.length}`,
  )
})
