import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type CheckedUrl, checkAddress } from './checked-url.ts'
import type { World } from './policy.ts'
import { Refused, saidOf } from './refused.ts'

/** The system's own way to find a name: its hosts file, its servers, its order. */
export const systemNames: World['names'] = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address)

/** More addresses than this are not tried. */
const TRIED = 4

/**
 * The addresses that may be connected to, found now. Whoever connects uses exactly these and asks no name again, so that an answer that
 * changes in between changes nothing. A name with one bad address among good ones is refused whole: honest names don't have such.
 *
 * @throws  `Refused`
 */
export async function allowedAddresses(target: CheckedUrl, { names, admits }: World): Promise<readonly string[]> {
  const found = isIP(target.host) === 0 ? await resolved(target.host, names) : [target.host]
  for (const address of found) checkAddress(address, target, admits)
  return found.slice(0, TRIED)
}

async function resolved(host: string, names: World['names']): Promise<readonly string[]> {
  const found = await names(host).catch((error: unknown) => {
    throw new Refused('unreachable', `no address for ${host}: ${saidOf(error)}`, { cause: error })
  })
  if (found.length === 0) throw new Refused('unreachable', `no address for ${host}`)
  return found
}
