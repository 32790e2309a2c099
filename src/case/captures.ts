import type { Transfer } from '../core/transfer.ts'
import { withoutGiven } from './given.ts'
import { sha256, valuesHash } from './hashes.ts'
import type { CaseLog } from './log.ts'
import type { Statements } from './statements.ts'

/** A document as it is kept: `json` is the record, `raw` the bytes it was read from, `at` where that was. */
export interface Addition {
  readonly document: { readonly id: string }
  readonly json: string
  readonly raw: Uint8Array
  readonly at: string
  readonly transfer?: Transfer
  /** See `How`, as JSON: with it the bytes are read again. */
  readonly how?: string
  /** The item of an import that it is of. */
  readonly item?: number
}

/** By whom documents were read: the reader's version, the import. */
export interface ReadBy {
  readonly reader?: string
  readonly import?: number
}

/** One reading of some bytes that gave a document. */
export interface Capture extends Transfer {
  readonly n: number
  /** The document's id. */
  readonly document: string
  /** Of the bytes. */
  readonly sha256: string
  readonly at: string
  readonly how?: string
  /** The version of the reader; absent in files of old. */
  readonly reader?: string
}

export interface Captures {
  /** @returns  by document: `known`: the same one is there already; `taken`: another one has its id */
  add(batch: readonly Addition[], by: ReadBy): ('added' | 'known' | 'taken')[]
  /** Take a document's captures out, and bytes that no other has: the log says so. @returns  the items of imports they were of */
  remove(document: number): readonly number[]
  of(id: string): readonly Capture[]
  /** The last one of a web address. */
  latest(url: string): Capture | undefined
  /** In the order they came. */
  all(): Iterable<Capture>
  /** The bytes of a content by its hash. */
  bytes(hash: string): Uint8Array | undefined
}

export function caseCaptures(sql: Statements, log: CaseLog): Captures {
  const store = (addition: Addition, document: number, { n, hash }: Content, reader: Reader): Stored => {
    const row = rowOf(addition, hash, reader.version)
    const leaf = leafOf(row)
    const added = sql(INSERT).run({
      document,
      content: n,
      reader: reader.n,
      item: addition.item ?? null,
      at: row.at,
      url: row.url,
      final_url: row.final_url,
      status: row.status,
      headers: row.headers,
      captured: row.captured,
      how: row.how,
      leaf,
    })
    return { capture: Number(added.lastInsertRowid), leaf }
  }
  const contentOf = (raw: Uint8Array): Content => {
    const hash = sha256(raw)
    const known = sql('SELECT n FROM contents WHERE sha256 = ?').get(hash)
    if (known !== undefined) return { n: Number(known.n), hash }
    return {
      n: Number(sql('INSERT INTO contents (sha256, bytes) VALUES (?, ?)').run(hash, raw).lastInsertRowid),
      hash,
    }
  }
  /** A document that came over the net once more with other bytes is another capture of it. */
  /** Whether they differ only in what they were given with an import. */
  const isSame = (known: number, before: string, { json, how }: Addition): boolean => {
    const read = sql('SELECT how FROM captures WHERE document = ? ORDER BY n').get(known)?.how
    return withoutGiven(json, how) === withoutGiven(before, (read ?? undefined) as string | undefined)
  }
  const isNewCapture = (document: number, content: Content): boolean =>
    sql('SELECT 1 AS there FROM captures WHERE document = ? AND content = ?').get(document, content.n) === undefined
  const addOne = (addition: Addition, reader: Reader, stored: Stored[]): 'added' | 'known' | 'taken' => {
    const { document, json, raw, transfer } = addition
    const known = sql('SELECT n, json FROM documents WHERE id = ?').get(document.id)
    if (known !== undefined && known.json !== json && !isSame(Number(known.n), String(known.json), addition))
      return 'taken'
    if (known !== undefined) {
      // what came over the net once more with other bytes is another capture of it
      const content = transfer === undefined ? undefined : contentOf(raw)
      if (content !== undefined && isNewCapture(Number(known.n), content))
        stored.push(store(addition, Number(known.n), content, reader))
      return 'known'
    }
    const n = Number(sql('INSERT INTO documents (id, json) VALUES (?, ?)').run(document.id, json).lastInsertRowid)
    sql('INSERT INTO missing (n) VALUES (?)').run(n)
    stored.push(store(addition, n, contentOf(raw), reader))
    return 'added'
  }
  return {
    add: (batch, { reader, import: of }) => {
      const by = { n: reader === undefined ? null : readerNumber(sql, reader), version: reader ?? null }
      const stored: Stored[] = []
      const results = batch.map((addition) => addOne(addition, by, stored))
      noteCaptures(log, stored, of)
      return results
    },
    remove: (document) => {
      const items = new Set(
        sql(ITEMS_OF)
          .all(document)
          .map(({ item }) => Number(item)),
      )
      const gone = sql(`${LEAVES} WHERE c.document = ? ORDER BY c.n`).all(document) as unknown as LeafRow[]
      const leaves = gone.map((row) => ({ capture: row.n, leaf: row.leaf, sha256: row.sha256 }))
      const entry = log.add({ action: 'removed', details: { captures: leaves }, subject: hashOfLeaves(leaves) })
      for (const { capture, leaf, sha256: hash } of leaves) {
        sql('INSERT INTO removals (capture, leaf, sha256, log) VALUES (?, ?, ?, ?)').run(capture, leaf, hash, entry)
        sql('DELETE FROM captures WHERE n = ?').run(capture)
        sql(FORGET_CONTENT).run(hash)
      }
      return [...items]
    },
    of: (id) => (sql(`${LEAVES} WHERE d.id = ? ORDER BY c.n`).all(id) as unknown as LeafRow[]).map(captureOf),
    latest: (url) => {
      const row = sql(`${LEAVES} WHERE c.url = ? ORDER BY c.n DESC LIMIT 1`).get(url)
      return row && captureOf(row as unknown as LeafRow)
    },
    *all() {
      for (const row of sql(`${LEAVES} ORDER BY c.n`).iterate()) yield captureOf(row as unknown as LeafRow)
    },
    bytes: (hash) => sql('SELECT bytes FROM contents WHERE sha256 = ?').get(hash)?.bytes as Uint8Array | undefined,
  }
}

