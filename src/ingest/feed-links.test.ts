import { expect, test } from 'vitest'
import { feedLinks } from './feed-links.ts'

/** Long enough for a busy machine, far too short for anything that grows without bound. */
const BOUND_MS = 20_000

const AT = 'https://news.example/feeds/all.xml'
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار</title>${items}</channel></rss>`
const atom = (entries: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title>${entries}</feed>`

test.each([
  [
    'RSS',
    rss('<item><link>https://news.example/1?a=1&amp;b=2</link></item><item><link> /2 </link></item>'),
    ['https://news.example/1?a=1&b=2', 'https://news.example/2'],
  ],
  ['an id that is a page', rss('<item><guid>https://news.example/1</guid></item>'), ['https://news.example/1']],
  [
    'an id that is none',
    rss('<item><guid isPermaLink="false">https://news.example/1</guid></item><item><guid>17</guid></item>'),
    [],
  ],
  [
    'a link before an id',
    rss('<item><guid>https://news.example/id</guid><link>https://news.example/1</link></item>'),
    ['https://news.example/1'],
  ],
  [
    'the same page twice',
    rss('<item><link>/1</link></item><item><link>https://news.example/1</link></item>'),
    ['https://news.example/1'],
  ],
  [
    'letters that are not Latin',
    rss('<item><link>https://news.example/خبر</link></item>'),
    ['https://news.example/%D8%AE%D8%A8%D8%B1'],
  ],
  ['no items', rss(''), []],
  [
    'Atom',
    atom(
      '<entry><id>1</id><link rel="enclosure" href="/1.mp3"/><link rel="alternate" href="1.html"/></entry><entry><id>2</id><link href="/2"/></entry>',
    ),
    ['https://news.example/feeds/1.html', 'https://news.example/2'],
  ],
  ['an entry without a page', atom('<entry><id>1</id><link rel="enclosure" href="/1.mp3"/></entry>'), []],
  [
    'RDF',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>t</title></channel><item rdf:about="x"><title>1</title><link>https://news.example/1</link></item></rdf:RDF>',
    ['https://news.example/1'],
  ],
  [
    'JSON Feed',
    '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"https://news.example/1"},{"id":"2","external_url":"https://other.example/2"}]}',
    ['https://news.example/1', 'https://other.example/2'],
  ],
])('%s', (_name, text, links) => {
  expect(feedLinks(Buffer.from(text), AT)).toEqual(links)
})

test('in an old encoding', () => {
  const head = Buffer.from('<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><title>')
  const rest = Buffer.from('</title><item><link>/1</link></item></channel></rss>')
  const bytes = Buffer.concat([head, Buffer.from([0xc3, 0xce, 0xc8, 0xc7, 0xd1]), rest])
  expect(feedLinks(bytes, AT)).toEqual(['https://news.example/1'])
})

const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

test.each([
  ['a page', '<html><body><a href="/1">1</a></body></html>', undefined],
  ['a text', 'قال الحارس إن الباب مغلق.', undefined],
  ['nothing', '', undefined],
  ['a feed that breaks off', '<rss version="2.0"><channel><item><link>/1', undefined],
  ['items in items', `<rss version="2.0"><channel>${'<item>'.repeat(20_000)}`, undefined],
  [
    'a file of the machine',
    `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><link>/&x;</link></item>')}`,
    undefined,
  ],
  [
    'a billion laughs',
    `<!DOCTYPE r [<!ENTITY l0 "ha">${LAUGHS}]><rss version="2.0"><channel><title>&l9;</title><item><link>/1</link></item></channel></rss>`,
    ['https://news.example/1'],
  ],
])('%s, in bounded time', (_name, text, links) => {
  const before = performance.now()
  expect(feedLinks(Buffer.from(text), AT)).toEqual(links)
  expect(performance.now() - before).toBeLessThan(BOUND_MS)
})

test('links are only read: what may be fetched is decided elsewhere', () => {
  expect(feedLinks(Buffer.from(rss('<item><link>file:///etc/passwd</link></item>')), AT)).toEqual([
    'file:///etc/passwd',
  ])
})
