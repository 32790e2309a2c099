import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKind, isOwnNetwork, sameAddress } from './addresses.ts'

test.each([
  ['93.184.215.14', 'public'],
  ['1.1.1.1', 'public'],
  ['126.255.255.255', 'public'],
  ['128.0.0.1', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.1', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['169.253.255.255', 'public'],
  ['223.255.255.255', 'public'],
  ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
  ['2a00:1450::1', 'public'],
  ['127.0.0.1', 'loopback'],
  ['10.255.255.255', 'private'],
  ['192.168.0.0', 'private'],
  ['fdff::1', 'private'],
  ['100.127.255.255', 'carrier-grade NAT'],
  ['169.254.169.254', 'link-local'],
  ['0.0.0.0', 'unspecified'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::2', 'reserved'],
  ['::7f00:1', 'reserved'],
  ['::ffff:8.8.8.8', 'IPv4-mapped'],
  ['::ffff:0:8.8.8.8', 'IPv4-translated'],
  ['64:ff9b::8.8.8.8', 'NAT64'],
  ['64:ff9b:1:ffff::1', 'NAT64'],
  ['64:ff9b:2::1', 'reserved'],
  ['2002:808:808::1', '6to4'],
  ['2001:0:1::1', 'Teredo'],
  ['2001:db8::1', 'reserved'],
  ['3fff:fff::1', 'reserved'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'zoned'],
  ['ff05::2', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['news.example', 'no address'],
  ['127.1', 'no address'],
  ['', 'no address'],
])('%s is %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind)
})

test('an address inside another is never public', () => {
  const part = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(part, part, part, part, (a, b, c, d) => {
      const v4 = `${a}.${b}.${c}.${d}`
      for (const prefix of ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']) {
        const kind = addressKind(`${prefix}${v4}`)
        expect([kind === 'public', isOwnNetwork(kind) && kind !== 'loopback']).toEqual([false, false])
      }
    }),
  )
})

test.each([
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['::ffff:127.0.0.1', '127.0.0.1', true],
  ['127.0.0.1', '127.0.0.2', false],
  ['', '', false],
])('%j and %j', (a, b, same) => {
  expect(sameAddress(a, b)).toBe(same)
})
