import type { Item } from '../../case/imports.ts'
import type { Issue } from '../../core/failures.ts'
import { IsnadError } from '../../core/failures.ts'
import { isWebAddress, type Source, STDIN, sourcesOf } from '../../ingest/sources.ts'
import { type Added, type AddRun, readItems, type ToRead } from './add.ts'

/** Web addresses as sources, in their order; `typed` are those that a person gave, the others stood in a feed. */
export type OpenWeb = (addresses: readonly string[], typed: boolean) => Promise<readonly Source[]>

/** Read again what failed in the imports of a case, or was never come to, as it was asked for then. */
export async function retryFailed(run: AddRun, openWeb: OpenWeb): Promise<Added> {
  const { kept } = run
  const sum = { added: 0, known: 0, bad: 0, skipped: 0 }
  for (const under of kept.imports.all()) {
    const items = kept.imports.unread(under.n)
    if (items.length === 0) continue
    kept.together(() => kept.imports.goOn(under.n))
    const web = await webAmong(items, under.inputs, openWeb)
    const all: ToRead[] = await Promise.all(
      items.map(async (item) => ({ item, source: web.get(item.at) ?? (await sourceAt(item.at, item.id)) })),
    )
    const done = await readItems(all, under, run)
    for (const key of ['added', 'known', 'bad', 'skipped'] as const) sum[key] += done[key]
  }
  return sum
}

async function webAmong(
  items: readonly Item[],
  inputs: readonly string[],
  openWeb: OpenWeb,
): Promise<ReadonlyMap<string, Source>> {
  const addresses = [...new Set(items.map(({ at }) => at).filter(isWebAddress))]
  const given = new Set(inputs)
  const sources: Source[] = []
  for (const typed of [true, false]) {
    const these = addresses.filter((address) => given.has(address) === typed)
    if (these.length > 0) sources.push(...(await openWeb(these, typed)))
  }
  return new Map(sources.map((source) => [source.at, source]))
}

/** What stands at a place now, under the id that it had. */
async function sourceAt(at: string, id: string): Promise<Source | Issue> {
  const unreadable = (reason: string): Issue => ({ code: 'unreadable', at, reason })
  if (at === STDIN) return unreadable('standard input is not kept: give it again')
  try {
    const [source] = await sourcesOf([at])
    if (source === undefined) return unreadable('no such file or folder')
    return 'code' in source ? source : { ...source, id: id || source.id }
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'no-input') return unreadable('no such file or folder')
    throw error
  }
}
