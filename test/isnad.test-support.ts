import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The launcher. */
export const ISNAD = fileURLToPath(new URL('../isnad', import.meta.url))
export const HARBOUR = fileURLToPath(new URL('../examples/harbour', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const POLL_MS = 20

interface Options {
  readonly input?: string | Buffer
  readonly cwd?: string
  /** Beside the variables of the test. */
  readonly env?: NodeJS.ProcessEnv
  /** A command that runs the launcher, as `unshare`. */
  readonly within?: readonly string[]
  /** Send this signal once it is time. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly when: (ms: number) => boolean }
}

/** Run the real launcher as a user does. */
export const isnad = (args: readonly string[], options: Options = {}): Promise<Ran> => {
  const [command, ...rest] = [...(options.within ?? []), ISNAD, ...args]
  return run(command!, rest, options)
}

/** Run a line of shell, for pipes. */
export const shell = (line: string, cwd: string): Promise<Ran> => run('bash', ['-o', 'pipefail', '-c', line], { cwd })

function run(
  command: string,
  args: readonly string[],
  { input = '', cwd = tmpdir(), env, kill }: Options,
): Promise<Ran> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // a command that reads no input may be gone before it is written
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const started = performance.now()
  let sent = false
  const timer = setInterval(() => {
    if (!kill || sent || !kill.when(performance.now() - started)) return
    sent = true
    child.kill(kill.signal)
  }, POLL_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(timer)
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() })
    })
  })
}

export const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** A folder that is gone after the test. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-test-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder for several tests; whoever makes it removes it. */
export function folderOfTest(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'isnad-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Articles of invented outlets about an invented flood: copies, shortened copies and unrelated ones. */
export function articles(count: number): { readonly id: string; readonly outlet: string; readonly text: string }[] {
  return Array.from({ length: count }, (_, i) => {
    const story = Math.floor(i / 3)
    const sentences = [
      `قالت بلدية وادي الصدى رقم ${story} إن السيول جرفت ${story + 2} جسور خشبية في الحي الشمالي ليلة أمس`,
      `وأضاف المتحدث باسمها سالم الوادعي أن ${story * 7 + 10} عائلة نقلت إلى مدرسة القرية ${story} في انتظار هبوط المياه`,
      `ونقلت وكالة أنباء التلال عن مهندس الري قوله إن السد ${story} «لم يتضرر، وإن منسوبه عاد إلى حده المعتاد قبل الفجر»`,
    ]
    const text = `${(i % 3 === 2 ? sentences.slice(1) : sentences).join('.\n')}.`
    return { id: `w-${String(i).padStart(4, '0')}`, outlet: `صدى ${i % 5}`, text }
  })
}

export const jsonl = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')
