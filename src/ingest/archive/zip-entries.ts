import { isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { BadInput } from '../ingested.ts'
import { Cursor } from '../unpack/cursor.ts'
import { Expansion } from '../unpack/expansion.ts'
import { inflated } from '../unpack/gzip.ts'
import { PackedPlaces } from '../unpack/packed-places.ts'
import { unzstd } from '../unpack/zstd.ts'
import type { Member } from './members.ts'

/** One member of a zip archive, by its central directory. */
export interface ZipEntry extends Member {
  readonly entry: Entry
}

/** A zip archive that was opened. */
export interface Zip {
  readonly entries: readonly ZipEntry[]
  content(entry: Entry): AsyncGenerator<Buffer>
  close(): void
}

/** The archive has lost its end, where its members are listed. */
export class NoDirectory extends BadInput {}

/** An archive with more members is not one of articles; as many take some hundred megabytes of memory. */
const MOST_MEMBERS = 200_000

/** Names are decoded here, links and encrypted members are for us to refuse. */
const OPTIONS = { autoClose: false, decodeStrings: false, lazyEntries: true, validateEntrySizes: false }

/** @throws  `BadInput` when it is no whole zip archive, or one made to look larger than it is */
export async function openZip(from: { readonly file: string } | { readonly bytes: Buffer }): Promise<Zip> {
  // loaded when there is an archive to open
  const { fromBufferPromise, openPromise } = (await import('yauzl')).default
  const zip = await asBadInput(() =>
    'file' in from ? openPromise(from.file, OPTIONS) : fromBufferPromise(from.bytes, OPTIONS),
  )
  try {
    const entries = await entriesOf(zip)
    return { entries, content: (entry) => content(zip, entry), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** The library's errors say what is wrong with the archive, without a code of their own. */
async function asBadInput<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BadInput || (error as NodeJS.ErrnoException).code?.startsWith('E')) throw error
    const { message } = error as Error
    throw /end of central directory/i.test(message) ? new NoDirectory(message) : new BadInput(message)
  }
}

async function entriesOf(zip: ZipFile): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  await asBadInput(async () => {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (entries.length >= MOST_MEMBERS) throw new BadInput(`more than ${MOST_MEMBERS} members`)
      const refused = refusal(entry)
      if (!name.endsWith('/')) entries.push({ name, entry, ...(refused !== undefined && { refused }) })
    }
  })
  checkApart(entries)
  return entries
}

const UNICODE_PATH = 0x7075

/** Tools write UTF-8 with and without saying so; the rest is the code page of DOS. */
function nameOf({ fileNameRaw, extraFields }: Entry): string {
  const unicode = extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5)
  return decodedName(unicode?.data.subarray(5) ?? fileNameRaw)
}

export const decodedName = (raw: Buffer): string => raw.toString(isUtf8(raw) ? 'utf8' : 'latin1').replaceAll('\\', '/')

const [UNIX, KIND, LINK] = [3, 0xf000, 0xa000]
const [STORED, DEFLATED, ZSTD] = [0, 8, 93]

function refusal(entry: Entry): string | undefined {
  const mode = entry.externalFileAttributes >>> 16
  if (entry.versionMadeBy >> 8 === UNIX && (mode & KIND) === LINK) return 'a link: only files are read'
  return refusedMethod(entry.compressionMethod, entry.isEncrypted())
}

/** Why content packed like this is not read. */
export function refusedMethod(method: number, isEncrypted: boolean): string | undefined {
  if (isEncrypted) return 'encrypted'
  return [STORED, DEFLATED, ZSTD].includes(method) ? undefined : `packed by a method that is not known here: ${method}`
}

const LOCAL_HEADER = 30

/** Members that share bytes are how a small archive claims to hold petabytes. */
function checkApart(entries: readonly ZipEntry[]): void {
  const inPlace = entries.toSorted((x, y) => x.entry.relativeOffsetOfLocalHeader - y.entry.relativeOffsetOfLocalHeader)
  let [end, before] = [0, '']
  for (const { name, entry } of inPlace) {
    const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } = entry
    if (start < end)
      throw new BadInput(`its members share bytes, ${before} and ${name}: made to look larger than it is`)
    end = start + LOCAL_HEADER + fileNameLength + compressedSize
    before = name
  }
}

async function* content(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const { compressionMethod: method, uncompressedSize } = entry
  const expansion = new Expansion()
  const cursor = new Cursor(packedContent(zip, entry))
  let [sum, size] = [0, 0]
  try {
    for await (const chunk of unpacked(cursor, method)) {
      sum = crc32(chunk, sum)
      size += chunk.length
      expansion.add(chunk.length, cursor.position)
      yield chunk
    }
  } finally {
    await cursor.close()
  }
  if (size !== uncompressedSize) throw new BadInput(`damaged: it claims ${uncompressedSize} bytes and has ${size}`)
  if (sum !== entry.crc32) throw new BadInput('damaged: its checksum is not that of its content')
}

async function* packedContent(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.compressedSize === 0) return
  const stream = await asBadInput(() => zip.openReadStreamPromise(entry, { decodeFileData: false }))
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    await asBadInput(() => Promise.reject(error))
  } finally {
    stream.destroy()
  }
}

/** What the packed content at the cursor unpacks to. */
export function unpacked(cursor: Cursor, method: number): AsyncGenerator<Buffer> {
  if (method === DEFLATED) return inflated(cursor)
  return method === ZSTD ? unzstd(cursor, new PackedPlaces()) : plain(cursor)
}

async function* plain(cursor: Cursor): AsyncGenerator<Buffer> {
  while (await cursor.fill(1)) yield cursor.take(cursor.held.length)
  if (cursor.broken !== undefined) throw cursor.broken
}
