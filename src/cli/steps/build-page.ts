import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PAGE_FOLDER } from '../../server/page.ts'

const sources = (folder: string): string => fileURLToPath(new URL(`../../${folder}/`, import.meta.url))

/** What the page is made of. */
const SOURCES = [sources('page'), sources('render')]
const CONFIG = join(sources('page'), 'vite.config.ts')

/**
 * Build the page where what it is made of is newer than what was built: on the first use of a checkout, and after a change. A package
 * brings it built, without its sources.
 *
 * @returns  whether it was built now
 */
export async function buildPage(say: (line: string) => void): Promise<boolean> {
  if (!existsSync(CONFIG) || newestIn(SOURCES) < builtAt()) return false
  say('building the page …')
  const { build } = await import('vite')
  const folder = PAGE_FOLDER.replace(/\/$/, '')
  // another process may be serving, or building, the same page
  const made = `${folder}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true })
  try {
    await build({ configFile: CONFIG, logLevel: 'error', build: { outDir: made } })
    rmSync(folder, { recursive: true, force: true })
    renameSync(made, folder)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  return true
}

function builtAt(): number {
  const index = join(PAGE_FOLDER, 'index.html')
  return existsSync(index) ? statSync(index).mtimeMs : 0
}

const newestIn = (folders: readonly string[]): number =>
  Math.max(
    ...folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [statSync(join(entry.parentPath, entry.name)).mtimeMs] : [],
      ),
    ),
  )
