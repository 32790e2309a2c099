// Every check there is, one after the other; all run, and the last line says which failed.
//   npm run check
import { spawnSync } from 'node:child_process'

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '--build'],
  ['lint and format', 'biome', 'check', '--error-on-warnings'],
  ['tests, house rules, lexicon', 'vitest', 'run'],
]

const failed = CHECKS.filter(([name, command, ...args]) => {
  process.stdout.write(`\n— ${name}\n`)
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0
}).map(([name]) => name)

process.stdout.write(failed.length === 0 ? '\nall checks passed\n' : `\nfailed: ${failed.join('; ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
