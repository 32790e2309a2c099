import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Case } from '../case/case.ts'
import type { Indexed } from './cdxj.ts'
import { archivedOf } from './records.ts'
import { digestOf, packed } from './warc-record.ts'

/** What stands in a written archive. */
export interface Written {
  readonly index: readonly Indexed[]
  readonly pages: readonly Page[]
  readonly bytes: number
  readonly sha256: string
}

/** Something to look at, for a list of pages. */
export interface Page {
  readonly id: string
  readonly uri: string
  readonly date: string
  readonly title?: string
}

/**
 * Write a case's captures as a web archive, each record packed by itself.
 *
 * @param name  what the index calls the file
 * @param tick  after each record
 */
export function writeWarc(kept: Case, file: string, name: string, software: string, tick: () => void): Written {
  const descriptor = openSync(file, 'w')
  const hash = createHash('sha256')
  const index: Indexed[] = []
  const pages: Page[] = []
  let offset = 0
  try {
    for (const { record, listed } of archivedOf(kept, software)) {
      const bytes = packed(record)
      writeSync(descriptor, bytes)
      hash.update(bytes)
      if (listed !== undefined) {
        const { uri, mime, status, title } = listed
        const digest = digestOf(record.payload ?? record.block)
        const place = { offset, length: bytes.length, filename: name }
        index.push({ uri, date: record.date, mime, ...(status !== undefined && { status }), digest, ...place })
        pages.push({
          id: record.id.slice('<urn:uuid:'.length, -1),
          uri,
          date: record.date,
          ...(title !== undefined && { title }),
        })
      }
      offset += bytes.length
      tick()
    }
  } finally {
    closeSync(descriptor)
  }
  return { index, pages, bytes: offset, sha256: hash.digest('hex') }
}
