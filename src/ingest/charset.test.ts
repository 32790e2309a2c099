import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charsetOf, decoded, textOf } from './charset.ts'
import { encoded } from './charset-tables.ts'

const SENTENCE = 'قال الميناء إنّ «السفينة» رست، ثم غادرت.'

const windows1256 = (text: string): Buffer => encoded(text, 'windows-1256')!
const iso = (text: string): Buffer => encoded(text, 'iso-8859-6')!

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

const LONG =
  'قال الناطق باسم الميناء إن السفينة رست في المرفأ ثم غادرت إلى الشمال، وإن البحارة والركاب كانوا على الرصيف حين وصل الحرس. ' +
  'وأضاف أن التحقيق في الحادث بدأ، وأن النتائج ستعلن في الأسبوع القادم بعد الاستماع إلى الشهود في المدينة والقرى.'
/** The first has no letter for the quotation marks of the sentence. */
const BARE = LONG.replace(/[«»]/g, '"')

for (const [name, bytes, said, expected] of [
  ['declared and true', windows1256(SENTENCE), { meta: 'windows-1256' }, ['windows-1256', 'meta']],
  ['a label of another time', windows1256(SENTENCE), { meta: 'x-cp1256' }, ['windows-1256', 'meta']],
  ['HTTP goes before meta', iso('نعم'), { http: 'iso-8859-6', meta: 'windows-1256' }, ['iso-8859-6', 'http']],
  ['meta goes before XML', iso('نعم'), { meta: 'iso-8859-6', xml: 'windows-1256' }, ['iso-8859-6', 'meta']],
  ['XML alone', iso('نعم'), { xml: 'ISO-8859-6' }, ['iso-8859-6', 'xml']],
  ['a mark goes before HTTP', utf16('\ufeffنعم'), { http: 'windows-1256' }, ['utf-16le', 'mark']],
  ['declared as UTF-8 and not', windows1256(SENTENCE), { meta: 'utf-8' }, ['windows-1256', 'guess', 'utf-8']],
  [
    'declared as windows-1256 and long since UTF-8',
    Buffer.from(SENTENCE),
    { meta: 'windows-1256' },
    ['utf-8', 'content', 'windows-1256'],
  ],
  [
    'declared as what the editor had',
    windows1256(LONG),
    { meta: 'iso-8859-1' },
    ['windows-1256', 'content', 'windows-1252'],
  ],
  [
    'declared as the other Arabic one',
    windows1256(LONG),
    { http: 'iso-8859-6' },
    ['windows-1256', 'content', 'iso-8859-6'],
  ],
  ['and the other way round', iso(BARE), { meta: 'windows-1256' }, ['iso-8859-6', 'content', 'windows-1256']],
  ['undeclared ISO-8859-6', iso(BARE), {}, ['iso-8859-6', 'guess']],
  ['undeclared windows-1256', windows1256(LONG), {}, ['windows-1256', 'guess']],
  [
    'Russian',
    encoded('Представитель порта сообщил, что судно пришвартовалось и ушло на север.', 'windows-1251')!,
    {},
    ['windows-1251', 'guess'],
  ],
  [
    'French, declared',
    encoded('Le porte-parole a déclaré que le navire était arrivé.', 'windows-1252')!,
    { meta: 'iso-8859-1' },
    ['windows-1252', 'meta'],
  ],
  [
    'UTF-16 in a meta element that was read byte by byte',
    windows1256(LONG),
    { meta: 'utf-16' },
    ['windows-1256', 'guess', 'utf-8'],
  ],
  ['a label nobody knows', windows1256(SENTENCE), { meta: 'x-mac-farsi' }, ['windows-1256', 'guess']],
  [
    'ASCII says nothing against what is declared',
    Buffer.from('The ship.'),
    { meta: 'windows-1256' },
    ['utf-8', 'content'],
  ],
] as const) {
  test(name, () => {
    const { name: charset, by, declared } = charsetOf(bytes, said)
    expect([charset, by, ...(declared === undefined ? [] : [declared])]).toEqual(expected)
  })
}

const misread = (text: string, charset: string): string => new TextDecoder(charset).decode(Buffer.from(text))

for (const [name, text, expected, readAs] of [
  ['as Western European', misread(LONG, 'windows-1252'), LONG, 'windows-1252'],
  ['as Arabic', misread(LONG, 'windows-1256'), LONG, 'windows-1256'],
  [
    'in a sound frame',
    `الرئيسية | ${misread(LONG, 'windows-1252')} | اتصل بنا`,
    `الرئيسية | ${LONG} | اتصل بنا`,
    'windows-1252',
  ],
  ['too little to be sure', misread('نعم', 'windows-1252'), misread('نعم', 'windows-1252'), undefined],
  ['sound text', LONG, LONG, undefined],
  ['French', 'Où est né l’élève ? À Ålesund, Øystein.', 'Où est né l’élève ? À Ålesund, Øystein.', undefined],
] as const)
  test(`double encoding, read ${name}`, () => {
    const { text: found, encoding } = decoded(Buffer.from(text))
    expect(found).toBe(expected)
    expect(encoding.repaired).toBe(readAs)
  })

test('whatever the bytes, windows-1256 gives them back', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = new TextDecoder('windows-1256', { ignoreBOM: true }).decode(bytes)
      expect(encoded(text, 'windows-1256')).toEqual(Buffer.from(bytes))
    }),
  ))

test('whatever the bytes and whatever is said of them, they are read', () =>
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('utf-8', 'windows-1256', 'utf-16', 'gb18030', 'nonsense'),
      (bytes, label) => {
        expect(typeof decoded(Buffer.from(bytes), { http: label }).text).toBe('string')
      },
    ),
  ))

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
  expect(all.length).toBe(20)
  for (const bytes of all) {
    const { text, encoding } = decoded(bytes)
    expect(text).not.toContain('\ufffd')
    expect(encoded(text, encoding.charset)).toEqual(bytes)
  }
  expect(all.map((bytes) => charsetOf(bytes).name)).toEqual(all.map(() => 'windows-1256'))
  // one of the files had lost its letters to question marks before
  const letters =
    all
      .map((bytes) => textOf(bytes))
      .join('')
      .match(/\p{L}/gu) ?? []
  expect(letters.filter((letter) => /[\u0621-\u064a]/.test(letter)).length / letters.length).toBeGreaterThan(0.95)
})
