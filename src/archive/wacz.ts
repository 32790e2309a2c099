import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { indexOf } from './cdxj.ts'
import type { Page, Written } from './warc.ts'

/** What the archive inside is called. */
export const WARC_NAME = 'data.warc.gz'

/** What is said of the whole. */
export interface About {
  readonly title: string
  /** ISO 8601. */
  readonly created: string
  readonly software: string
}

/**
 * Put an archive with its index and its list of pages into one file, WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/). Nothing is packed
 * again and no entry carries a time of this machine, so that the same case gives the same bytes.
 */
export async function writeWacz(file: string, warc: string, written: Written, about: About): Promise<void> {
  const index = Buffer.from(indexOf(written.index))
  const pages = Buffer.from(pagesOf(written.pages))
  const resources = [
    { name: WARC_NAME, path: `archive/${WARC_NAME}`, hash: `sha256:${written.sha256}`, bytes: written.bytes },
    resource('indexes/index.cdx', index),
    resource('pages/pages.jsonl', pages),
  ]
  const { title, created, software } = about
  const first = { profile: 'data-package', wacz_version: '1.1.1', title, created, software, resources }
  const datapackage = Buffer.from(`${JSON.stringify(first, null, 2)}\n`)
  const digest = { path: 'datapackage.json', hash: `sha256:${sha256(datapackage)}` }
  const zip = new ZipFile()
  zip.addBuffer(datapackage, 'datapackage.json', AS_IT_IS)
  zip.addBuffer(Buffer.from(`${JSON.stringify(digest, null, 2)}\n`), 'datapackage-digest.json', AS_IT_IS)
  zip.addFile(warc, `archive/${WARC_NAME}`, AS_IT_IS)
  zip.addBuffer(index, 'indexes/index.cdx', AS_IT_IS)
  zip.addBuffer(pages, 'pages/pages.jsonl', AS_IT_IS)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

/** A zip's times have no zone: the first one that it can hold is the same everywhere. */
const AS_IT_IS = { compress: false, mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const resource = (path: string, bytes: Buffer) => ({
  name: basename(path),
  path,
  hash: `sha256:${sha256(bytes)}`,
  bytes: bytes.length,
})

/** JSON Lines with a head of their own. */
function pagesOf(pages: readonly Page[]): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }
  const lines = pages.map(({ id, uri, date, title }) => ({
    id,
    url: uri,
    ts: date,
    ...(title !== undefined && { title }),
  }))
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}
