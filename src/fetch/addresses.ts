import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * What an address is for. Only `public` ones are fetched from; `private`, `carrier-grade NAT` and `loopback` ones when the user named
 * the host; all others never: they are no hosts, or they carry another address inside (`64:ff9b::7f00:1` is 127.0.0.1).
 */
export type AddressKind = 'public' | 'private' | 'carrier-grade NAT' | 'loopback' | (string & {})

/** As `ipaddr.js` calls them → as a person knows them. */
const NAMES: Readonly<Record<string, AddressKind>> = {
  uniqueLocal: 'private',
  carrierGradeNat: 'carrier-grade NAT',
  linkLocal: 'link-local',
  deprecatedSiteLocal: 'site-local',
  ipv4Mapped: 'IPv4-mapped',
  rfc6145: 'IPv4-translated',
  rfc6052: 'NAT64',
  teredo: 'Teredo',
}

/** The whole of IPv6 that is given out as unicast addresses (RFC 4291, section 2.4: 2000::/3). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * @param address  as `net.isIP` knows it, without brackets
 * @see            IANA's registries of special-purpose addresses, which `ipaddr.js` follows
 */
export function addressKind(address: string): AddressKind {
  if (isIP(address) === 0) return 'no address'
  if (address.includes('%')) return 'zoned'
  const parsed = ipaddr.parse(address)
  const range = parsed.range()
  if (range !== 'unicast') return NAMES[range] ?? range
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return 'reserved'
  return 'public'
}

/** Kinds that a site inside one's own network may have. */
const OWN_NETWORK: ReadonlySet<AddressKind> = new Set<AddressKind>(['private', 'carrier-grade NAT', 'loopback'])

export const isOwnNetwork = (kind: AddressKind): boolean => OWN_NETWORK.has(kind)

/** Whether two spellings are one address. */
export const sameAddress = (a: string, b: string): boolean =>
  isIP(a) !== 0 && isIP(b) !== 0 && ipaddr.process(a).toNormalizedString() === ipaddr.process(b).toNormalizedString()
