import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brief, briefly, read } from '../containers.test-support.ts'
import { documentsOf, type Ingested, isIssue } from '../documents-from.ts'
import { LIMITS } from '../limits.ts'
import { mappingOf } from '../mapping.ts'
import { fieldsOf, rowsOf } from '../table/rows.ts'

const csv = (text: string): Buffer => Buffer.from(text)
const documents = async (bytes: Buffer, at = 'a.csv') =>
  (await read(bytes, at)).map((one) => (isIssue(one) ? brief(one) : one.document))

async function mappedBy(map: string, bytes: Buffer, at = 'a.csv'): Promise<Ingested[]> {
  const found: Ingested[] = []
  const open = async function* () {
    yield bytes
  }
  for await (const one of documentsOf({ at, id: at, open }, LIMITS, { map: mappingOf(map) })) found.push(one)
  return found
}

test('columns by their known names, the others kept, empty fields left out', async () => {
  expect(
    await documents(
      csv('ID,Headline,Body,Source,Date,Tags,Note\n7,عنوان,"نص، قال: ""نعم""\nسطر ثان",الساحل,2024-05-06,a|b,\n'),
    ),
  ).toEqual([
    {
      id: '7',
      outlet: 'الساحل',
      published: '2024-05-06',
      title: 'عنوان',
      text: 'نص، قال: "نعم"\nسطر ثان',
      Tags: 'a|b',
    },
  ])
})

for (const [name, bytes] of [
  ['commas', csv('text,outlet\nنص,أ\n')],
  ['semicolons', csv('text;outlet\nنص;أ\n')],
  ['tabs', csv('text\toutlet\nنص\tأ\n')],
  ['bars', csv('text|outlet\r\nنص|أ\r\n')],
  ['a byte order mark', csv('\ufefftext,outlet\nنص,أ')],
  ['quotation marks around all', csv('"text","outlet"\n"نص","أ"\n')],
  ['Arabic names of columns', csv('النص,المصدر\nنص,أ\n')],
  ['UTF-16, as spreadsheets write it', Buffer.from('\ufefftext\toutlet\r\nنص\tأ\r\n', 'utf16le')],
  ['windows-1256', Buffer.concat([csv('text,outlet\n'), Buffer.of(0xe4, 0xd5), csv(','), Buffer.of(0xc3), csv('\n')])],
] as const)
  test(`a table with ${name}`, async () => {
    const [one] = await documents(bytes)
    expect(one).toMatchObject({ text: 'نص', outlet: 'أ' })
  })

test('the place is the line where a row begins, the raw bytes are the row', async () => {
  const found = await read(csv('id,text\na,"1\n2\n3"\n\nb,4\r\n'), 't.csv')
  expect(found.map((one) => !isIssue(one) && [one.at, one.raw.toString()])).toEqual([
    ['t.csv:2', 'a,"1\n2\n3"'],
    ['t.csv:6', 'b,4'],
  ])
})

test('a row of few letters is read in the encoding that the table begins in', async () => {
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  const rows = ['id,text', `1,${'قال الوزير إن السفينة رست في الميناء. '.repeat(9)}`, '2,نعم', '3,yes', '4,لا']
  const bytes = Buffer.from(Array.from(`${rows.join('\n')}\n`, (letter) => table.get(letter)!))
  expect((await documents(bytes)).slice(1)).toMatchObject([{ text: 'نعم' }, { text: 'yes' }, { text: 'لا' }])
  const mixed = Buffer.concat([bytes, Buffer.from('5,نص في ترميز آخر\n')])
  expect((await documents(mixed)).at(-1)).toMatchObject({ text: 'نص في ترميز آخر' })
})

test('the raw bytes of a row in UTF-16 are those of the file', async () => {
  const row = Buffer.from('a\tنص', 'utf16le')
  const [one] = await read(
    Buffer.concat([Buffer.from('\ufeffid\ttext\n', 'utf16le'), row, Buffer.from('\n', 'utf16le')]),
    't.csv',
  )
  expect(!isIssue(one!) && one!.raw.equals(row)).toBe(true)
})

