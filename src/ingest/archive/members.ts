import { BadInput, type Ingested } from '../ingested.ts'
import type { Context, Given, Item } from '../reader.ts'

/** A member of an archive, before its content is looked at. */
export interface Member {
  /** With `/` between folders. */
  readonly name: string
  /** Why it is not read, whatever it holds: a link, a device, an encrypted file. */
  readonly refused?: string
}

/** Archives are read inside one another so far and no further. */
export function checkNesting({ depth }: Item, { limits }: Context): void {
  if (depth >= limits.nesting)
    throw new BadInput(`inside ${depth} other archives: no more than ${limits.nesting} are opened`)
}

/** A name that would lead out of the folder it is unpacked to. Nothing is ever unpacked to a folder, but nobody writes such names by chance. */
const leadsOut = (name: string): boolean => /^([a-z]:|[/\\])/i.test(name) || name.split(/[/\\]/).includes('..')

/**
 * What a member gives.
 *
 * @param content  called when the member is to be read
 */
export async function* memberDocuments(
  member: Member,
  content: () => Given['content'],
  item: Item,
  context: Context,
): AsyncGenerator<Ingested> {
  const { name, refused } = member
  const at = `${item.at}!${name}`
  const reason = leadsOut(name) ? 'its name leads out of the archive' : refused
  const todo = context.expectation(name)
  if (reason !== undefined) yield { code: 'unreadable', at, reason }
  else if (todo === 'pass') context.passed?.('other-file')
  else
    yield* context.read({
      at,
      ...(item.id !== undefined && { id: `${item.id}!${name}` }),
      name,
      content: content(),
      unsure: todo === 'look',
      depth: item.depth + 1,
    })
}
