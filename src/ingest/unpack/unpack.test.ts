import { constants, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cursor } from './cursor.ts'
import { gunzipped } from './gzip.ts'
import { PackedPlaces } from './packed-places.ts'
import { unzstd } from './zstd.ts'

type Unpack = typeof gunzipped

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What came out, and the reason when it broke. */
async function unpacked(unpack: Unpack, packed: Buffer, size = 1000, places = new PackedPlaces()) {
  const out: Buffer[] = []
  try {
    for await (const chunk of unpack(new Cursor(pieces(packed, size)), places)) out.push(chunk)
  } catch (error) {
    return { out: Buffer.concat(out), broken: (error as Error).message }
  }
  return { out: Buffer.concat(out) }
}

const KINDS: readonly (readonly [string, Unpack, (bytes: Buffer) => Buffer])[] = [
  ['gzip', gunzipped, (bytes) => gzipSync(bytes)],
  ['zstd', unzstd, (bytes) => zstdCompressSync(bytes)],
]

/** Does not pack, so that it crosses every bound of size there is. */
const noise = (size: number): Buffer => {
  const bytes = Buffer.alloc(size)
  let x = 1
  for (let i = 0; i < size; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0
    bytes[i] = x >>> 24
  }
  return bytes
}

for (const [name, unpack, pack] of KINDS) {
  test(`${name}: parts of any sizes, in pieces of any size, and where each begins`, async () => {
    const size = fc.oneof(fc.nat(300), fc.constantFrom(0, 65_536, 131_072, 140_000))
    await fc.assert(
      fc.asyncProperty(
        fc.array(size, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 50, max: 70_000 }),
        async (sizes, piece) => {
          const parts = sizes.map((size) => noise(size))
          const packed = parts.map(pack)
          const places = new PackedPlaces()
          expect(await unpacked(unpack, Buffer.concat(packed), piece, places)).toEqual({ out: Buffer.concat(parts) })
          let [inside, outside] = [0, 0]
          for (const [i, part] of parts.entries()) {
            if (part.length > 0) {
              expect(places.of(inside)).toBe(String(outside))
              if (part.length > 5) expect(places.of(inside + 5)).toBe(`${outside}+5`)
            }
            inside += part.length
            outside += packed[i]!.length
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  test(`${name}: large parts`, async () => {
    const large = Buffer.concat([noise(6 * 2 ** 20), Buffer.alloc(9 * 2 ** 20, 'قال '), noise(100)])
    const { out } = await unpacked(unpack, Buffer.concat([pack(large), pack(noise(10))]), 65_536)
    expect(out.equals(Buffer.concat([large, noise(10)]))).toBe(true)
  })

  for (const [what, size] of [
    ['small', 5000],
    ['large', 2_000_000],
  ] as const)
    test(`${name}: ${what} and cut off anywhere, what came before is kept, and the same every time`, async () => {
      const [first, second] = [noise(1000), noise(size)]
      const packed = Buffer.concat([pack(first), pack(second)])
      for (const share of [0.1, 0.9, 0.999]) {
        const cut = packed.subarray(0, pack(first).length + Math.floor(pack(second).length * share))
        const one = await unpacked(unpack, cut)
        expect(one.broken).toBe(`cut off after ${cut.length} bytes`)
        expect(one.out.subarray(0, 1000).equals(first)).toBe(true)
        expect(Buffer.concat([first, second]).subarray(0, one.out.length).equals(one.out)).toBe(true)
        if (size > 300_000 && share > 0.4) expect(one.out.length).toBeGreaterThan(share * size - 300_000)
        expect((await unpacked(unpack, cut, 3333)).out.length).toBe(one.out.length)
      }
    })

  test(`${name}: a flipped byte is found`, async () => {
    const packed = pack(Buffer.from('قال الحارس إن الباب مغلق. '.repeat(50)))
    packed[packed.length - 6]! ^= 0x10
    expect((await unpacked(unpack, packed)).broken).toMatch(/damaged/)
  })

  test(`${name}: anything else behind is named with its place`, async () => {
    const packed = pack(noise(10))
    expect(await unpacked(unpack, Buffer.concat([packed, Buffer.from('<html>')]))).toMatchObject({
      out: noise(10),
      broken: expect.stringContaining(`any more from byte ${packed.length} on`),
    })
  })

  test(`${name}: what grows without measure is stopped`, async () => {
    const bomb = pack(Buffer.alloc(400 * 2 ** 20))
    const started = performance.now()
    const before = process.memoryUsage().rss
    let size = 0
    await expect(
      (async () => {
        for await (const chunk of unpack(new Cursor(pieces(bomb, 65_536)), new PackedPlaces())) size += chunk.length
      })(),
    ).rejects.toThrow('grows without measure')
    expect(size).toBeLessThan(70 * 2 ** 20)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test(`${name}: any bytes behind a true beginning end in a reason`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { broken } = await unpacked(unpack, Buffer.concat([pack(Buffer.alloc(0)).subarray(0, 4), bytes]))
        expect(broken === undefined || /cut off|damaged|any more/.test(broken)).toBe(true)
      }),
    )
  })
}

test('gzip: many small members, with what looks like the beginning of one inside them, cut off, and damaged', async () => {
  const parts = Array.from({ length: 400 }, (_, i) => Buffer.from(`${'قال الحارس. '.repeat(i % 9)}${i}`))
  // stored, so that the mark stands in the packed bytes as it is
  const tricky = [Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), Buffer.of(0x1f, 0x8b, 8)].map((bytes) =>
    gzipSync(bytes, { level: 0 }),
  )
  const packed = parts.map((part, i) => (i % 50 === 7 ? Buffer.concat([gzipSync(part), ...tricky]) : gzipSync(part)))
  const whole = Buffer.concat(
    parts.flatMap((part, i) =>
      i % 50 === 7 ? [part, Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), Buffer.of(0x1f, 0x8b, 8)] : [part],
    ),
  )
  const all = Buffer.concat(packed)
  const places = new PackedPlaces()
  expect((await unpacked(gunzipped, all, 65_536, places)).out.equals(whole)).toBe(true)
  expect(places.of(whole.length - parts.at(-1)!.length)).toBe(String(all.length - packed.at(-1)!.length))
  const cut = await unpacked(gunzipped, all.subarray(0, all.length - 5))
  expect(cut.broken).toBe(`cut off after ${all.length - 5} bytes`)
  expect(whole.subarray(0, cut.out.length).equals(cut.out)).toBe(true)
  const damaged = Buffer.from(all)
  damaged[packed.slice(0, 100).reduce((sum, part) => sum + part.length, 0) + 14]! ^= 0xff
  const { out, broken } = await unpacked(gunzipped, damaged)
  expect(broken).toMatch(/damaged/)
  expect(out.length).toBeGreaterThan(parts.slice(0, 99).reduce((sum, part) => sum + part.length, 0))
})

test('gzip with a name, a comment, extra fields and its header sum; zeros behind', async () => {
  const header = Buffer.from([0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9])
  const rest = gzipSync('نص').subarray(-8)
  const packed = Buffer.concat([
    header,
    Buffer.from('name\0comment\0'),
    Buffer.of(1, 2),
    deflateRawSync('نص'),
    rest,
    Buffer.alloc(600),
  ])
  expect(await unpacked(gunzipped, packed)).toEqual({ out: Buffer.from('نص') })
})

const skippable = (content: Buffer, kind = 0): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(0x184d2a50 + kind)
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content])
}

