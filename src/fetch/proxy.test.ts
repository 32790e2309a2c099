import { expect, test } from 'vitest'
import { proxyOf } from './proxy.ts'

test.each([
  ['socks5h://127.0.0.1:9050', { kind: 'socks5h', host: '127.0.0.1', port: 9050 }],
  ['socks5h://localhost', { kind: 'socks5h', host: 'localhost', port: 1080 }],
  ['http://proxy.example:3128/', { kind: 'http', host: 'proxy.example', port: 3128 }],
  ['http://proxy.example', { kind: 'http', host: 'proxy.example', port: 80 }],
  ['http://[::1]:8080', { kind: 'http', host: '::1', port: 8080 }],
  [
    'socks5h://a%20b:c@127.0.0.1:1',
    { kind: 'socks5h', host: '127.0.0.1', port: 1, user: { name: 'a b', password: 'c' } },
  ],
])('%s', (value, expected) => {
  expect(proxyOf(value)).toEqual(expected)
})

test.each([
  ['socks5://127.0.0.1:9050', 'socks5h:// (with h: the proxy resolves names, this machine never)'],
  ['socks4://127.0.0.1:9050', 'socks5h://'],
  ['https://proxy.example', 'socks5h://HOST:PORT or http://HOST:PORT'],
  ['127.0.0.1:9050', 'socks5h://HOST:PORT'],
  ['socks5h://', 'socks5h://HOST:PORT'],
  ['http://proxy.example/path', 'socks5h://HOST:PORT'],
])('%s is refused', (value, expected) => {
  expect(() => proxyOf(value)).toThrow(expected)
})

test('a password is not repeated in the message', () => {
  expect(() => proxyOf('https://name:secret@proxy.example')).toThrow(/got https:\/\/…@proxy.example$/)
})
