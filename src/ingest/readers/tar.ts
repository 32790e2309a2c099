import { checkNesting, memberDocuments } from '../archive/members.ts'
import { BLOCK, paxRecords, type TarHeader, tarHeader } from '../archive/tar-headers.ts'
import { BadInput, type Ingested } from '../ingested.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { Cursor } from '../unpack/cursor.ts'
import { cutOff } from '../unpack/gzip.ts'

/** A tar archive: its members one after another, none ever written anywhere. */
export const tar: Reader = {
  name: 'tar',
  endings: /\.(tar|tgz)$/i,
  recognises: ({ bytes }) => {
    // where the checksum begins there is a digit or a blank, which tells most of what is none at once
    if (bytes.length < BLOCK || !/[ 0-7]/.test(String.fromCharCode(bytes[148]!))) return false
    const header = !isZero(bytes.subarray(0, BLOCK)) ? tarHeader(bytes) : undefined
    return header !== undefined && header.size >= 0
  },
  read: documents,
}

const isZero = (block: Buffer): boolean => block.every((byte) => byte === 0)

/** Names in pax and GNU headers; more than any system can make. */
const MOST_META = 2 ** 20

/** What is neither a file nor a folder. */
const REFUSED: Readonly<Record<string, string>> = {
  '1': 'a link',
  '2': 'a link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a pipe',
  S: 'a sparse file',
}

/** Headers that only tell about the next member. */
interface Meta {
  name?: string
  size?: number
}

async function* documents(item: Item, context: Context): AsyncGenerator<Ingested> {
  checkNesting(item, context)
  const cursor = new Cursor(item.bytes)
  let meta: Meta = {}
  for (;;) {
    const start = cursor.position
    if (!(await cursor.fill(BLOCK))) {
      // an archive without its closing blocks is whole; one that breaks inside a block is not
      if (cursor.held.length > 0 || cursor.broken !== undefined) throw cutOff(cursor)
      return
    }
    const block = cursor.take(BLOCK)
    if (isZero(block)) return
    const header = tarHeader(block)
    if (!header || !Number.isSafeInteger(header.size)) throw new BadInput(`no member begins at byte ${start}`)
    const size = meta.size ?? header.size
    if (/^[xgLK]$/.test(header.kind)) {
      meta = { ...meta, ...(await metaOf(header, cursor)) }
      continue
    }
    const member = { ...header, size, name: meta.name ?? header.name }
    meta = {}
    yield* ofMember(member, cursor, item, context)
  }
}

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

async function metaOf({ kind, size }: TarHeader, cursor: Cursor): Promise<Meta> {
  if (size > MOST_META) throw new BadInput(`a header of ${size} bytes at byte ${cursor.position}`)
  if (!(await cursor.fill(padded(size)))) throw cutOff(cursor)
  const content = cursor.take(padded(size)).subarray(0, size)
  if (kind === 'L') return { name: content.toString('utf8').replace(/\0.*$/s, '') }
  if (kind !== 'x') return {}
  const records = paxRecords(content)
  const [name, length] = [records.get('path'), Number(records.get('size'))]
  return { ...(name !== undefined && { name }), ...(Number.isSafeInteger(length) && length >= 0 && { size: length }) }
}

async function* ofMember(
  { name, size, kind, linkName }: TarHeader,
  cursor: Cursor,
  item: Item,
  context: Context,
): AsyncGenerator<Ingested> {
  // links and devices have no content, whatever size they claim
  const content = new Content(cursor, /^[1-6]$/.test(kind) ? 0 : size)
  if (kind !== '5' && !name.endsWith('/')) {
    const refused = REFUSED[kind] && `${REFUSED[kind]}${linkName === '' ? '' : ` to ${linkName}`}: only files are read`
    yield* memberDocuments({ name, ...(refused && { refused }) }, () => content.bytes(), item, context)
  }
  await content.skipRest()
}

/** The content of one member, as far as it is read. */
class Content {
  readonly #cursor: Cursor
  readonly #size: number
  readonly #end: number
  #named = false

  constructor(cursor: Cursor, size: number) {
    this.#cursor = cursor
    this.#size = size
    this.#end = cursor.position + padded(size)
  }

  async *bytes(): AsyncGenerator<Buffer> {
    for (let left = this.#size; left > 0; ) {
      if (!(await this.#cursor.fill(1))) {
        this.#named = true
        throw cutOff(this.#cursor)
      }
      const part = this.#cursor.take(Math.min(left, this.#cursor.held.length))
      left -= part.length
      yield part
    }
  }

  /** An archive that breaks off is named once: by the member in which it does, when that was read. */
  async skipRest(): Promise<void> {
    if (!(await this.#cursor.skip(this.#end - this.#cursor.position)) && !this.#named) throw cutOff(this.#cursor)
  }
}
