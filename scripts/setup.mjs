#!/usr/bin/env node
// Install the locked dependencies once: Node 24 as a package among them. Runs on any Node from 20 on; does nothing when all is there.
//   node scripts/setup.mjs         what running needs
//   node scripts/setup.mjs --dev   what the tests need too
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// a developer's tree keeps its tools
const dev = process.argv.includes('--dev') || existsSync(join(root, 'node_modules', 'vitest'))
const lock = join(root, '.isnad-setup.busy')
const WAIT_MS = 300

const say = (line) => process.stderr.write(`isnad: ${line}\n`)

function fail(line) {
  say(line)
  process.exit(1)
}

/** What a lock file wants, or npm says it has put there. npm writes the second when everything is in its place, so it marks a whole set-up. */
function packages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm passes over an optional package that it could not fetch, the one with Node among them. */
const hasNode = () =>
  Number(process.versions.node.split('.')[0]) >= 24 || existsSync(join(root, 'node_modules', '.bin', 'node'))

function enough() {
  const there = packages('node_modules/.package-lock.json')
  if (!there || !hasNode()) return false
  return Object.entries(packages('package-lock.json') ?? {}).every(
    ([path, { version, optional, dev: forTests }]) =>
      path === '' || optional || (forTests && !dev) || there[path]?.version === version,
  )
}

/** The process that is at it, by the lock it left; undefined when there is none or it died. */
function installer() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch (error) {
    if (error.code === 'EPERM') return -1
    return undefined
  }
}

/** Only one at a time: npm takes everything away before it puts it back. */
function takeLock() {
  let told = false
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (installer() === undefined) rmSync(lock, { force: true })
    else {
      if (!told) say('another first use is installing; waiting for it …')
      told = true
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)
    }
  }
}

async function install() {
  say(`first use: installing the locked dependencies${dev ? ' and test tools' : ''} …`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])]
  const npm = spawn('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  // npm outlives this process when only this one is killed
  if (npm.pid) writeFileSync(lock, String(npm.pid))
  const [status] = await once(npm, 'exit').catch((error) => [error.message])
  if (status === 0) say('ready.')
  return status
}

/** npm would empty the folder behind a link, which is another tree's: what lies there is for that tree to keep. */
const isAnothers = () => lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false

if (!isAnothers() && !enough()) {
  try {
    takeLock()
  } catch (error) {
    fail(`the first use has to write into ${root}: ${error.message}`)
  }
  const status = enough() ? 0 : await install().finally(() => rmSync(lock, { force: true }))
  rmSync(lock, { force: true })
  if (status !== 0) fail(`npm ci did not finish (${status}); the lines above say why. The same command tries again.`)
}
if (!hasNode()) fail(`needs Node 24: this one is ${process.version}, and no packaged one was found for this machine`)
