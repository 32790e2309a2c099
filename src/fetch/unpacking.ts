import { Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import { type Limits, RATIO_FROM } from './policy.ts'
import { Refused, saidOf } from './refused.ts'

/** What we say we can unpack. */
export const ACCEPTED = 'gzip, br, zstd, deflate'

/** One packing is what servers do; more than two is a bomb in the making. */
const MOST_PACKINGS = 2

/** RFC 9659: what a receiver of zstd over HTTP must hold, and no more (8 MB). */
const ZSTD_WINDOW_LOG = 23

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
  deflate: createInflate,
  'deflate-raw': createInflateRaw,
}

/**
 * A body without its content encodings, unpacked in a stream and given up at the first byte too many.
 *
 * @param encodings  the values of `Content-Encoding`, in the order they were applied
 * @throws           `Refused`: too large, gained too much, broken, cut off, or an encoding we did not ask for
 */
export async function unpacked(body: Buffer, encodings: readonly string[], limits: Limits): Promise<Buffer> {
  const names = encodings.flatMap((value) => value.toLowerCase().split(',')).map((name) => name.trim())
  const packings = names.filter((name) => name !== '' && name !== 'identity')
  if (packings.length === 0 || body.length === 0) return body
  if (packings.length > MOST_PACKINGS)
    throw new Refused('bad-answer', `packed ${packings.length} times: ${packings.join(', ')}`)
  const unpackers = packings
    .toReversed()
    .map((name, i) => unpacker(i === 0 && isBare(name, body) ? 'deflate-raw' : name))
  const kept: Buffer[] = []
  try {
    await pipeline([slices(body), ...unpackers, counted(body.length, limits, kept)] as never)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('bad-answer', `cannot be unpacked (${packings.join(', ')}): ${saidOf(error)}`, { cause: error })
  }
  return Buffer.concat(kept)
}

/** Servers send deflate with its header, as the standard says, or without, as others did: the first byte tells (RFC 1950). */
const isBare = (name: string, body: Buffer): boolean => name === 'deflate' && (body[0]! & 0x0f) !== 8

function unpacker(name: string): Transform {
  const make = UNPACKERS[name]
  if (make === undefined) throw new Refused('bad-answer', `unknown content encoding: expected ${ACCEPTED}, got ${name}`)
  return make()
}

const SLICE = 16_384

function* slices(body: Buffer): Generator<Buffer> {
  for (let i = 0; i < body.length; i += SLICE) yield body.subarray(i, i + SLICE)
}

function counted(received: number, { unpacked: most, ratio }: Limits, kept: Buffer[]): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      size += chunk.length
      if (size > most) return done(new Refused('too-large', `unpacked more than ${most} bytes from ${received}`))
      if (size > RATIO_FROM && size > received * ratio)
        return done(new Refused('too-large', `unpacked more than ${ratio} bytes for each of ${received} received`))
      kept.push(chunk)
      done()
    },
    flush: (done) => done(),
  })
}
