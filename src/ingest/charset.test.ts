import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { charsetOf, textOf } from './charset.ts'

const SENTENCE = 'قال الميناء إنّ «السفينة» رست، ثم غادرت.'

/** The windows-1256 bytes of the sentence, by the encoding's own table. */
function windows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from(Array.from(text, (letter) => table.get(letter)!))
}

const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

for (const [name, bytes, charset, text = SENTENCE] of [
  ['UTF-8', Buffer.from(SENTENCE), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${SENTENCE}`), 'utf-8'],
  ['UTF-16 with a mark', utf16(`\ufeff${SENTENCE}`), 'utf-16le'],
  ['UTF-16 the other way round', utf16(`\ufeff${SENTENCE}`, true), 'utf-16be'],
  [
    'UTF-16 without a mark, by its zero bytes',
    utf16('The ship moored, said the port.'),
    'utf-16le',
    'The ship moored, said the port.',
  ],
  ['windows-1256', windows1256(SENTENCE), 'windows-1256'],
  [
    'windows-1256 with a control character',
    Buffer.concat([windows1256('نعم'), Buffer.of(2)]),
    'windows-1256',
    'نعم\u0002',
  ],
  ['ASCII', Buffer.from('The ship moored.'), 'utf-8', 'The ship moored.'],
  ['nothing', Buffer.alloc(0), 'utf-8', ''],
  ['line ends stay', Buffer.from('أ\r\nب\n\n'), 'utf-8', 'أ\r\nب\n\n'],
] as const satisfies readonly (readonly [string, Buffer, string, string?])[]) {
  test(name, () => {
    expect(charsetOf(bytes).name).toBe(charset)
    expect(textOf(bytes)).toBe(text)
  })
}

test('UTF-8 cut inside a letter stays UTF-8', () => {
  const cut = Buffer.from(SENTENCE).subarray(0, -2)
  const short = Buffer.concat([cut, Buffer.of(0xd8)])
  expect(textOf(short)).toBe(`${textOf(cut)}\ufffd`)
})

for (const [name, bytes, declared, charset] of [
  ['declared and true', windows1256(SENTENCE), 'windows-1256', 'windows-1256'],
  ['declared as UTF-8 and not', windows1256(SENTENCE), 'utf-8', 'windows-1256'],
  ['declared as windows-1256 and long since UTF-8', Buffer.from(SENTENCE), 'windows-1256', 'utf-8'],
  ['another declared encoding', Buffer.of(0xe7, 0xe4, 0xc7), 'iso-8859-6', 'iso-8859-6'],
  ['a label nobody knows', windows1256(SENTENCE), 'x-mac-farsi', 'windows-1256'],
] as const) {
  test(name, () => expect(charsetOf(bytes, declared).name).toBe(charset))
}

const CORPUS = new URL('../../../shared/corpora/windows-1256/', import.meta.url)

test('real newspaper texts in windows-1256 are read as Arabic', ({ skip }) => {
  const files = (() => {
    try {
      return readdirSync(CORPUS)
    } catch {
      return undefined
    }
  })()
  if (!files && process.env.CI !== 'true') return skip('the shared corpora are not beside the project')
  const all = files!.map((file) => readFileSync(new URL(file, CORPUS)))
  expect(all.map((bytes) => charsetOf(bytes).name)).toEqual(all.map(() => 'windows-1256'))
  // one of the files had lost its letters to question marks before
  const letters =
    all
      .map((bytes) => textOf(bytes))
      .join('')
      .match(/\p{L}/gu) ?? []
  expect(letters.filter((letter) => /[\u0621-\u064a]/.test(letter)).length / letters.length).toBeGreaterThan(0.95)
})
