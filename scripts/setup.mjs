#!/usr/bin/env node
// Install the locked dependencies once: Node 24 as a package among them. Runs on any Node from 20 on; does nothing when all is there.
//   node scripts/setup.mjs         what running needs
//   node scripts/setup.mjs --dev   what the tests need too
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.isnad-setup')
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const dev = process.argv.includes('--dev')

const done = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
const enough = done === `${lock} dev` || (!dev && done === `${lock} run`)
if (!enough) {
  process.stderr.write(`isnad: first use: installing the locked dependencies${dev ? ' and test tools' : ''} …\n`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])]
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write(
      `isnad: npm ci failed${error ? `: ${error.message}` : ''}; the lines above say why. Nothing was changed in the project.\n`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, `${lock} ${dev ? 'dev' : 'run'}`)
  process.stderr.write('isnad: ready.\n')
}
