import type { Command } from 'commander'
import { failure } from '../../core/failures.ts'
import { defaultWorkers } from '../../engine/open.ts'
import { isWebAddress, type Source } from '../../ingest/sources.ts'
import { FETCH_HELP, type FetchOptions, withFetchOptions } from '../fetch-options.ts'
import { mapOption, memoryOption, wholeNumber } from '../options.ts'
import { number } from '../progress.ts'
import { type Added, addInputs } from '../steps/add.ts'
import { linkDocuments } from '../steps/link.ts'
import { retryFailed } from '../steps/retry.ts'
import type { Run } from '../steps/run.ts'
import { withRun } from '../with-run.ts'

interface Options extends FetchOptions {
  readonly case: string
  readonly outlet?: string
  readonly language?: string
  readonly note?: string
  readonly map?: string
  readonly retryFailed?: true
  readonly workers: number
  readonly memory: number
}

export const addAdd = (program: Command): Command =>
  withFetchOptions(
    program
      .command('add')
      .description('put articles into a case, to be traced later; what is there already changes nothing')
      .argument(
        '[input...]',
        'files of articles or archives of them, folders, web addresses, or - for standard input: see isnad --help',
      )
      .requiredOption('--case <file>', 'the case file; made when it is not there')
      .option('--outlet <name>', 'the outlet of articles that name none')
      .option('--language <code>', 'the language of articles that name none, as ar or en')
      .option('--note <text>', 'what you want to remember of this import')
      .addOption(mapOption())
      .option('--retry-failed', 'read again what failed in earlier imports, instead of inputs')
      .option('--workers <n>', 'threads that compute', wholeNumber, defaultWorkers())
      .addOption(memoryOption()),
  )
    .addHelpText(
      'after',
      `${FETCH_HELP}

In a case whose articles are linked already, the new ones are linked at once. A file whose bytes were read before is passed over.
Stopped at any moment, the same command goes on. What failed is listed by isnad imports --errors, and read again by --retry-failed
(from the same folder: places are kept as you gave them).

Examples:
  isnad add monday/ tuesday.jsonl.gz --case harbour.isnad
  isnad add scans/ --case harbour.isnad --outlet "Sahil" --language ar --note "from the reading room"
  isnad add stories.csv --case harbour.isnad --map text=Story,outlet=Paper
  isnad add --retry-failed --case harbour.isnad
  isnad add https://news.example/story --case harbour.isnad
  isnad add https://news.example/rss --feed-items 20 --proxy socks5h://127.0.0.1:9050 --case harbour.isnad
  isnad report --case harbour.isnad`,
    )
    .action(add)

async function add(inputs: readonly string[], options: Options): Promise<void> {
  const { case: file, workers, memory } = options
  checkCall(inputs, options)
  const resume = `What was added is kept in ${file}; the same command goes on.`
  const mode = options.retryFailed ? 'existing' : 'make'
  await withRun({ file, workers, memory, resume, mode }, async (run) => {
    const { kept, progress, issues, maker } = run
    const { added, known, skipped } = await read(inputs, options, run)
    const linked = kept.index.isOf(maker) ? `, ${number((await linkDocuments(run)).count)} pairs looked at` : ''
    const passed = skipped > 0 ? `, ${number(skipped)} ${skipped === 1 ? 'file' : 'files'} read before` : ''
    const bad = issues.count > 0 ? `, ${number(issues.count)} inputs not usable (named above)` : ''
    progress.say(
      `${file}: ${number(added)} documents added, ${number(known)} there already${passed}, ${number(kept.documentCount())} in all${linked}${bad}`,
    )
  })
}

function checkCall(inputs: readonly string[], { retryFailed: again, outlet, language, note, map }: Options): void {
  if (!again && inputs.length === 0)
    throw failure('bad-option', { option: 'input', expected: 'a file, a folder or -', value: 'nothing' })
  if (again && inputs.length > 0)
    throw failure('bad-option', { option: '--retry-failed', expected: 'no inputs', value: inputs.join(' ') })
  const given = outlet ?? language ?? note ?? map
  if (again && given !== undefined)
    throw failure('bad-option', { option: '--retry-failed', expected: 'what was given then', value: given })
}

async function read(inputs: readonly string[], options: Options, run: Run): Promise<Added> {
  const { outlet, language, note, map } = options
  const web = webOf(options, run)
  try {
    if (options.retryFailed) return await retryFailed(run, web.open)
    const order = {
      ...(outlet !== undefined && { outlet }),
      ...(language !== undefined && { language }),
      ...(note !== undefined && { note }),
      ...(map !== undefined && { map }),
    }
    return await addInputs(inputs, run, order, await web.open(inputs.filter(isWebAddress), true))
  } finally {
    web.close()
  }
}

/** Without a web address nothing of the network is even loaded. */
function webOf({ feedItems, allowPrivate, retryFailed: again, ...options }: Options, run: Run) {
  const closings: (() => void)[] = []
  const open = async (addresses: readonly string[], typed: boolean): Promise<readonly Source[]> => {
    if (addresses.length === 0) return []
    const { webSources } = await import('../web/sources.ts')
    const { sources, close } = await webSources(
      addresses,
      {
        ...options,
        ...(feedItems !== undefined && !again && { feedItems }),
        ...(allowPrivate !== undefined && typed && { allowPrivate }),
      },
      { ...run, latest: run.kept.latestCapture },
    )
    closings.push(close)
    return sources
  }
  const close = () => {
    for (const one of closings) one()
  }
  return { open, close }
}
