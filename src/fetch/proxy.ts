import { failure } from '../core/failures.ts'

/** Through which all connections go. Names are then resolved by the proxy alone. */
export interface ProxyServer {
  readonly kind: 'socks5h' | 'http'
  readonly host: string
  readonly port: number
  /** For the proxy itself; Tor keeps the circuits of different users apart. */
  readonly user?: { readonly name: string; readonly password: string }
}

const EXPECTED = 'socks5h://HOST:PORT or http://HOST:PORT'

/**
 * @param value  as the user wrote it
 * @throws       `bad-option`; for `socks5:` too, which means elsewhere that names are resolved on this machine
 */
export function proxyOf(value: string): ProxyServer {
  const bad = (expected: string) =>
    failure('bad-option', { option: '--proxy', expected, value: withoutPassword(value) })
  if (/^socks(4a?|5)?:/i.test(value)) throw bad('socks5h:// (with h: the proxy resolves names, this machine never)')
  const url = URL.canParse(value) ? new URL(value) : undefined
  const kind = url?.protocol.slice(0, -1)
  if (!url || (kind !== 'socks5h' && kind !== 'http') || url.hostname === '') throw bad(EXPECTED)
  if ((url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hash !== '') throw bad(EXPECTED)
  const port = Number(url.port || (kind === 'http' ? '80' : '1080'))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.username === '') return { kind, host, port }
  return {
    kind,
    host,
    port,
    user: { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  }
}

/** Messages are kept in logs. */
const withoutPassword = (value: string): string => value.replace(/:\/\/[^@/]*@/, '://…@')
