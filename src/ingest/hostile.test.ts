import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { brief, briefly, tarOf, warcOf, zipOf } from './containers.test-support.ts'
import { documentsFrom } from './documents-from.ts'

/** One member of a zip archive that is written by hand, with what it claims. */
interface RawMember {
  readonly name: string
  readonly content: Buffer
  readonly method?: number
  readonly packed?: Buffer
  /** Instead of what is true. */
  readonly size?: number
  readonly sum?: number
  readonly flags?: number
  readonly mode?: number
  /** The local header of an earlier member, to share its bytes. */
  readonly sharedWith?: number
}

function rawZip(members: readonly RawMember[]): Buffer {
  const parts: Buffer[] = []
  const places: number[] = []
  let at = 0
  const fields = ({
    content,
    method = 8,
    packed = deflateRawSync(content),
    size = content.length,
    sum = crc32(content),
    flags = 0,
  }: RawMember) => {
    const block = Buffer.alloc(22)
    block.writeUInt16LE(flags, 0)
    block.writeUInt16LE(method, 2)
    block.writeUInt32LE(sum, 8)
    block.writeUInt32LE(packed.length, 12)
    block.writeUInt32LE(size, 16)
    return { block, packed }
  }
  for (const member of members) {
    if (member.sharedWith !== undefined) {
      places.push(places[member.sharedWith]!)
      continue
    }
    const { block, packed } = fields(member)
    const name = Buffer.from(member.name)
    block.writeUInt16LE(name.length, 20)
    const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00', 'latin1'), block, Buffer.alloc(2), name, packed])
    places.push(at)
    parts.push(local)
    at += local.length
  }
  const directory = members.map((member, i) => {
    const { block } = fields(member)
    const name = Buffer.from(member.name)
    block.writeUInt16LE(name.length, 20)
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 8)
    tail.writeUInt32LE(places[i]!, 12)
    return Buffer.concat([Buffer.from('PK\x01\x02\x14\x03\x14\x00', 'latin1'), block, tail, name])
  })
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const good = (name: string): RawMember => ({ name, content: Buffer.from('نص') })

for (const [name, member, reason] of [
  ['a name that climbs', { ...good('../../etc/passwd.txt') }, 'its name leads out of the archive'],
  ['an absolute name', { ...good('/etc/passwd.txt') }, 'its name leads out of the archive'],
  ['a name of Windows', { ...good('C:\\windows\\x.txt') }, 'its name leads out of the archive'],
  ['a name that climbs by backslashes', { ...good('a\\..\\..\\x.txt') }, 'its name leads out of the archive'],
  [
    'a link',
    { ...good('link.txt'), content: Buffer.from('/etc/passwd'), mode: 0o120777 },
    'a link: only files are read',
  ],
  ['an encrypted member', { ...good('x.txt'), flags: 1 }, 'encrypted'],
  [
    'a method nobody knows',
    { ...good('x.txt'), method: 97, packed: Buffer.from('xx') },
    'packed by a method that is not known here: 97',
  ],
  ['a size that is a lie', { ...good('x.txt'), size: 4_000_000_000 }, 'damaged: it claims 4000000000 bytes and has 4'],
  ['a checksum that is a lie', { ...good('x.txt'), sum: 1 }, 'damaged: its checksum is not that of its content'],
  [
    'content that does not unpack',
    { ...good('x.txt'), packed: Buffer.from('not deflated at all') },
    /damaged near byte 0/,
  ],
  ['content cut off', { ...good('x.txt'), packed: deflateRawSync(Buffer.from('نص')).subarray(0, 3) }, /cut off/],
] as const)
  test(`zip with ${name}: that member is named, the others are read`, async () => {
    const found = await briefly(rawZip([good('a.txt'), member, good('z.txt')]), 'x')
    expect(found[1]).toMatch(/^unreadable x!/)
    if (typeof reason === 'string') expect(found[1]!.split(': ').slice(1).join(': ')).toBe(reason)
    else expect(found[1]).toMatch(reason)
    expect([found[0], ...found.slice(2)]).toEqual(['x!a.txt: نص', 'x!z.txt: نص'])
  })