test('zstd: frames to be skipped, anywhere', async () => {
  const frames = [
    skippable(Buffer.from('abc')),
    zstdCompressSync('نص'),
    skippable(noise(70_000), 13),
    zstdCompressSync('!'),
  ]
  expect(await unpacked(unzstd, Buffer.concat(frames))).toEqual({ out: Buffer.from('نص!') })
})

for (const [name, pack] of [
  ['plain', (x: Buffer) => x],
  ['packed itself', (x: Buffer) => zstdCompressSync(x)],
] as const)
  test(`zstd: the dictionary of a web archive, ${name}`, async () => {
    const dictionary = Buffer.from('قال الوزير إن السفينة رست في الميناء ثم غادرت. '.repeat(20))
    const parts = ['قال الوزير إن السفينة رست', 'في الميناء ثم غادرت']
    const frames = parts.map((part) => zstdCompressSync(part, { dictionary }))
    const archive = Buffer.concat([skippable(pack(dictionary), 13), ...frames])
    expect(await unpacked(unzstd, archive)).toEqual({ out: Buffer.from(parts.join('')) })
  })

test('zstd: frames with a checksum, without their size, of one repeated byte', async () => {
  const checked = zstdCompressSync(noise(300_000), {
    params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_contentSizeFlag]: 0 },
  })
  const { out } = await unpacked(unzstd, Buffer.concat([checked, zstdCompressSync(Buffer.alloc(200_000, 'x'))]))
  expect(out.equals(Buffer.concat([noise(300_000), Buffer.alloc(200_000, 'x')]))).toBe(true)
})
