import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { sealOf } from '../../case/seal.ts'
import { type Difference, type Looked, type Part, verify } from '../../case/verify/verify.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { INTERRUPTED_EXIT, Interrupted } from '../interruption.ts'
import { oneLine } from '../issue-log.ts'
import { wholeNumber } from '../options.ts'
import { number } from '../progress.ts'
import { rebuilt } from '../steps/rebuild.ts'

interface Options {
  readonly case: string
  readonly all?: true
  readonly rebuild?: true
  readonly printHead?: true
  readonly json?: true
  readonly workers: number
}

export const addVerify = (program: Command): Command =>
  program
    .command('verify')
    .description('whether a case is what it was when it was last closed, by its hashes')
    .requiredOption('--case <file>', 'the case file; it is not changed')
    .option('--all', 'every difference, not the first alone')
    .option('--rebuild', 'read every article again from the bytes that were kept, make everything anew, and compare')
    .option('--print-head', 'the hashes that stand for the whole case, to be written down elsewhere')
    .option('--json', 'JSON Lines on standard output')
    .option('--workers <n>', 'threads that compute, for --rebuild', wholeNumber, defaultWorkers())
    .addHelpText(
      'after',
      `
Checked are: the database, the log's chain, the bytes of every article, what the log says came in and went, decisions and settings, that
every span lies in its text, and the seal over every byte of the file. Exit code 1 when something differs. What this proves and
what it does not stands in docs/evidence.md: who can rewrite the whole file can rewrite its hashes, so write the head down elsewhere.

Examples:
  isnad verify --case harbour.isnad
  isnad verify --case harbour.isnad --all --rebuild
  isnad verify --case harbour.isnad --print-head >> heads.txt`,
    )
    .action(run)

async function run(options: Options): Promise<void> {
  try {
    await check(options)
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    process.stderr.write('isnad: stopped. Nothing was changed.\n')
    process.exitCode = INTERRUPTED_EXIT
  }
}

async function check(options: Options): Promise<void> {
  const { case: file, all, json } = options
  const looked: Looked[] = []
  for await (const one of everything(options)) {
    if ('count' in one) {
      looked.push(one)
      continue
    }
    process.exitCode = 1
    process.stdout.write(json ? `${JSON.stringify(one)}\n` : `${oneLine(`${file}: ${one.message}`)}\n`)
    if (!all) return
  }
  if (process.exitCode === 1) return
  if (options.printHead) process.stdout.write(headText(file, json))
  else if (!json) process.stdout.write(`${file}: as it was sealed\n${looked.map(lookedText).join('')}`)
}

async function* everything({ case: file, rebuild, workers }: Options): AsyncGenerator<Difference | Looked> {
  yield* verify(file)
  if (rebuild) yield* rebuilt(file, workers)
}

const WORDS: Readonly<Record<Part, string>> = {
  database: 'pages of the database, whole by its own account',
  log: 'entries of the log, each chained to the one before',
  contents: 'contents, with the hashes they stand under',
  captures: 'captures, as the log took them in',
  removals: 'removals, as the log has them',
  decisions: 'decisions, as they were taken',
  settings: 'settings, as they were made',
  records: 'records, of texts that are here and within them',
  seal: 'bytes, under the seal',
  rebuilt: 'documents and records, the same when made anew',
}

const WIDTH = 14
const lookedText = ({ part, count }: Looked): string => `${number(count).padStart(WIDTH)} ${WORDS[part]}\n`

/** The log's last hash stands for every capture, removal, decision and setting; the seal for the file; the content hash for what the case says. */
function headText(file: string, json: boolean | undefined): string {
  const kept = openCase(file, 'read')
  try {
    const head = kept.logHead()
    const all = { entry: head?.n ?? 0, log: head?.hash ?? '', seal: sealOf(file) ?? '', content: kept.contentHash() }
    if (json) return `${JSON.stringify({ file, ...all })}\n`
    return `log     ${all.log}  entry ${all.entry}, ${head?.time ?? ''}\nseal    ${all.seal}\ncontent ${all.content}\n`
  } finally {
    kept.close()
  }
}
