import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The version of this program, as in package.json. */
export const VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** Of the hash that tells two states of the core apart; as long as git's short ones. */
const DIGITS = 10

/**
 * The version with the hash of the core's sources: `0.1.0+4f2a9c01de`. What a case holds was made by exactly this, so that a changed rule
 * makes its records anew although nobody raised the version.
 */
export function builtVersion(): string {
  const core = fileURLToPath(new URL('../core', import.meta.url))
  const hash = createHash('sha256')
  for (const file of readdirSync(core, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(file).update(readFileSync(join(core, file)))
  return `${VERSION}+${hash.digest('hex').slice(0, DIGITS)}`
}
