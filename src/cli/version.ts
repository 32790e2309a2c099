import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PACKAGE = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** The version of this program, as in package.json. */
export const VERSION: string = PACKAGE.version

/** Of the hash that tells two states of the core apart; as long as git's short ones. */
const DIGITS = 10

/**
 * The version with the hash of the core's sources: `0.1.0+4f2a9c01de`. What a case holds was made by exactly this, so that a changed rule
 * makes its records anew although nobody raised the version.
 */
export const builtVersion = (): string => versionOf(['core'])

/**
 * The same of what turns bytes into documents: the readers, the words they know pages by, and the packages they use.
 *
 * @param lexicon  the hash of the words
 */
export const readerVersion = (lexicon: string): string =>
  versionOf(['ingest'], `${lexicon}${JSON.stringify(PACKAGE.dependencies)}`)

function versionOf(folders: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more)
  for (const folder of folders) {
    const path = fileURLToPath(new URL(`../${folder}`, import.meta.url))
    for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort())
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(file).update(readFileSync(join(path, file)))
  }
  return `${VERSION}+${hash.digest('hex').slice(0, DIGITS)}`
}
