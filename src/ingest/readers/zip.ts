import { createReadStream } from 'node:fs'
import { checkNesting, memberDocuments } from '../archive/members.ts'
import { NoDirectory, openZip, type Zip } from '../archive/zip-entries.ts'
import { walkedZip } from '../archive/zip-walk.ts'
import { collected, streamed } from '../bytes.ts'
import type { Ingested } from '../ingested.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { Cursor } from '../unpack/cursor.ts'
import { cutOff } from '../unpack/gzip.ts'
import { docxDocument, isDocx } from './docx.ts'

/** A zip archive, or what is one inside: a WACZ with its web archives. */
export const zip: Reader = {
  name: 'zip',
  endings: /\.(zip|wacz|docx)$/i,
  recognises: ({ bytes }) =>
    bytes.toString('latin1', 0, 2) === 'PK' && /^(\x03\x04|\x05\x06|\x07\x08)/.test(bytes.toString('latin1', 2, 4)),
  read: documents,
}

async function* documents(item: Item, context: Context): AsyncGenerator<Ingested> {
  const { at, file } = item
  const limit = context.limits.archive
  const held = file === undefined ? await collected(item, limit) : undefined
  if (held && held.size > limit) return yield { code: 'too-large', at, bytes: held.size, limit }
  try {
    const opened = await openZip(file !== undefined ? { file } : { bytes: held!.bytes })
    try {
      yield* ofArchive(opened, held ? { ...item, whole: held.bytes } : item, context)
    } finally {
      opened.close()
    }
  } catch (error) {
    if (!(error instanceof NoDirectory)) throw error
    yield* lostEnd(new Cursor(held ? streamed(held.bytes) : createReadStream(file!)), item, context)
  }
}

/** What was cut off has lost the list of its members, which stands at the end; those that are there are read one after another. */
async function* lostEnd(cursor: Cursor, item: Item, context: Context): AsyncGenerator<Ingested> {
  checkNesting(item, context)
  try {
    for await (const { member, content } of walkedZip(cursor))
      yield* memberDocuments(member, () => context.budget.counted(content()), item, context)
    throw cutOff(cursor)
  } finally {
    await cursor.close()
  }
}

async function* ofArchive(zip: Zip, item: Item, context: Context): AsyncGenerator<Ingested> {
  if (isDocx(zip)) return yield* ofDocx(zip, item, context)
  checkNesting(item, context)
  const other = await otherKind(zip)
  if (other !== undefined) return yield { code: 'unknown-format', at: item.at, found: other }
  const isWacz = zip.entries.some(({ name }) => name === 'datapackage.json') && zip.entries.some(isWebArchive)
  // beside its archives, a WACZ holds lists of pages and indexes of them
  for (const member of zip.entries)
    if (!isWacz || isWebArchive(member))
      yield* memberDocuments(member, () => context.budget.counted(zip.content(member.entry)), item, context)
}

/** The whole archive is the document. */
async function* ofDocx(zip: Zip, item: Item, context: Context): AsyncGenerator<Ingested> {
  const limit = context.limits.file
  const all = item.whole ?? createReadStream(item.file!)
  const { bytes, size } = Buffer.isBuffer(all)
    ? { bytes: all, size: all.length }
    : await collected({ bytes: all }, limit)
  if (size > limit) yield { code: 'too-large', at: item.at, bytes: size, limit }
  else yield* docxDocument(zip, bytes, item, context)
}

/** See https://specs.webrecorder.net/wacz/1.1.1/ */
const isWebArchive = ({ name }: { readonly name: string }): boolean => name.startsWith('archive/')

/** Formats that are zip archives and not for reading here. */
async function otherKind(zip: Zip): Promise<string | undefined> {
  const first = zip.entries.find(({ name }) => name === 'mimetype')
  if (first) {
    for await (const chunk of zip.content(first.entry)) return chunk.toString('latin1', 0, 80)
  }
  return zip.entries.some(({ name }) => name === '[Content_Types].xml')
    ? 'an Office file that holds no text document'
    : undefined
}
