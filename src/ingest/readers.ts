import type { Head, Reader } from './reader.ts'
import { binary } from './readers/binary.ts'
import { feed } from './readers/feed.ts'
import { json } from './readers/json.ts'
import { lines } from './readers/lines.ts'
import { mail } from './readers/mail.ts'
import { gzip, zstd } from './readers/packed.ts'
import { page } from './readers/page.ts'
import { pdf } from './readers/pdf.ts'
import { table } from './readers/table.ts'
import { tar } from './readers/tar.ts'
import { text } from './readers/text.ts'
import { warc } from './readers/warc.ts'
import { zip } from './readers/zip.ts'

/** Every format, by how sure its first bytes are: the first reader that recognises some bytes reads them. */
export const READERS: readonly Reader[] = [
  gzip,
  zstd,
  zip,
  tar,
  warc,
  pdf,
  binary,
  feed,
  page,
  lines,
  json,
  table,
  mail,
  text,
]

export const readerOf = (head: Head): Reader => READERS.find((reader) => reader.recognises(head))!
