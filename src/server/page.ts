import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'

/** Where the build of the page puts its files. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../dist/page/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Names with a hash of their content never change their meaning. */
const isHashed = (path: string): boolean => path.startsWith('/assets/')

interface File {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
}

/**
 * Answers with the built page: its files by their names, and the page itself for every other address, since the page knows its own.
 *
 * Only files that stood in the folder are ever read: an address is looked up among their names.
 */
export function pageFrom(folder: string): (c: Context) => Response {
  let files: ReadonlyMap<string, File> = new Map()
  let built = -1
  const current = (): ReadonlyMap<string, File> => {
    const index = join(folder, 'index.html')
    const now = existsSync(index) ? statSync(index).mtimeMs : 0
    if (now !== built) files = now === 0 ? new Map() : filesIn(folder)
    built = now
    return files
  }
  return (c) => {
    const all = current()
    const exact = all.get(c.req.path)
    if (exact === undefined && isHashed(c.req.path))
      return new Response('no such file\n', { status: 404, headers: PLAIN })
    const file = exact ?? all.get('/index.html')
    if (file === undefined) return new Response(NOT_BUILT, { status: 503, headers: PLAIN })
    const headers = {
      'content-type': file.type,
      etag: file.etag,
      'cache-control': isHashed(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (c.req.header('if-none-match') === file.etag) return new Response(null, { status: 304, headers })
    return new Response(file.body, { headers })
  }
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

const NOT_BUILT = `The page is not built yet. In the project's folder:

    npm run page

and load this page again. The API is there already: /api/docs
`

function filesIn(folder: string): ReadonlyMap<string, File> {
  const files = new Map<string, File>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    const body = Uint8Array.from(readFileSync(path))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    files.set(`/${name.replaceAll('\\', '/')}`, {
      body,
      etag,
      type: TYPES[extname(name)] ?? 'application/octet-stream',
    })
  }
  return files
}
