import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import { openCase } from '../../case/case.ts'
import { isDatabase } from '../../case/open.ts'
import { failure } from '../../core/failures.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { isLoopback, type Serving, serve } from '../../server/serve.ts'
import { caseName } from '../case-name.ts'
import { sayFailure } from '../failed.ts'
import { wholeNumber } from '../options.ts'
import { addInputs } from '../steps/add.ts'
import { buildPage } from '../steps/build-page.ts'
import { isTraced, noteTraced } from '../steps/traced.ts'
import { bringUpToDate } from '../trace-flow.ts'
import { VERSION } from '../version.ts'
import { withRun } from '../with-run.ts'
import { openWorkshop } from '../workshop/open.ts'

interface Options {
  readonly case?: string
  readonly host: string
  readonly port: number
  readonly name: readonly string[]
  readonly workers: number
  readonly by: string
}

/** On a telephone keypad «7331» is as good as any; nothing usual listens there. */
const PORT = 7331

export const addServe = (program: Command): Command =>
  program
    .command('serve')
    .description('look, search, compare and decide in the browser, and an HTTP API; on this machine alone')
    .argument('[input...]', 'a case file, or articles to trace into one first')
    .option('--case <file>', 'the case file; by default named after the first input, here')
    .option('--port <n>', 'where it listens; 0 for any port that is free', port, PORT)
    .option(
      '--host <address>',
      'the address it listens at; any but this machine itself needs the token it prints',
      '127.0.0.1',
    )
    .option('--name <name>', 'another name by which it is reached; may be repeated', collected, [])
    .option('--by <name>', 'who decides, when the page does not say', process.env.ISNAD_BY ?? userInfo().username)
    .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
    .addHelpText(
      'after',
      `
Articles added since the last trace are traced first. The address is printed on standard output; Ctrl-C ends it.
The API is under /api/v1 (described at /api/docs, as OpenAPI 3.1 at /api/v1/openapi.json).

Examples:
  isnad serve examples/harbour
  isnad serve --case harbour.isnad --port 8080
  isnad serve harbour.isnad --host 192.168.1.20      others reach it with the address that is printed`,
    )
    .action(run)

function port(value: string): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('expected a port from 0 to 65535.')
  return number
}

const collected = (value: string, before: readonly string[]): string[] => [...before, value]

async function run(inputs: readonly string[], options: Options): Promise<void> {
  const { file, articles } = named(inputs, options.case)
  await upToDate(file, articles, options.workers)
  if (process.exitCode !== undefined && process.exitCode !== 0 && !existsSync(file)) return
  // without the page there is still the API
  await buildPage((line) => process.stderr.write(`isnad: ${line}\n`)).catch(sayFailure)
  const kept = openCase(file, 'existing')
  try {
    kept.board.prepare()
    const workshop = openWorkshop(file, options.workers)
    if (kept.board.countWaiting() <= SOON_LISTED) await workshop.refresh(() => {})
    const token = isLoopback(options.host) ? undefined : randomBytes(32).toString('base64url')
    const { host, port, name: names, by } = options
    const serving = await serve({
      kept,
      lexicon: loadLexicon(),
      version: VERSION,
      host,
      port,
      names,
      token,
      workshop,
      by,
      now: () => new Date().toISOString(),
      onFault: sayFailure,
    }).catch(async (error: unknown) => {
      await workshop.close()
      throw error
    })
    process.stdout.write(`${serving.url}${token === undefined ? '' : `?token=${token}`}\n`)
    await stopped(serving)
  } finally {
    kept.close()
  }
}

/** So many records are put into lists before anybody can look; of more, the page shows how far it is. */
const SOON_LISTED = 2000

/** The case and what is to be traced into it. @throws  `bad-option` when neither is given */
function named(inputs: readonly string[], given: string | undefined): { file: string; articles: readonly string[] } {
  const [first] = inputs
  if (given !== undefined) return { file: given, articles: inputs }
  if (first === undefined)
    throw failure('bad-option', {
      option: '--case',
      expected: 'a case file, or articles to make one of',
      value: 'nothing',
    })
  if (inputs.length === 1 && isDatabase(first)) return { file: first, articles: [] }
  return { file: `${caseName(first)}.isnad`, articles: inputs }
}

async function upToDate(file: string, articles: readonly string[], workers: number): Promise<void> {
  const mode = articles.length > 0 ? 'make' : 'existing'
  await withRun({ file, workers, mode, resume: `What is done is kept in ${file}.` }, async (all) => {
    if (articles.length > 0) await addInputs(articles, all)
    if (isTraced(all)) return
    await bringUpToDate(all)
    noteTraced(all)
  })
}

/** Until Ctrl-C, or whoever started it ends it. */
const stopped = (serving: Serving): Promise<void> =>
  new Promise((done) => {
    const stop = (): void => void serving.close().then(done)
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
