import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of corpora and truth sets that lies beside the project, never in it. */
export const SHARED = fileURLToPath(new URL('../../shared', import.meta.url))

/**
 * Whether a test that needs a file beside the project can run.
 *
 * @returns  undefined when it is there; else the reason to skip
 * @throws   under `CI=true`, where a missing truth set would make every run green
 */
export function missing(...path: readonly string[]): string | undefined {
  const file = join(SHARED, ...path)
  if (existsSync(file)) return undefined
  const reason = `not beside the project: shared/${path.join('/')}`
  if (process.env.CI === 'true') throw new Error(reason)
  return reason
}
