import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failure } from '../core/failures.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { builtVersion } from './version.ts'

export interface SparkJob {
  readonly master: string
  readonly inputs: readonly string[]
  readonly output: string
  /** Folder of the bundle and the job beside it. */
  readonly bundle: string
  /** Where Spark is; looked for when not given. */
  readonly sparkHome?: string
  /** Node on the executors. */
  readonly node?: string
  readonly partitions?: number
  /** The output of an earlier job. */
  readonly since?: string
  /** `KEY=VALUE`, handed on to spark-submit. */
  readonly conf: readonly string[]
}

export const BUNDLE_FOLDER = fileURLToPath(new URL('../../dist/spark', import.meta.url))
const BUNDLE = 'isnad-stages.mjs'
const JOB = 'isnad_spark.py'
const HEADER = '// isnad-bundle '

/** Run the job to its end; what it says goes to standard error. @returns its exit code */
export function submit(job: SparkJob): Promise<number> {
  const call = submitted(job)
  const child = spawn(sparkSubmit(job.sparkHome), call, { stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** The arguments of spark-submit: what one would give by hand. */
export function submitted({ master, inputs, output, bundle, node, partitions, since, conf }: SparkJob): string[] {
  checkBundle(join(bundle, BUNDLE))
  const parts = readdirSync(bundle).filter((name) => name.endsWith('.py') && name !== JOB)
  // on this machine the executors' Node is the one that runs this
  const executors = node ?? (master.startsWith('local') ? process.execPath : undefined)
  return [
    ...['--master', master, '--files', join(bundle, BUNDLE)],
    ...['--py-files', parts.map((name) => join(bundle, name)).join(',')],
    ...['spark.log.level=ERROR', 'spark.ui.showConsoleProgress=false', ...conf].flatMap((one) => ['--conf', one]),
    ...[join(bundle, JOB), '--output', output, '--exit-code'],
    ...(executors === undefined ? [] : ['--node', executors]),
    ...(partitions === undefined ? [] : ['--partitions', String(partitions)]),
    ...(since === undefined ? [] : ['--since', since]),
    ...['--input', ...inputs],
  ]
}

/** A bundle of another state of the core would give other records than this program. */
function checkBundle(file: string): void {
  const bad = (value: string) =>
    failure('bad-option', { option: '--bundle', expected: 'what `npm run bundle` writes of this version', value })
  if (!existsSync(file)) throw bad(`no ${file}`)
  const [line = ''] = readFileSync(file, 'utf8').split('\n', 1)
  if (!line.startsWith(HEADER)) throw bad(file)
  const { version, lexicon } = JSON.parse(line.slice(HEADER.length)) as { version: string; lexicon: string }
  if (version !== builtVersion() || lexicon !== loadLexicon().hash) throw bad(`${file} of ${version}`)
}

/** The command that submits: of the given Spark, of `SPARK_HOME`, on the path, or in the Python package. */
function sparkSubmit(given: string | undefined): string {
  const folders = [given ?? process.env.SPARK_HOME ?? '', ...(process.env.PATH ?? '').split(delimiter)]
  const files = [...folders.slice(0, 1).map((folder) => join(folder, 'bin')), ...folders.slice(1)]
    .map((folder) => join(folder, 'spark-submit'))
    .filter(existsSync)
  const found = given === undefined ? (files[0] ?? inPython()) : files.find((file) => file.startsWith(given))
  if (found !== undefined) return found
  const expected = 'a Spark 4 with bin/spark-submit (or SPARK_HOME, or the Python package pyspark)'
  throw failure('bad-option', { option: '--spark-home', expected, value: given ?? 'none' })
}

function inPython(): string | undefined {
  const asked = spawnSync('python3', ['-c', 'import pyspark; print(pyspark.__path__[0])'], { encoding: 'utf8' })
  const file = asked.status === 0 ? join(asked.stdout.trim(), 'bin', 'spark-submit') : undefined
  return file !== undefined && existsSync(file) ? file : undefined
}