interface Content {
  readonly n: number
  readonly hash: string
}

interface Reader {
  readonly n: number | null
  readonly version: string | null
}

/** A capture as the log takes it. */
export interface Stored {
  readonly capture: number
  readonly leaf: string
}

function rowOf({ document, json, at, transfer = {}, how }: Addition, hash: string, reader: string | null): Covered {
  const { url, finalUrl, status, headers, captured } = transfer
  return {
    document: document.id,
    json,
    sha256: hash,
    at: at.toWellFormed(),
    url: url?.toWellFormed() ?? null,
    final_url: finalUrl?.toWellFormed() ?? null,
    status: status ?? null,
    headers: headers === undefined ? null : JSON.stringify(headers),
    captured: captured?.toWellFormed() ?? null,
    how: how?.toWellFormed() ?? null,
    reader,
  }
}

const INSERT = `INSERT INTO captures (document, content, at, url, final_url, status, headers, captured, how, reader, item,
    leaf)
  VALUES (:document, :content, :at, :url, :final_url, :status, :headers, :captured, :how, :reader, :item, :leaf)`

const ITEMS_OF = 'SELECT item FROM captures WHERE document = ? AND item IS NOT NULL'

const FORGET_CONTENT = `DELETE FROM contents WHERE sha256 = ?
  AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.content = contents.n)`

export function readerNumber(sql: Statements, version: string): number {
  sql('INSERT OR IGNORE INTO readers (version) VALUES (?)').run(version)
  return Number(sql('SELECT n FROM readers WHERE version = ?').get(version)?.n)
}

/** A capture with its leaf and what that covers. */
export interface LeafRow extends Covered {
  readonly n: number
  readonly leaf: string
}

/** What a leaf covers. */
export interface Covered {
  readonly document: string
  readonly json: string
  readonly sha256: string
  readonly at: string
  readonly url: string | null
  readonly final_url: string | null
  readonly status: number | null
  readonly headers: string | null
  readonly captured: string | null
  readonly how: string | null
  readonly reader: string | null
}

export const LEAVES = `SELECT c.n, c.leaf, d.id AS document, d.json, t.sha256, c.at, c.url, c.final_url, c.status, c.headers, c.captured, c.how,
  r.version AS reader
  FROM captures c JOIN documents d ON d.n = c.document JOIN contents t ON t.n = c.content LEFT JOIN readers r ON r.n = c.reader`

/** What the log holds of a capture: a hash over its document as it was read, the hash of its bytes, and all that is known of the two. */
export const leafOf = (row: Covered): string =>
  sha256(
    JSON.stringify([
      row.document,
      sha256(row.json),
      row.sha256,
      row.at,
      row.url,
      row.final_url,
      row.status,
      row.headers,
      row.captured,
      row.how,
      row.reader,
    ]),
  )

/** What the log says of several captures: a hash over their leaves, in the order they came. */
export function hashOfLeaves(stored: readonly Pick<Stored, 'leaf'>[]): string {
  const hash = valuesHash()
  for (const { leaf } of stored) hash.add([leaf])
  return hash.digest()
}

/** Note captures that came one after the other; of none there is nothing to note. */
export function noteCaptures(log: CaseLog, stored: readonly Stored[], of?: number): void {
  if (stored.length === 0) return
  const details = { from: stored[0]!.capture, to: stored.at(-1)!.capture, count: stored.length }
  log.add({
    action: 'captured',
    details: { ...details, ...(of !== undefined && { import: of }) },
    subject: hashOfLeaves(stored),
  })
}

const captureOf = (row: LeafRow): Capture => ({
  n: row.n,
  document: row.document,
  sha256: row.sha256,
  at: row.at,
  ...(row.url !== null && { url: row.url }),
  ...(row.final_url !== null && { finalUrl: row.final_url }),
  ...(row.status !== null && { status: row.status }),
  ...(row.headers !== null && { headers: JSON.parse(row.headers) }),
  ...(row.captured !== null && { captured: row.captured }),
  ...(row.how !== null && { how: row.how }),
  ...(row.reader !== null && { reader: row.reader }),
})
