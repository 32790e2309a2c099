import { basename } from 'node:path'
import { STDIN } from '../ingest/sources.ts'

/** Of what is read, and of what it is packed in. */
const ENDING = /\.(txt|html?|jsonl|ndjson|json|csv|tsv|rss|atom|eml|pdf|docx|warc|wacz|zip|tar|tgz)?(\.(gz|zst))?$/i

/** What a case is called when nobody says so: `examples/harbour/` → harbour, `news.jsonl.gz` → news. */
export function caseName(input: string): string {
  if (input === STDIN) return 'stdin'
  const name = basename(input).replace(ENDING, '')
  return name.replace(/^\.+/, '') || 'case'
}
