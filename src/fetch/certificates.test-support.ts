import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A key and its certificate, PEM. */
export interface Certified {
  readonly key: string
  readonly cert: string
}

interface Asked {
  readonly names: readonly string[]
  readonly from?: Date
  readonly to?: Date
}

const DAY = 86_400_000

/**
 * A self-signed certificate that is also its own authority, made anew: no key is kept in the project, and none needs a program that a
 * machine may not have.
 *
 * @see  RFC 5280, section 4.1
 */
export function certified({
  names,
  from = new Date(Date.now() - DAY),
  to = new Date(Date.now() + DAY),
}: Asked): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid(2, 5, 4, 3), utf8(names[0]!))))
  const algorithm = sequence(oid(1, 2, 840, 10045, 4, 3, 2))
  const body = sequence(
    tagged(0, integer(2)),
    integer(1),
    algorithm,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(altNames(names), isAuthority())),
  )
  const signature = sign('sha256', body, privateKey)
  return { key: pemOf(privateKey), cert: pem('CERTIFICATE', sequence(body, algorithm, bits(signature))) }
}

const altNames = (names: readonly string[]): Buffer =>
  sequence(oid(2, 5, 29, 17), octets(sequence(...names.map((name) => der(0x82, Buffer.from(name))))))

const isAuthority = (): Buffer =>
  sequence(oid(2, 5, 29, 19), der(0x01, Buffer.from([0xff])), octets(sequence(der(0x01, Buffer.from([0xff])))))

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END ${label}-----\n`

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts))
const set = (...parts: Buffer[]): Buffer => der(0x31, Buffer.concat(parts))
const tagged = (number: number, content: Buffer): Buffer => der(0xa0 + number, content)
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]))
const octets = (content: Buffer): Buffer => der(0x04, content)
const bits = (content: Buffer): Buffer => der(0x03, Buffer.concat([Buffer.from([0]), content]))
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))
const time = (date: Date): Buffer =>
  der(
    0x17,
    Buffer.from(
      date
        .toISOString()
        .slice(2)
        .replace(/[-:T]|\.\d+/g, ''),
    ),
  )

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const parts = rest.flatMap((value) => {
    const sevens = [value & 0x7f]
    for (let left = value >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80)
    return sevens
  })
  return der(0x06, Buffer.from([first * 40 + second, ...parts]))
}
