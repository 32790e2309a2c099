import { expect, test } from 'vitest'
import { brief, read } from '../containers.test-support.ts'
import { isIssue } from '../documents-from.ts'

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const rss = (items: string, head = '<?xml version="1.0"?>'): string =>
  `${head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صدى الساحل</title><link>https://sada.example</link><language>ar-EG</language>${items}</channel></rss>`
const ITEM = `<item><title>غرق &amp; نجاة</title><link>https://sada.example/7</link><pubDate>Sun, 05 May 2024 10:00:00 +0300</pubDate><dc:creator>سامي الراوي</dc:creator><description>غرق قارب.</description><content:encoded><![CDATA[<p>${SENTENCE}</p><p>وأضافت: «نجا الجميع».</p><item>]]></content:encoded></item>`

const documents = async (text: string | Buffer, at = 'a') =>
  (await read(Buffer.from(text as string), at)).map((one) => (isIssue(one) ? brief(one) : one.document))

test('an item in full: its body by paragraphs, its address, time and author; the outlet is the feed', async () => {
  const [one] = await read(Buffer.from(rss(`<!-- <item> -->${ITEM}`)), 'a.xml')
  expect(one).toMatchObject({
    at: 'a.xml#item1',
    document: {
      language: 'ar',
      outlet: 'صدى الساحل',
      url: 'https://sada.example/7',
      published: '2024-05-05T07:00:00Z',
      title: 'غرق & نجاة',
      author: 'سامي الراوي',
      text: `${SENTENCE}\nوأضافت: «نجا الجميع».`,
    },
  })
  expect(!isIssue(one!) && one!.document).not.toHaveProperty('notes')
  expect(!isIssue(one!) && one!.raw.toString()).toBe(ITEM)
})

test('an item that only sums up says so', async () => {
  const [one, two] = await documents(
    rss(
      `<item><title>أ</title><description>غرق &lt;b&gt;قارب&lt;/b&gt;.</description></item><item><title>ب</title></item>`,
    ),
  )
  expect(one).toMatchObject({ title: 'أ', text: 'غرق قارب.', notes: ['summary-only'] })
  expect(two).toBe('empty-document a#item2')
})

test('Atom, with markup inside', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title><entry><title type="html">أ &amp;amp; ب</title><link rel="self" href="https://x.example/s"/><link href="https://sada.example/8"/><published>2024-05-05T10:00:00+03:00</published><author><name>س</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أول</p><p>ثان</p></div></content></entry></feed>`
  expect(await documents(atom)).toMatchObject([
    {
      title: 'أ & ب',
      url: 'https://sada.example/8',
      published: '2024-05-05T10:00:00+03:00',
      author: 'س',
      outlet: 'صدى',
      text: 'أول\nثان',
    },
  ])
})

test('JSON Feed, the raw bytes those of each item', async () => {
  const item =
    '{"id":"1", "url":"https://sada.example/9","content_html":"<p>أول {[\\"</p><p>ثان</p>","authors":[{"name":"س"}]}'
  const [one, two] = await read(
    Buffer.from(
      `{"version":"https://jsonfeed.org/version/1.1","title":"items","x":{"items":[1]},"items": [ ${item} , {"id":"2","summary":"م"}]}`,
    ),
    'a',
  )
  expect(one).toMatchObject({
    at: 'a#item1',
    document: { url: 'https://sada.example/9', author: 'س', outlet: 'items', text: 'أول {["\nثان' },
  })
  expect(!isIssue(one!) && one!.raw.toString()).toBe(item)
  expect(two).toMatchObject({ document: { text: 'م', notes: ['summary-only'] } })
})

test('a feed in windows-1256, by its declaration', async () => {
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  const text = rss(
    '<item><title>أ</title><description>نص الخبر</description></item>',
    '<?xml version="1.0" encoding="windows-1256"?>',
  )
  expect(await documents(Buffer.from(Array.from(text, (letter) => table.get(letter)!)))).toMatchObject([
    { outlet: 'صدى الساحل', text: 'نص الخبر' },
  ])
})

test('what grows by its declarations is refused at once', async () => {
  const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
  const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]>${rss('<item><title>&e10;</title><description>x</description></item>', '')}`
  expect(await documents(laughs)).toEqual([
    'unreadable a: the feed declares entities, which could grow without measure',
  ])
})

test('a date without a zone stays as it is written', async () => {
  const [one] = await documents(rss('<item><pubDate>5 May 2024 10:00</pubDate><description>م</description></item>'))
  expect(one).toMatchObject({ published: '5 May 2024 10:00' })
})

test('what says it is a feed and is none', async () => {
  expect((await documents('<rss>'))[0]).toMatch(/^(unreadable|empty-document) a/)
  expect((await documents('{"version":"https://jsonfeed.org/version/1.1","items":[{'))[0]).toMatch(
    /^unreadable a: no feed/,
  )
})
