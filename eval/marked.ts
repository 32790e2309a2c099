import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Document } from '../src/core/records.ts'
import { SHARED } from './beside.ts'

/** What a reader marked in one article, and where its text lies. */
interface Marked {
  readonly id: string
  /** A file or folder of the corpora beside the project. */
  readonly corpus: string
  readonly length: number
  readonly sha256: string
}

const FOLDER = fileURLToPath(new URL('marked', import.meta.url))

/** Lay out a set as the truth sets are: a document and its marks a pair. @returns the folder @throws on a text that is not the one marked */
export function markedFolder(set: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g'): string {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-'))
  const corpora = new Map<string, ReadonlyMap<string, Document>>()
  for (const line of readFileSync(join(FOLDER, `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)) {
    const marks: Marked = JSON.parse(line)
    writeFileSync(join(folder, `${marks.id}.gold.json`), line)
    writeFileSync(join(folder, `${marks.id}.doc.json`), JSON.stringify(documentOf(corpora, marks)))
  }
  return folder
}

function documentOf(corpora: Map<string, ReadonlyMap<string, Document>>, { id, corpus, length, sha256 }: Marked) {
  const document = corpus === 'windows-1256' ? pageOf(id) : corpusOf(corpora, corpus).get(id)
  const text = document?.text.slice(0, length) ?? ''
  if (createHash('sha256').update(text).digest('hex') !== sha256) throw new Error(`${id}: not the text that was marked`)
  return { ...document, text }
}

function corpusOf(corpora: Map<string, ReadonlyMap<string, Document>>, corpus: string): ReadonlyMap<string, Document> {
  const known = corpora.get(corpus)
  if (known) return known
  const bytes = readFileSync(join(SHARED, 'corpora', corpus))
  const lines = (corpus.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
  const read = new Map(lines.map((line): [string, Document] => [JSON.parse(line).id, JSON.parse(line)]))
  corpora.set(corpus, read)
  return read
}

/** The title is the first line. */
function pageOf(id: string): Document {
  const outlet = id.slice(id.indexOf('-') + 1)
  const bytes = readFileSync(join(SHARED, 'corpora', 'windows-1256', `${outlet}.txt`))
  const [title = '', ...rest] = new TextDecoder('windows-1256').decode(bytes).replaceAll('\r\n', '\n').split('\n')
  return { id, outlet, title: title.trim(), text: rest.join('\n').replace(/^\n+|\n+$/g, '') }
}
