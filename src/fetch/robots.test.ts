import { describe, expect, test } from 'vitest'
import { agentName, robotsOf } from './robots.ts'

/** Long enough for a busy machine, far too short for anything that grows without bound. */
const BOUND_MS = 20_000

const AT = 'https://news.example/robots.txt'
const asked = (text: string, path: string, agent = 'isnad') =>
  robotsOf(AT, text, agent).refuses(`https://news.example${path}`) === undefined

test.each([
  ['an empty file allows all', '', '/a', true],
  ['a page of something else allows all', '<html><body>no such file</body></html>', '/a', true],
  ['all refused', 'User-agent: *\nDisallow: /', '/a', false],
  ['an empty rule refuses nothing', 'User-agent: *\nDisallow:', '/a', true],
  ['a beginning', 'User-agent: *\nDisallow: /private', '/private/a', false],
  ['a beginning of another path', 'User-agent: *\nDisallow: /private', '/public', true],
  [
    'our own group instead of the one for all',
    'User-agent: *\nDisallow: /\n\nUser-agent: Isnad\nDisallow: /x',
    '/a',
    true,
  ],
  ['our own group, whatever the case', 'User-agent: *\nAllow: /\n\nUser-agent: ISNAD\nDisallow: /', '/a', false],
  ['our own group, with a version', 'User-agent: isnad/1.0\nDisallow: /', '/a', false],
  ['a name that only begins like ours', 'User-agent: isnadbot\nDisallow: /', '/a', true],
  ['groups of one name are one', 'User-agent: isnad\nDisallow: /a\nUser-agent: isnad\nDisallow: /b', '/a', false],
  ['several names over one group', 'User-agent: other\nUser-agent: isnad\nDisallow: /', '/a', false],
  [
    'a group ends with the next name behind a rule',
    'User-agent: isnad\nDisallow: /a\nUser-agent: other\nDisallow: /',
    '/b',
    true,
  ],
  ['a sitemap ends no group', 'User-agent: isnad\nSitemap: https://news.example/s\nDisallow: /a', '/a', false],
  ['rules before any name', 'Disallow: /\nUser-agent: other\nDisallow: /', '/a', true],
  ['the longest rule decides', 'User-agent: *\nDisallow: /news\nAllow: /news/open', '/news/open/1', true],
  ['in any order', 'User-agent: *\nAllow: /news/open\nDisallow: /news', '/news/open/1', true],
  ['of two as long the one that allows', 'User-agent: *\nDisallow: /news\nAllow: /news', '/news', true],
  ['anything in between', 'User-agent: *\nDisallow: /*/print', '/news/1/print', false],
  ['anything, then nothing of it', 'User-agent: *\nDisallow: /*/print', '/news/1', true],
  ['the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
  ['not the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
  ['the end alone', 'User-agent: *\nDisallow: /$', '/', false],
  ['the end alone, elsewhere', 'User-agent: *\nDisallow: /$', '/a', true],
  ['parts that overlap', 'User-agent: *\nDisallow: /ab*ba$', '/aba', true],
  ['a query', 'User-agent: *\nDisallow: /*?print', '/a?print=1', false],
  ['letters and their bytes', 'User-agent: *\nDisallow: /أخبار', '/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/1', false],
  ['bytes and their letters', 'User-agent: *\nDisallow: /%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1', '/أخبار/1', false],
  ['what needs no percent', 'User-agent: *\nDisallow: /%61%62', '/ab', false],
  ['comments and spaces', '  user-agent :  *  # all\n\tdisallow\t: /a # not this', '/a', false],
  ['old line ends', 'User-agent: *\rDisallow: /a\rDisallow: /b', '/b', false],
  ['a mark in front', '\ufeffUser-agent: *\nDisallow: /a', '/a', false],
  ['robots.txt itself is always allowed', 'User-agent: *\nDisallow: /', '/robots.txt', true],
] as const)('%s', (_name, text, path, allowed) => {
  expect(asked(text, path)).toBe(allowed)
})

test('a refusal names the file and the rule', () => {
  const { refuses } = robotsOf(AT, 'User-agent: *\nDisallow: /a*b', 'isnad')
  expect(refuses('https://news.example/a1b')).toBe(`${AT} asks not to fetch this: Disallow: /a*b`)
})

test.each([
  ['User-agent: *\nCrawl-delay: 2.5', 2500],
  ['User-agent: *\nCrawl-delay: 5\n\nUser-agent: isnad\nDisallow: /x', undefined],
  ['User-agent: *\nCrawl-delay: soon', undefined],
  ['User-agent: *\nCrawl-delay: -1', undefined],
  ['User-agent: isnad\nCrawl-delay: 1\n\nUser-agent: isnad\nCrawl-delay: 3', 3000],
])('the pause in %j', (text, delay) => {
  expect(robotsOf(AT, text, 'isnad').delay).toBe(delay)
})

test.each([
  ['Isnad/0.1 (+https://example.org)', 'isnad'],
  ['Mozilla/5.0 (compatible; x)', 'mozilla'],
  ['desk-of-news_1', 'desk-of-news_'],
  ['(none)', ''],
])('the name of %j', (userAgent, name) => {
  expect(agentName(userAgent)).toBe(name)
})

describe('files made to take long', () => {
  const LINES = 500 * 1024
  test.each([
    ['names', 'User-agent: isnad\n'.repeat(LINES / 36) + 'Disallow: /a\n'.repeat(LINES / 26)],
    ['stars', `User-agent: *\n${'Disallow: /*a*a*a*a*b$\n'.repeat(LINES / 23)}`],
    ['one rule', `User-agent: *\nDisallow: /${'a*'.repeat(LINES / 2)}b`],
    ['long rules', `User-agent: *\n${`Disallow: /*${'a'.repeat(7000)}b\n`.repeat(70)}`],
    ['colons', ':'.repeat(LINES)],
  ])('%s', (_name, text) => {
    const before = performance.now()
    expect(asked(text, `/${'a'.repeat(7900)}`)).toBe(!text.includes('/a\n'))
    expect(performance.now() - before).toBeLessThan(BOUND_MS)
  })
})
