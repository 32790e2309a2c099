import type { Command } from 'commander'
import { failure, type Issue } from '../../core/failures.ts'
import type { GroupStage, MapStage, Stage } from '../../core/stage.ts'
import { FLOW, stepNamed } from '../../core/stages.ts'
import { components } from '../../engine/components.ts'
import { reasonOf } from '../../engine/engine.ts'
import { LIMITS } from '../../ingest/limits.ts'
import { linesOf } from '../../ingest/lines.ts'
import { shown } from '../../ingest/record.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { IssueLog } from '../issue-log.ts'
import { Output } from '../output.ts'
import { openProgress } from '../progress.ts'

type Known = Stage<unknown, unknown>

export const addStage = (program: Command): Command =>
  program
    .command('stage')
    .description('one stage as a filter: records as JSON Lines on standard input, records on standard output')
    .argument('<name>', FLOW.map(({ name }) => name).join(', '))
    .option('--key', 'of a stage that groups: write each record behind its key and a tab, to be sorted by it')
    .addHelpText(
      'after',
      `
Stages:
${FLOW.map(({ name, takes, gives }) => `  ${name.padEnd(14)}${takes} → ${gives}`).join('\n')}

Examples:
  isnad stage reading < documents.jsonl | isnad stage attributions > analyses.jsonl
  isnad stage fingerprints < documents.jsonl | isnad stage pairs --key | LC_ALL=C sort | isnad stage pairs`,
    )
    .action(stage)

async function stage(name: string, { key }: { readonly key?: boolean }): Promise<void> {
  const step = stepNamed(name)
  if (!step) throw failure('unknown-stage', { name, expected: FLOW.map((one) => one.name).join(' ') })
  const made = step.make(loadLexicon()) as Known
  if (key && made.kind !== 'group')
    throw failure('bad-option', { option: '--key', expected: 'a stage that groups', value: name })
  const issues = new IssueLog(openProgress())
  const output = new Output()
  for await (const line of filtered(made, key === true, records(issues, made), issues)) await output.line(line)
  await output.flush()
  process.exitCode = issues.exitCode
}

interface Placed {
  readonly at: string
  readonly record: unknown
}

function filtered(made: Known, key: boolean, input: AsyncIterable<Placed>, issues: IssueLog): AsyncIterable<string> {
  if (made.kind === 'map') return mapped(made, input, issues)
  if (made.kind === 'connect') return connected(made, input, issues)
  return key ? keyed(made, input, issues) : groups(made, input, issues)
}

/** Records with their places; a key and a tab before a record are left out. */
async function* records(issues: IssueLog, { name }: Known): AsyncGenerator<Placed> {
  for await (const line of linesOf(process.stdin, LIMITS.line)) {
    const at = `-:${line.number}`
    if ('tooLong' in line) {
      issues.add({ code: 'too-large', at, bytes: line.tooLong, limit: LIMITS.line })
      continue
    }
    const text = line.bytes.toString()
    if (text.trim() === '') continue
    const record = objectOf(text.slice(text.startsWith('{') ? 0 : text.indexOf('\t') + 1))
    if (record === undefined) issues.add({ code: 'not-a-record', at, stage: name, found: shown(text) })
    else yield { at, record }
  }
}

function objectOf(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** A record without the fields that its stage reads makes it throw: that record is bad, the others go on. */
function attempt<T>(work: () => T, at: string, stage: string, issues: IssueLog): T | undefined {
  try {
    return work()
  } catch (error) {
    const issue: Issue = { code: 'stage-failed', at, stage, reason: reasonOf(error) }
    issues.add(issue)
    return undefined
  }
}

const lines = (records: Iterable<unknown>): string[] => Array.from(records, (record) => JSON.stringify(record))

async function* mapped(
  { name, run }: MapStage<unknown, unknown>,
  input: AsyncIterable<Placed>,
  issues: IssueLog,
): AsyncGenerator<string> {
  for await (const { at, record } of input) yield* attempt(() => lines(run(record)), at, name, issues) ?? []
}

type Grouping = GroupStage<unknown, unknown>

async function* keyed({ name, key }: Grouping, input: AsyncIterable<Placed>, issues: IssueLog): AsyncGenerator<string> {
  for await (const { at, record } of input) {
    const found = attempt(() => key(record), at, name, issues)
    if (found !== undefined) yield `${found}\t${JSON.stringify(record)}`
  }
}

/** Equal keys stand side by side, as sorting leaves them. */
async function* groups(
  { name, key, run }: Grouping,
  input: AsyncIterable<Placed>,
  issues: IssueLog,
): AsyncGenerator<string> {
  let group: unknown[] = []
  let current: string | undefined
  let first = ''
  const flush = () => {
    const whole = group
    const of = current
    group = []
    return of === undefined ? [] : (attempt(() => lines(run(of, whole)), first, name, issues) ?? [])
  }
  for await (const { at, record } of input) {
    const found = attempt(() => key(record), at, name, issues)
    if (found === undefined) continue
    if (found !== current) {
      yield* flush()
      current = found
      first = at
    }
    group.push(record)
  }
  yield* flush()
}

/** Needs all edges before the first component is known. */
async function* connected(
  { name, ends, run }: Extract<Known, { kind: 'connect' }>,
  input: AsyncIterable<Placed>,
  issues: IssueLog,
): AsyncGenerator<string> {
  const nodes = new Set<string>()
  const edges: (readonly [string, string])[] = []
  for await (const { at, record } of input) {
    const edge = attempt(() => ends(record), at, name, issues)
    if (edge === undefined) continue
    for (const node of edge) nodes.add(node)
    edges.push(edge)
  }
  for (const [node, component] of components([...nodes].sort(), edges)) yield JSON.stringify(run(node, component))
}
