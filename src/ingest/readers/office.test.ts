import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { brief, briefly, type Members, read, zipOf } from '../containers.test-support.ts'
import { isIssue } from '../documents-from.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../fixtures/files/${name}`, import.meta.url))

const ARABIC = [
  'غرق قارب صيد قبالة الرأس',
  'الرأس (وكالة المرفأ) - قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من 4 صيادين نجا كله بعد ساعتين من البحث.',
  'وأضافت في بيان: «أنقذ خفر السواحل الصيادين جميعا، ونقلوا إلى مستشفى الرأس». وقال الناطق باسمها سامي الراوي إن Reuters لم تسأل عن ذلك.',
  'وقال شاهد إن الموج كان عاليا.',
]

test('a PDF in Arabic as a browser prints it: letter by letter, and with a note to check the order', async () => {
  const bytes = fixture('boat-ar.pdf')
  const [one] = await read(bytes, 'boat.pdf')
  expect(one).toMatchObject({
    document: { id: 'boat.pdf', title: ARABIC[0], text: ARABIC.join('\n'), notes: ['check-reading-order'] },
  })
  expect(!isIssue(one!) && one!.raw.equals(bytes)).toBe(true)
})

test('a PDF in English: its paragraphs, without the note', async () => {
  const [one] = await read(fixture('boat-en.pdf'), 'boat.pdf')
  if (isIssue(one!)) throw new Error(brief(one))
  expect(one!.document.text.split('\n')).toEqual([
    'Boat sinks off Cape',
    'CAPE (Harbour Agency) - The port authority of Cape said a fishing boat sank at dawn on Sunday off the coast, and that all of its crew of four fishermen survived after a search of two hours.',
    '"The coast guard saved all of them," it said in a statement.',
  ])
  expect(one!.document).not.toHaveProperty('notes')
})

/** The smallest PDF that says something, with its objects as given. */
function pdf(objects: readonly (string | Buffer)[]): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]!.length
  objects.forEach((object, i) => {
    const part = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ])
    places.push(at)
    at += part.length
    parts.push(part)
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.concat([
    ...parts,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  ])
}

const stream = (content: Buffer | string, more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`<</Length ${Buffer.byteLength(content as string)}${more}>>stream\n`),
    Buffer.from(content as string),
    Buffer.from('\nendstream'),
  ])

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
const page = (content: number): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents ${content} 0 R/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>`
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>'

for (const [name, objects, expected] of [
  [
    'one line',
    [CATALOG, PAGES, page(5), FONT, stream('BT /F 12 Tf 10 100 Td (four workers died) Tj ET')],
    /^a: four workers died$/,
  ],
  ['no text', [CATALOG, PAGES, page(5), FONT, stream('0 0 10 10 re f')], /no text in it/],
  ['a tree of pages that holds itself', [CATALOG, '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4000>>'], /^unreadable a/],
  [
    'a million pages that are not there',
    [CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 1000000>>', page(5)],
    /no text in it/,
  ],
  [
    'a form that draws itself',
    [
      CATALOG,
      PAGES,
      page(5),
      FONT,
      stream('/X Do'),
      stream(
        '/X Do BT /F 12 Tf (x) Tj ET',
        '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>',
      ),
    ],
    /^(unreadable )?a/,
  ],
  [
    'a content that unpacks to 300 MB',
    [CATALOG, PAGES, page(5), FONT, stream(deflateSync(Buffer.alloc(300 * 2 ** 20, ' ')), '/Filter/FlateDecode')],
    /^(unreadable )?a/,
  ],
] as const)
  test(`a PDF with ${name} ends in bounded time`, { timeout: 90_000 }, async () => {
    const started = performance.now()
    const found = await briefly(pdf(objects), 'a')
    expect(found.length).toBe(1)
    expect(found[0]).toMatch(expected)
    expect(performance.now() - started).toBeLessThan(80_000)
    // and the next one is read
    expect((await read(fixture('boat-en.pdf'), 'b')).some(isIssue)).toBe(false)
  })

test('a PDF cut off anywhere never stops the run', { timeout: 90_000 }, async () => {
  const bytes = fixture('boat-en.pdf')
  for (const share of [0.01, 0.2, 0.5, 0.9, 0.99])
    expect((await read(bytes.subarray(0, bytes.length * share), 'a')).length).toBe(1)
})

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const body = (content: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<w:document xmlns:w="${WORD}"><w:body>${content}</w:body></w:document>`
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const docx = (document: string, more: Members = {}): Promise<Buffer> =>
  zipOf({ '[Content_Types].xml': TYPES, '_rels/.rels': RELATIONS, 'word/document.xml': document, ...more })

test('a DOCX: its paragraphs, title, author and time', async () => {
  const core =
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>عنوان &amp; آخر</dc:title><dc:creator>سامي الراوي</dc:creator><dcterms:modified xsi:type="x">2024-05-06T07:08:00Z</dcterms:modified></cp:coreProperties>'
  const bytes = await docx(body(paragraph('قال: «نعم».') + paragraph('ثان')), { 'docProps/core.xml': core })
  const [one] = await read(bytes, 'a.docx')
  expect(one).toMatchObject({
    document: {
      title: 'عنوان & آخر',
      author: 'سامي الراوي',
      published: '2024-05-06T07:08:00Z',
      text: 'قال: «نعم».\nثان',
    },
  })
  expect(!isIssue(one!) && one!.raw.equals(bytes)).toBe(true)
  // whatever it is called, and inside another archive
  expect(await briefly(await zipOf({ 'x.docx': bytes, y: bytes }), 'z')).toEqual(['z!x.docx: قال: «نعم».\nثان'])
})

const laughs = (levels: number): string =>
  `<!DOCTYPE x [<!ENTITY e0 "ha">${Array.from({ length: levels }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')}]>`

for (const [name, made, expected] of [
  ['entities that grow', () => docx(body(paragraph('&e9;'), laughs(9))), /declares a document type/],
  ['markup 100,000 deep', () => docx(body('<w:p>'.repeat(100_000))), /^(unreadable|empty-document) a/],
  [
    'a part that unpacks to 300 MB',
    () => docx(body(' '.repeat(300 * 2 ** 20))),
    /^unreadable a: (.*too large|grows without measure)/,
  ],
  ['no body', () => docx(''), /^(unreadable|empty-document) a/],
] as const)
  test(`a DOCX with ${name} ends in bounded time`, { timeout: 90_000 }, async () => {
    const found = await briefly(await made(), 'a')
    expect(found.length).toBe(1)
    expect(found[0]).toMatch(expected)
  })

for (const [name, members] of [
  ['a spreadsheet', { '[Content_Types].xml': TYPES, 'xl/workbook.xml': '<x/>' }],
  ['an e-book', { mimetype: 'application/epub+zip', 'a.xhtml': '<html/>' }],
] as const)
  test(`${name} is no archive of articles`, async () => {
    expect(await briefly(await zipOf(members), 'a')).toEqual(['unknown-format a'])
  })
