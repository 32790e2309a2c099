import { basename } from 'node:path'
import { STDIN } from '../ingest/sources.ts'

/** What a case is called when nobody says so: `examples/harbour/` → harbour, `news.jsonl.gz` → news. */
export function caseName(input: string): string {
  if (input === STDIN) return 'stdin'
  const name = basename(input).replace(/\.(txt|html?|jsonl|ndjson|json)?(\.gz)?$/i, '')
  return name.replace(/^\.+/, '') || 'case'
}
