import { isIP } from 'node:net'
import { addressKind, isOwnNetwork } from './addresses.ts'
import { disguiseOf, shownHost } from './homographs.ts'
import type { Policy, World } from './policy.ts'
import { Refused } from './refused.ts'

/** A URL that may be asked for, as far as its text tells; its addresses are looked at when it is connected to. */
export interface CheckedUrl {
  /** Normalised, without fragment. */
  readonly url: string
  /** Lower case, punycode, no brackets around an IPv6 address. */
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** Whether the user named this host as one of the own network, and it is they or the same host who lead there. */
  readonly own: boolean
  /** The host of the page that leads here; absent when the user gave the URL. */
  readonly ledBy?: string
  /** What a person should know about it. */
  readonly notices: readonly string[]
}

/** Longer ones are no addresses of articles; some servers stop at 8,000 (RFC 9110, section 4.1, asks for that much). */
const LONGEST = 8000

/** Names that mean something on the own machine or network, or nothing anywhere (RFC 6761, RFC 6762, RFC 8375, RFC 9476, ICANN's `internal`). */
const SPECIAL = [
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'invalid',
  'alt',
  'localdomain',
  'lan',
  'intranet',
  'corp',
  'home',
]

/**
 * Check a URL that the user gave (`from` absent), or one that a fetched page leads to.
 *
 * @param text  absolute; the target of a redirect may be relative to `from`
 * @throws      `Refused`
 */
export function checkedUrl(
  text: string,
  { ports, privateHosts, proxy }: Policy,
  admits: World['admits'],
  from?: CheckedUrl,
): CheckedUrl {
  const url = parsed(text, from)
  const host = hostOf(url)
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const named = privateHosts.has(host)
  const own = named && (from === undefined || from.host === host)
  if (named && !own) throw refused(`a page of ${from?.host} leads into the own network, to ${host}`)
  if (port !== 80 && port !== 443 && !ports.has(port))
    throw refused(`port ${port}: expected 80 or 443; --allow-port ${port} allows it`)
  const led = from && { ledBy: from.host }
  if (isIP(host) !== 0) checkAddress(host, { own, ...led }, admits)
  else if (!own) checkName(host, proxy?.kind === 'socks5h', led === undefined)
  const disguise = disguiseOf(host)
  return {
    url: url.href,
    host,
    port,
    secure: url.protocol === 'https:',
    own,
    ...led,
    notices: disguise === undefined ? [] : [`host ${shownHost(host)} ${disguise}`],
  }
}

const refused = (message: string): Refused => new Refused('not-allowed', message)

function parsed(text: string, from: CheckedUrl | undefined): URL {
  if (text.length > LONGEST) throw refused(`URL too long: expected at most ${LONGEST} characters, got ${text.length}`)
  // a browser drops or turns these, other programs don't: whoever checks another host than is asked, checks nothing
  if (/[\u0000-\u0020\u007f\\]/.test(text)) throw refused('space, control character or backslash in the URL')
  if (from === undefined && !/^https?:\/\/[^/?#]/i.test(text)) throw refused(scheme(text))
  if (!URL.canParse(text, from?.url)) throw refused('not a URL')
  const url = new URL(text, from?.url)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(scheme(url.href))
  const authority = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(text)?.[1]
  if (url.username !== '' || url.password !== '' || authority?.includes('@'))
    throw refused('user name or password in the URL')
  if (authority !== undefined) checkSpelling(authority, url.hostname)
  url.hash = ''
  return url
}

const scheme = (text: string): string => `expected http:// or https:// and a host, got ${text.slice(0, 20)}`

/** 2130706433, 0x7f.1, 0177.0.0.1 and full-width digits are all 127.0.0.1: nobody who means well writes an address like that. */
function checkSpelling(authority: string, hostname: string): void {
  const written = authority.replace(/:\d*$/, '')
  if (isIP(hostname) === 4 && written !== hostname)
    throw refused(`the address ${hostname} written in another way: ${written}`)
}

/** Without brackets, and without the dot that makes a name absolute. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** @throws `Refused` unless the address is public, or one of the own network and its host was named by the user */
export function checkAddress(
  address: string,
  target: Pick<CheckedUrl, 'own' | 'ledBy'> & { readonly host?: string },
  admits: World['admits'],
): void {
  const kind = addressKind(address)
  if (kind === 'public' || admits?.(address, kind) || (target.own && isOwnNetwork(kind))) return
  const { host } = target
  const what =
    host === undefined || host === address ? `${kind} address ${address}` : `${host} has the ${kind} address ${address}`
  const hint = isOwnNetwork(kind) && target.ledBy === undefined ? allowing(host ?? address) : ''
  throw refused(`${what}: expected a public one${hint}`)
}

const allowing = (host: string): string => `; --allow-private ${host} allows it`

function checkName(host: string, overTor: boolean, given: boolean): void {
  const labels = host.split('.')
  if (labels.some((label) => label === '' || label.length > 63) || host.length > 253)
    throw refused(`not the name of a host: ${host}`)
  if (labels.at(-1) === 'onion') {
    // RFC 7686: never asked of the DNS
    if (!overTor) throw refused(`${host} is reached through Tor only: --proxy socks5h://127.0.0.1:9050`)
    return
  }
  const special = SPECIAL.find((name) => host === name || host.endsWith(`.${name}`))
  if (special !== undefined || labels.length < 2)
    throw refused(`${shownHost(host)} is a name of the own machine or network${given ? allowing(host) : ''}`)
}
