import type { Issue } from '../../core/failures.ts'
import { IsnadError } from '../../core/failures.ts'
import { type Source, STDIN, sourcesOf } from '../../ingest/sources.ts'
import { type Added, type AddRun, readItems, type ToRead } from './add.ts'

/** Read again what failed in the imports of a case, or was never come to, as it was asked for then. */
export async function retryFailed(run: AddRun): Promise<Added> {
  const { kept } = run
  const sum = { added: 0, known: 0, bad: 0, skipped: 0 }
  for (const under of kept.imports.all()) {
    const items = kept.imports.unread(under.n)
    if (items.length === 0) continue
    kept.together(() => kept.imports.goOn(under.n))
    const all: ToRead[] = await Promise.all(
      items.map(async (item) => ({ item, source: await sourceAt(item.at, item.id) })),
    )
    const done = await readItems(all, under, run)
    for (const key of ['added', 'known', 'bad', 'skipped'] as const) sum[key] += done[key]
  }
  return sum
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
