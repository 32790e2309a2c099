import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPage } from './html-page.ts'

const TEXT = 'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const ARTICLE = `<p>${TEXT}</p><p>${TEXT}</p>`
const MANY = 100_000

/** So long a page may take on a machine that does other things too; each took under three seconds where it was written. */
const BOUND_MS = 30_000

/** What a page gives, briefly: the letters of its text, or why there is none. */
function brief(html: string): string {
  const read = readPage(Buffer.from(html), 'x')
  if ('article' in read) return read.article.text.includes(TEXT) ? 'text' : 'other text'
  return 'reason' in read.issue ? `${read.issue.code}: ${read.issue.reason}` : read.issue.code
}

const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

for (const [name, html, expected] of [
  ['100,000 levels', `<html>${'<div>'.repeat(MANY)}${ARTICLE}`, 'unreadable: tags nest deeper than 1000'],
  [
    '100,000 levels that need no closing',
    `<ul>${'<b>'.repeat(MANY)}${ARTICLE}`,
    'unreadable: tags nest deeper than 1000',
  ],
  ['tags closed that were never opened', `${'<i>'.repeat(900)}${'</b>'.repeat(10 * MANY)}`, 'no-article'],
  ['more elements than a page has', `<p>${'<br>'.repeat(4 * MANY)}${ARTICLE}`, 'unreadable: more than 300000 elements'],
  [
    'an attribute of a megabyte',
    `<div class="${'x '.repeat(5 * MANY)}" id="${'-'.repeat(10 * MANY)}">${ARTICLE}</div>`,
    'text',
  ],
  ['a style of a megabyte', `<div style="${'display: '.repeat(MANY)}">${ARTICLE}</div>`, 'text'],
  ['100,000 links side by side', `${'<a href="/x">قارب</a>'.repeat(MANY)}${ARTICLE}`, 'text'],
  ['50,000 teasers', `${'<div><h2><a href="/x">قارب</a></h2></div>'.repeat(MANY / 2)}<h1>غرق</h1>${ARTICLE}`, 'text'],
  ['50,000 headings', `${'<h2>قارب</h2>'.repeat(MANY / 2)}${ARTICLE}`, 'text'],
  ['100,000 times', `${'<time datetime="x">12:00</time>'.repeat(MANY)}${ARTICLE}`, 'text'],
  ['200,000 line breaks', `<div>${'سطر قصير<br>'.repeat(2 * MANY)}</div>${ARTICLE}`, 'text'],
  [
    'entities that grow a thousand million times',
    `<!DOCTYPE x [<!ENTITY l0 "x">${entities}]><html><p>&l9;</p>${ARTICLE}`,
    'text',
  ],
  ['a script that never ends', `${ARTICLE}<script>${'x'.repeat(10 * MANY)}`, 'text'],
  ['a style that never ends', `<style>${ARTICLE.repeat(100)}`, 'no-article'],
  ['a comment that never ends', `<!--${ARTICLE.repeat(100)}`, 'no-article'],
  ['a megabyte of zeros', `<p>${'\0'.repeat(10 * MANY)}</p>${ARTICLE}`, 'text'],
  ['a megabyte of opened brackets', `${'<'.repeat(10 * MANY)}`, 'no-article'],
  ['a megabyte of white space', `<p>${' '.repeat(10 * MANY)}</p>${ARTICLE}`, 'text'],
  ['a megabyte of half a double encoding', `<p>${'\u00d8'.repeat(10 * MANY)}</p>${ARTICLE}`, 'text'],
  [
    'JSON-LD nested beyond the stack',
    `<script type="application/ld+json">${'{"a":'.repeat(MANY)}</script>${ARTICLE}`,
    'text',
  ],
  [
    'JSON-LD that is one open string',
    `<script type="application/ld+json">{"headline":${'"'.repeat(10 * MANY)}</script>${ARTICLE}`,
    'text',
  ],
  ['a title of many parts', `<title>${'a | '.repeat(MANY)}</title><h1>غرق</h1>${ARTICLE}`, 'text'],
] as const)
  test(`in bounded time: ${name}`, { timeout: BOUND_MS }, () => expect(brief(html)).toBe(expected))

/** Pieces that pages are made of, to be put together at random: well, badly, cut off. */
const PIECE = fc.oneof(
  fc.constantFrom(
    ...[
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<br>',
      '<table><tr><td>',
      '</table>',
      '<article>',
      '</article>',
      '<a href="/x">',
      '</a>',
    ],
    ...[
      '<h1>',
      '</h1>',
      '<time datetime="2031-02-30">',
      '<script type="application/ld+json">',
      '</script>',
      '{"@type":"NewsArticle",',
    ],
    ...[
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<meta property="og:title" content="',
      '">',
      '&',
      '&#x110000;',
      '&quot;',
      '\0',
      '\u202e',
      TEXT,
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

test('whatever a page is made of, it is read or named', () =>
  fc.assert(
    fc.property(fc.array(PIECE, { maxLength: 60 }), (pieces) => {
      const bytes = Buffer.from(pieces.join(''))
      const read = readPage(bytes, 'x', { url: 'https://sada.example/1' })
      expect(readPage(bytes, 'x', { url: 'https://sada.example/1' })).toEqual(read)
      if ('article' in read)
        expect(read.article.text.split('\n').every((line) => line.trim() === line && line !== '')).toBe(true)
    }),
    { numRuns: 300 },
  ))

test('whatever bytes come, and whatever is said of them, they are read or named', () =>
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ maxLength: 40 }),
      fc.string({ maxLength: 20 }),
      (bytes, type, url) => {
        const read = readPage(Buffer.from(bytes), 'x', { contentType: `text/html; charset=${type}`, url })
        expect('article' in read || read.issue.at === 'x').toBe(true)
      },
    ),
    { numRuns: 500 },
  ))