test('without a name that says so, a header with known names tells a table', async () => {
  const bytes = csv('id,text\na,نص\n')
  expect(await briefly(bytes, '-')).toEqual(['-:2: نص'])
  expect(await briefly(csv('قال الميناء، ثم عاد\nوقال: نعم، لا'), '-')).toEqual([
    '-: قال الميناء، ثم عاد\nوقال: نعم، لا',
  ])
})

test("columns by the user's names, and by numbers where there is no header", async () => {
  const [one] = await mappedBy('text=Story,outlet=Paper', csv('Paper,Story,text\nأ,نص,لا\n'))
  expect(one).toMatchObject({ document: { outlet: 'أ', text: 'نص' } })
  const [other] = await mappedBy('text=2,outlet=1', csv('أ,نص\n'))
  expect(other).toMatchObject({ at: 'a.csv:1', document: { outlet: 'أ', text: 'نص' } })
  expect(() => mappingOf('body=text')).toThrow('bad option --map: expected FIELD=COLUMN')
})

test("keys of JSON Lines and JSON by the user's names, also inside objects", async () => {
  const line = '{"body":{"plain":"نص"},"source":"أ","text":5,"x":1}'
  for (const name of ['a.jsonl', 'a.json']) {
    const [one] = await mappedBy('text=body.plain,outlet=source', csv(line), name)
    expect(one).toMatchObject({ document: { outlet: 'أ', text: 'نص', x: 1 } })
    expect(!isIssue(one!) && one!.raw.toString()).toBe(line)
  }
})

for (const [name, bytes, reason] of [
  ['no column with texts', csv('a,b\n1,2\n'), 'no column with texts: name it with --map text=COLUMN; there are "a, b"'],
  [
    'Media Cloud',
    csv(
      'id,publish_date,title,url,language,media_name,media_url,indexed_date\n1,2024-05-06,عنوان,https://sada.example/1,ar,sada.example,https://sada.example,2024-05-07\n',
    ),
    'a table of Media Cloud without texts: they are behind the addresses in its column url',
  ],
  [
    'Datashare',
    csv(
      '"query", "documentUrl", "documentId","rootId","contentType","contentLength","documentPath","creationDate","documentNumber"\n"x","http://localhost:8080/#/d/p/1/1","1","1","text/plain","8","a.txt","null","0"\n',
    ),
    'a table of Datashare without texts: they are in the files that its column documentPath names',
  ],
] as const)
  test(`${name}: a table without texts says where they are`, async () => {
    expect(await briefly(bytes, 'a.csv')).toEqual([`unreadable a.csv: ${reason}`])
  })

test('Media Cloud, with texts', async () => {
  const header = 'id,publish_date,title,url,language,media_name,media_url,indexed_date,text'
  const row = '1,2024-05-06,عنوان,https://sada.example/1,ar,sada.example,https://sada.example,2024-05-07,نص'
  expect(await documents(csv(`${header}\n${row}\n`))).toEqual([
    {
      id: '1',
      language: 'ar',
      outlet: 'sada.example',
      url: 'https://sada.example/1',
      published: '2024-05-06',
      title: 'عنوان',
      text: 'نص',
      media_url: 'https://sada.example',
      indexed_date: '2024-05-07',
    },
  ])
})

test('Datashare, documents exported with their content', async () => {
  const header = 'query,documentUrl,documentId,rootId,documentNumber,contentType,creationDate,content'
  expect(await documents(csv(`${header}\nx,http://localhost:8080/#/d/p/1/1,1,1,0,text/plain,null,نص\n`))).toMatchObject(
    [{ id: '1', text: 'نص' }],
  )
})