test('zip whose members share bytes: named as one, at once', async () => {
  const content = Buffer.alloc(2 ** 20, ' ')
  const kernel = { name: '0.txt', content, sum: crc32(content) }
  const members = [
    kernel,
    ...Array.from({ length: 60_000 }, (_, i) => ({
      ...kernel,
      name: `${i + 1}.txt`,
      packed: Buffer.of(3, 0),
      sharedWith: 0,
    })),
  ]
  const started = performance.now()
  expect(await briefly(rawZip(members), 'x')).toEqual([
    'unreadable x: its members share bytes, 0.txt and 1.txt: made to look larger than it is',
  ])
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('zip64 that lies about its sizes', async () => {
  const end64 = Buffer.alloc(56)
  end64.write('PK\x06\x06', 0, 'latin1')
  end64.writeBigUInt64LE(44n, 4)
  for (const place of [24, 32]) end64.writeBigUInt64LE(2n ** 52n, place)
  end64.writeBigUInt64LE(2n ** 51n, 40)
  end64.writeBigUInt64LE(2n ** 51n, 48)
  const zip = rawZip([good('a.txt')])
  const end = zip.length - 22
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 0, 'latin1')
  locator.writeBigUInt64LE(BigInt(end), 8)
  locator.writeUInt32LE(1, 16)
  const tail = Buffer.from(zip.subarray(end))
  tail.fill(0xff, 8, 20)
  const found = await briefly(Buffer.concat([zip.subarray(0, end), end64, locator, tail]), 'x')
  expect(found).toEqual([expect.stringMatching(/^unreadable x: /)])
})

for (const [name, header, reason] of [
  [
    'a link',
    { name: 'link.txt', type: 'symlink', linkname: '/etc/passwd' },
    'a link to /etc/passwd: only files are read',
  ],
  ['a hard link', { name: 'link.txt', type: 'link', linkname: 'a.txt' }, 'a link to a.txt: only files are read'],
  ['a device', { name: 'null.txt', type: 'character-device' }, 'a device: only files are read'],
  ['a pipe', { name: 'pipe.txt', type: 'fifo' }, 'a pipe: only files are read'],
  ['a name that climbs', { name: '../../x.txt' }, 'its name leads out of the archive'],
  ['an absolute name', { name: '/etc/x.txt' }, 'its name leads out of the archive'],
] as const)
  test(`tar with ${name}: that member is named, the others are read`, async () => {
    const { pack } = await import('tar-stream')
    const { buffer } = await import('node:stream/consumers')
    const tar = pack()
    const out = buffer(tar as unknown as AsyncIterable<Buffer>)
    tar.entry({ name: 'a.txt' }, 'نص')
    tar.entry(header as Parameters<typeof tar.entry>[0], 'type' in header ? '' : 'x')
    tar.entry({ name: 'z.txt' }, 'نص')
    tar.finalize()
    expect(await briefly(await out, 'x')).toEqual([
      'x!a.txt: نص',
      `unreadable x!${header.name}: ${reason}`,
      'x!z.txt: نص',
    ])
  })

test('tar whose member claims 8 GB', async () => {
  const tar = await tarOf({ 'a.txt': 'نص', 'b.txt': 'نص' })
  const header = tar.subarray(1024, 1536)
  header.write('77777777777 ', 124, 'latin1')
  header.write('        ', 148, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  expect(await briefly(tar, 'x')).toEqual([
    'x!a.txt: نص',
    expect.stringMatching(/^unreadable x!b.txt: cut off after \d+ bytes/),
  ])
})

const BOMB = Buffer.alloc(200 * 2 ** 20, ' ')

test('bombs inside archives cost their own member', { timeout: 60_000 }, async () => {
  const members = {
    'a.txt': 'نص',
    'b.txt.gz': gzipSync(BOMB),
    'c.jsonl.zst': zstdCompressSync(BOMB),
    'd.txt': BOMB,
    'z.txt': 'نص',
  }
  const before = process.memoryUsage().rss
  for (const archive of [await zipOf(members), gzipSync(await tarOf({ ...members, 'd.txt': '' }))]) {
    const found = await briefly(archive, 'x')
    expect(found.filter((one) => one.endsWith(': نص')).map((one) => one.split(': ')[0])).toEqual(['x!a.txt', 'x!z.txt'])
    expect(found.filter((one) => /^(unreadable|too-large|empty-document) x!/.test(one)).length).toBe(3)
  }
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(700)
})

test('many small bombs are one: the rest of the file is not unpacked', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-hostile-'))
  const page = {
    url: 'https://sada.example/1',
    headers: { 'Content-Encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(60 * 2 ** 20, ' ')),
  }
  const member = gzipSync(Buffer.alloc(60 * 2 ** 20, ' '))
  writeFileSync(
    join(folder, 'a.zip'),
    await zipOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.txt.gz`, member]))),
  )
  writeFileSync(join(folder, 'b.warc'), await warcOf(Array.from({ length: 40 }, () => page)))
  const found: string[] = []
  for await (const one of documentsFrom([folder])) found.push(brief(one))
  rmSync(folder, { recursive: true })
  expect(found.filter((one) => /a\.zip.*what was unpacked out of this file/.test(one)).length).toBeGreaterThan(20)
  expect(found.at(-1)).toMatch(/^unreadable .*b\.warc: grows without measure: what was unpacked out of this file/)
})

test('archives in archives in archives are opened so far and no further', async () => {
  let zip = await zipOf({ 'a.txt': 'نص' })
  for (let i = 0; i < 5; i++)
    zip = await zipOf(Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`${n}.zip`, zip])))
  const found = await briefly(zip, '42.zip')
  expect(found.length).toBe(64)
  expect(found[0]).toBe('unreadable 42.zip!0.zip!0.zip: inside 2 other archives: no more than 2 are opened')
})

test('packed over and over', async () => {
  let packed: Buffer = Buffer.from('نص')
  for (let i = 0; i < 50; i++) packed = i % 2 === 0 ? gzipSync(packed) : zstdCompressSync(packed)
  expect(await briefly(packed, 'x')).toEqual(['unreadable x: packed more than 2 times over'])
})

test('nothing is ever written to the disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-hostile-'))
  writeFileSync(join(folder, 'a.zip'), rawZip([good('../x.txt'), good('y.txt')]))
  const before = readdirSync(folder)
  const found: string[] = []
  for await (const one of documentsFrom([folder])) found.push(brief(one))
  expect(found.length).toBe(2)
  expect(readdirSync(folder)).toEqual(before)
  rmSync(folder, { recursive: true })
})
