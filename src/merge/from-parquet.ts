import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import type { Document } from '../core/records.ts'
import { decisionOf, documentOf, parsed } from './from-lines.ts'
import { type ComingCapture, type Incoming, notARecord } from './incoming.ts'

/** Parquet as `isnad export` writes it, a group of rows at a time. A document's captures follow it, maybe in the next group. */
export async function* fromParquet(path: string): AsyncGenerator<Incoming> {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  let number = 0
  let open: { readonly document: unknown; readonly captures: ComingCapture[]; readonly at: string } | undefined
  for (const { num_rows } of metadata.row_groups) {
    const [rowStart, rowEnd] = [number, number + Number(num_rows)]
    const columns = ['record', 'json', 'raw']
    const rows = await parquetReadObjects({ file, metadata, columns, rowStart, rowEnd, utf8: false })
    for (const { record, json, raw } of rows) {
      number += 1
      const at = `${path}:${number}`
      const value = typeof json === 'string' ? parsed(json) : undefined
      if (open !== undefined && record !== 'capture') {
        yield documentOf(open.document, open.captures, open.at)
        open = undefined
      }
      if (record === 'document') open = { document: value?.document as Document, captures: [], at }
      else if (record === 'capture' && value !== undefined)
        open?.captures.push({ ...value, ...(raw instanceof Uint8Array && { raw }) } as unknown as ComingCapture)
      else if (record === 'decision') yield decisionOf(value, at)
    }
  }
  if (open !== undefined) yield documentOf(open.document, open.captures, open.at)
  if (number === 0) yield notARecord(path, 'a table without rows')
}