test('Auto Archiver, the sheet', async () => {
  const header =
    'Link,Archive status,Destination folder,Archive location,Archive date,Thumbnail,Upload timestamp,Upload title,Text content,Screenshot,Hash'
  expect(
    await documents(
      csv(`${header}\nhttps://sada.example/1,success,f,l,2024-05-07,,2024-05-06T07:08:09+00:00,عنوان,نص,,\n`),
    ),
  ).toMatchObject([
    {
      url: 'https://sada.example/1',
      published: '2024-05-06T07:08:09+00:00',
      title: 'عنوان',
      text: 'نص',
      'Archive status': 'success',
    },
  ])
})

test('Auto Archiver, its table with what Python prints', async () => {
  const metadata = `{'_processed_at': datetime.datetime(2024, 5, 7, 1, 2, 3, 4, tzinfo=datetime.timezone.utc), 'url': 'https://sada.example/1', 'title': "it's", 'content': 'نص\\nقال: \\'نعم\\'', 'timestamp': datetime.datetime(2024, 5, 6, 7, 8, tzinfo=datetime.timezone.utc), 'tags': ['a', {'b': None}], 'seen': {1, 2}, 'other': <object>}`
  const clean = metadata.replace(", 'other': <object>", '')
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const found = await documents(
    csv(`status,metadata,media\nwayback: success,${quoted(clean)},[]\nno archiver,${quoted(metadata)},[]\n`),
  )
  expect(found).toMatchObject([
    {
      url: 'https://sada.example/1',
      title: "it's",
      text: "نص\nقال: 'نعم'",
      published: '2024-05-06T07:08:00Z',
      archive_status: 'wayback: success',
    },
    'not-a-document a.csv:3',
  ])
})

test('a field that is too large costs its own row', async () => {
  const limits = { ...LIMITS, line: 100 }
  const bytes = csv(`id,text\na,1\nb,"${'x\n'.repeat(200)}"\nc,3\n`)
  expect(await briefly(bytes, 'a.csv', limits, 7)).toEqual(['a.csv:2: 1', 'too-large a.csv:3', 'a.csv:204: 3'])
})

test('a quotation mark that nothing closes costs its own row', async () => {
  const bytes = csv('id,text\na,1\nb,"2\nc,3\nd,4\n')
  expect(await briefly(bytes, 'a.csv')).toEqual(['a.csv:2: 1', 'not-a-document a.csv:3', 'a.csv:4: 3', 'a.csv:5: 4'])
})

test('a row with more fields than the header is named', async () => {
  expect(await briefly(csv('id,text\na,1,2\nb,3,\nc\n'), 'a.csv')).toEqual([
    'not-a-document a.csv:2',
    'a.csv:3: 3',
    'empty-document a.csv:4',
  ])
})

test('a field of a gigabyte takes no more memory than the limit', { timeout: 60_000 }, async () => {
  const chunk = Buffer.alloc(2 ** 20, 'x\n')
  const open = async function* () {
    yield csv('id,text\na,1\nb,"')
    for (let i = 0; i < 1024; i++) yield chunk
    yield csv('"\nc,3\n')
  }
  const before = process.memoryUsage().arrayBuffers
  const found: string[] = []
  for await (const one of documentsOf({ at: 'a.csv', id: 'a', open })) found.push(brief(one))
  expect(found.map((one) => one.replace(/:\d+/, ''))).toEqual(['a.csv: 1', 'too-large a.csv', 'a.csv: 3'])
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 27)
})

/** As another program writes and reads it. */
const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'a', 'ب', ' ', ';'), maxLength: 8 })
test('rows and fields are those that csv-parse finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, piece) => {
        const text = rows
          .map((row) => row.map((one) => (/[",\r\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(','))
          .join('\r\n')
        const bytes = Buffer.from(text)
        const chunks = (async function* () {
          for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
        })()
        const ours: string[][] = []
        for await (const row of rowsOf(chunks, 0x2c, 1000))
          if ('bytes' in row) ours.push(fieldsOf(row.bytes.toString(), ','))
        expect(ours).toEqual(
          parse(bytes, { relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] }),
        )
      },
    ),
  )
})
