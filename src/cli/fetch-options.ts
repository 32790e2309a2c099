import { type Command, InvalidArgumentError } from 'commander'
import { type ProxyServer, proxyOf } from '../fetch/proxy.ts'
import { wholeNumber } from './options.ts'

/** What a person says of fetching. */
export interface FetchOptions {
  readonly feedItems?: number | true
  readonly proxy?: ProxyServer
  readonly userAgent?: string
  readonly allowPort?: readonly number[]
  readonly allowPrivate?: readonly string[]
  readonly delay?: number
  readonly timeout?: number
  readonly maxSize?: number
}

/** Options of a command that fetches. Nothing of the network is loaded for them. */
export const withFetchOptions = (command: Command): Command =>
  command
    .option(
      '--feed-items [n]',
      'of a feed: fetch the pages of its newest items (20), instead of what the feed says of them',
      wholeNumber,
    )
    .option('--proxy <url>', 'socks5h://HOST:PORT (Tor: socks5h://127.0.0.1:9050) or http://HOST:PORT', proxyOf)
    .option('--user-agent <name>', 'who the site is told is asking', visible)
    .option('--delay <s>', 'seconds between two requests to one site; more where the site asks for more', wholeNumber)
    .option('--timeout <s>', 'seconds that one request may take', wholeNumber)
    .option('--max-size <MB>', 'megabytes that one page may have', wholeNumber)
    .option('--allow-port <n>', 'a port beside 80 and 443; may be repeated', ports)
    .option('--allow-private <host>', 'a host in your own network, as the address spells it; may be repeated', hosts)

export const FETCH_HELP = `
Web addresses are fetched, and only they: nothing that a page refers to. Public addresses only; robots.txt is respected, one request at a
time to a site. The site sees your address: --proxy with Tor hides it, and names are then resolved by the proxy, never by this machine. No
cookies, no scripts: what a site shows only to a browser, save there and add the file. docs/fetching.md says what else is and isn't safe.`

const MOST_PORT = 65_535

function ports(value: string, before: readonly number[] = []): readonly number[] {
  const port = wholeNumber(value)
  if (port > MOST_PORT) throw new InvalidArgumentError(`expected a port, up to ${MOST_PORT}.`)
  return [...before, port]
}

/** As a URL spells it: lower case, other letters in punycode, an IPv6 address with or without its brackets. */
function hosts(value: string, before: readonly string[] = []): readonly string[] {
  const url = `http://${value.includes(':') && !value.startsWith('[') ? `[${value}]` : value}/`
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$|\.$/g, '') : ''
  if (host === '' || /[/@?#]/.test(value))
    throw new InvalidArgumentError('expected a name or an address, without port.')
  return [...before, host]
}

const LONGEST_AGENT = 200

function visible(value: string): string {
  if (!/^[!-~][ -~]*$/.test(value) || value.length > LONGEST_AGENT)
    throw new InvalidArgumentError(`expected up to ${LONGEST_AGENT} Latin letters, digits and marks.`)
  return value
}
