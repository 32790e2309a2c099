import { statSync } from 'node:fs'
import { peeked, streamed } from './bytes.ts'
import { expectation, HEAD, headOf } from './format.ts'
import { BadInput, type Ingested } from './ingested.ts'
import { LIMITS, type Limits } from './limits.ts'
import type { Mapping } from './mapping.ts'
import type { Context, Given, Item, Passed } from './reader.ts'
import { readerOf } from './readers.ts'
import { ofReceived } from './received.ts'
import { reasonOf, type Source, sourcesOf } from './sources.ts'
import { Budget } from './unpack/expansion.ts'
import { Revisits } from './web-archive/revisits.ts'

export { type Ingested, isIssue, type Taken } from './ingested.ts'

/**
 * Read documents from files, folders and standard input (`-`), in the order of the inputs.
 *
 * Formats and encodings are told by content first and by name where the content leaves it open. Nothing that is wrong with one
 * line, member or file keeps the others back, and one of them at a time is held in memory.
 *
 * @throws  `no-input` when not one of the inputs exists
 */
export async function* documentsFrom(
  inputs: readonly string[],
  limits: Limits = LIMITS,
  options: ReadOptions = {},
): AsyncGenerator<Ingested> {
  const revisits = new Revisits()
  for (const source of await sourcesOf(inputs)) {
    if ('code' in source) yield source
    else yield* documentsOf(source, limits, { revisits, ...options })
  }
}

export interface ReadOptions {
  /** What the user says about columns and keys. */
  readonly map?: Mapping
  /** Called for each thing in an archive that is passed over, being no article. */
  readonly passed?: (why: Passed) => void
  /** What was read before of web archives, where it is remembered from one source to the next. */
  readonly revisits?: Revisits
}

/** The documents of one source; a source that breaks off keeps what came before. */
export async function* documentsOf(
  source: Source,
  limits: Limits = LIMITS,
  options: ReadOptions = {},
): AsyncGenerator<Ingested> {
  const { at, id, file, unsure = false } = source
  const size = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.size
  const context = contextOf(limits, options, size)
  if (source.web) return yield* ofReceived(at, source.web, context)
  yield* documentsIn({ at, id, name: at, content: source.open(), unsure, ...(file !== undefined && { file }) }, context)
}

/** The documents of bytes that are at hand. */
export const bytesIn = (given: Given, limits: Limits = LIMITS, options: ReadOptions = {}): AsyncGenerator<Ingested> =>
  documentsIn(given, contextOf(limits, options, Buffer.isBuffer(given.content) ? given.content.length : undefined))

function contextOf(limits: Limits, options: ReadOptions, size: number | undefined): Context {
  const context: Context = {
    limits,
    revisits: new Revisits(),
    ...options,
    budget: new Budget(size),
    expectation,
    read: (given) => documentsIn(given, context),
  }
  return context
}

/** The documents of some bytes; what is wrong with all of them is one issue at their place. */
async function* documentsIn(given: Given, context: Context): AsyncGenerator<Ingested> {
  try {
    const { item, close } = await lookedAt(given)
    try {
      const reader = readerOf(item.head)
      if (item.unsure && reader.sure !== true) return context.passed?.('other-file')
      if (item.head.bytes.length === 0) yield { code: 'empty-document', at: item.at }
      else yield* reader.read(item, context)
    } finally {
      await close()
    }
  } catch (error) {
    if (!isReadError(error)) throw error
    yield { code: 'unreadable', at: given.at, reason: reasonOf(error) }
  }
}

/** Errors of files, streams and unpacking have a code of the system or of zlib; anything else is a fault of ours. */
function isReadError(error: unknown): boolean {
  if (error instanceof BadInput) return true
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' && /^(E[A-Z]+|Z_[A-Z_]+|ZSTD_\w+|ERR_STREAM_\w+)$/.test(code)
}

async function lookedAt({ content, ...given }: Given): Promise<{ item: Item; close: () => Promise<void> }> {
  const { depth = 0, layers = 0, name } = given
  const same = { ...given, depth, layers }
  if (Buffer.isBuffer(content)) {
    const item = { ...same, head: headOf(content.subarray(0, HEAD), name), bytes: streamed(content), whole: content }
    return { item, close: async () => {} }
  }
  const { head, all, close } = await peeked(content, HEAD)
  return { item: { ...same, head: headOf(head, name), bytes: all }, close }
}
