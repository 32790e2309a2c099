import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ISNAD } from '../isnad.test-support.ts'

/** A case that is served by the real command. */
export interface Served {
  readonly origin: string
  readonly folder: string
  stop(): Promise<void>
}

/** Long enough to trace the example on a busy machine. */
const PATIENCE_MS = 120_000

/** @param inputs  articles to trace into a new case first */
export async function serve(inputs: readonly string[]): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-page-'))
  const child = spawn(ISNAD, ['serve', ...inputs, '--case', join(folder, 'case.isnad'), '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // the launcher is a shell: what it started goes with it
    detached: true,
  })
  try {
    return { origin: await addressOf(child), folder, stop: () => stopped(child, folder) }
  } catch (error) {
    await stopped(child, folder)
    throw error
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [out, err] = ['', '']
    const timer = setTimeout(() => reject(new Error(`isnad serve said no address: ${err}`)), PATIENCE_MS)
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk))
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk
      const found = /http:\/\/[^\s/]+/.exec(out)
      if (!found) return
      clearTimeout(timer)
      resolve(found[0])
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      reject(new Error(`isnad serve ended (${code}): ${err}`))
    })
  })
}

async function stopped(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => (child.exitCode === null ? child.on('close', resolve) : resolve(undefined)))
  try {
    process.kill(-child.pid!, 'SIGTERM')
  } catch {
    // it has ended already
  }
  await gone
  rmSync(folder, { recursive: true, force: true })
}
