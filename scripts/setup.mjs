#!/usr/bin/env node
// Install the locked dependencies once: Node 24 as a package among them. Runs on any Node from 20 on; does nothing when all is there.
//   node scripts/setup.mjs         what running needs
//   node scripts/setup.mjs --dev   what the tests need too
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.isnad-setup')
const busy = join(root, '.isnad-setup.busy')
const say = (line) => process.stderr.write(`isnad: ${line}\n`)

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
// a developer's tree keeps its tools
const dev = process.argv.includes('--dev') || existsSync(join(root, 'node_modules', 'vitest'))
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const isReady = () => [`${wanted} dev`, ...(dev ? [] : [`${wanted} run`])].includes(read(stamp))

if (!isReady()) await alone(install)

/** Two first uses at once: the second waits for the first. A busy mark whose process is gone is nobody's. */
async function alone(work) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(busy, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`cannot write to ${root}: ${error.message}`)
      if (!isRunning(Number(read(busy)))) rmSync(busy, { force: true })
      else if (!told) say('another first use is installing; waiting for it …')
      await wait(300)
    }
  }
  try {
    if (!isReady()) work()
  } finally {
    rmSync(busy, { force: true })
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return pid > 0
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function install() {
  say(`first use: installing the locked dependencies${dev ? ' and test tools' : ''} …`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])]
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    fail(
      `npm ci failed${error ? `: ${error.message}` : ''}; the lines above say why. Run it again when that is mended.`,
    )
  writeFileSync(stamp, `${wanted} ${dev ? 'dev' : 'run'}`)
  say('ready.')
}

function fail(reason) {
  say(reason)
  rmSync(busy, { force: true })
  process.exit(1)
}
