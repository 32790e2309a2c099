import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { isnad, linesIn, type Ran } from './isnad.test-support.ts'

// the machine's own name need not lead anywhere
process.env.SPARK_LOCAL_IP ??= '127.0.0.1'

/** Where `.ci/run` puts the Python package that holds a whole Spark. */
const INSTALLED = fileURLToPath(new URL('../.cache/pyspark/pyspark', import.meta.url))
export const SPARK_HOME = process.env.SPARK_HOME ?? INSTALLED

/**
 * Whether a test that needs Spark can run.
 *
 * @returns  undefined when it can; else the reason to skip
 * @throws   under `CI=true`, where a missing engine would make every run green
 */
export function missingSpark(): string | undefined {
  if (existsSync(join(SPARK_HOME, 'bin', 'spark-submit'))) return undefined
  const reason = 'no Spark: scripts/spark.sh installs it from the Python registry'
  if (process.env.CI === 'true') throw new Error(reason)
  return reason
}

/** The records of one kind, sorted. */
export type Records = Readonly<Record<'analyses' | 'links' | 'chains', readonly string[]>>

export const submit = (args: readonly string[]): Promise<Ran> =>
  isnad(['engine', 'spark', '--spark-home', SPARK_HOME, '--node', process.execPath, ...args])

/** What a run on Spark wrote as JSON Lines. */
export const writtenIn = (folder: string): Records => ({
  analyses: linesOf(join(folder, 'analyses.jsonl')),
  links: linesOf(join(folder, 'links.jsonl')),
  chains: linesOf(join(folder, 'chains.jsonl')),
})

export const linesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.gz'))
    .flatMap((name) => linesIn(gunzipSync(readFileSync(join(folder, name))).toString('utf8')))
    .sort()

/** The same records of the engine on one machine. */
export async function embedded(inputs: readonly string[], folder: string): Promise<Records> {
  const file = join(folder, 'embedded.isnad')
  const traced = await isnad(['trace', ...inputs, '--case', file, '--out', join(folder, 'embedded.html')])
  const links = await isnad(['links', ...inputs, '--json'])
  if (traced.code !== 0 || links.code !== 0) throw new Error(`not traced: ${traced.err}${links.err}`)
  const database = new DatabaseSync(file, { readOnly: true })
  const records = (kind: string): string[] =>
    database
      .prepare('SELECT json FROM records WHERE kind = ?')
      .all(kind)
      .map(({ json }) => String(json))
      .sort()
  const found = { analyses: records('analysis'), links: linesIn(links.out).sort(), chains: records('chain') }
  database.close()
  return found
}

/** A port that nothing listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const POLL_MS = 50

export const until = async (condition: () => boolean, patience = 60_000): Promise<void> => {
  const latest = performance.now() + patience
  while (!condition()) {
    if (performance.now() > latest) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** A master and workers as processes of their own on the loopback. */
export class Cluster {
  readonly url: string
  readonly #folder: string
  readonly #master: ChildProcess
  #workers: ChildProcess[] = []
  #started = 0

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.url = `spark://127.0.0.1:${port}`
    this.#master = this.#start('master.Master', ['--host', '127.0.0.1', '--port', String(port), '--webui-port', '0'])
  }

  static async open(folder: string, workers: number): Promise<Cluster> {
    const cluster = new Cluster(folder, await freePort())
    for (let i = 0; i < workers; i++) cluster.addWorker()
    return cluster
  }

  addWorker(): void {
    const work = join(this.#folder, `worker-${this.#started++}`)
    const args = ['--host', '127.0.0.1', '--webui-port', '0', '--cores', '1', '--memory', '2g', '--work-dir', work]
    this.#workers.push(this.#start('worker.Worker', [...args, this.url]))
  }

  /** As if the power went: worker, executor and filters at once, while it runs the filter or, without one, at once. */
  async killWorker(filter?: string): Promise<void> {
    const busy = () => this.#workers.find(({ pid }) => filter === undefined || runs(pid!, `filter ${filter}`))
    await until(() => busy() !== undefined, 1_800_000)
    const victim = busy()!
    process.kill(-victim.pid!, 'SIGKILL')
    this.#workers = this.#workers.filter((worker) => worker !== victim)
  }

  close(): void {
    for (const { pid } of [...this.#workers, this.#master]) {
      try {
        process.kill(-pid!, 'SIGKILL')
      } catch {
        // gone already
      }
    }
  }

  /** In a process group of its own, which its executors and their filters share. */
  #start(name: string, args: readonly string[]): ChildProcess {
    return spawn(join(SPARK_HOME, 'bin', 'spark-class'), [`org.apache.spark.deploy.${name}`, ...args], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, SPARK_NO_DAEMONIZE: '1' },
    })
  }
}

/** Whether a process of a group was called like this. */
const runs = (group: number, command: string): boolean =>
  readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const of = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])
      return of === group && readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(command)
    } catch {
      return false
    }
  })
