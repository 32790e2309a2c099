import { LIMITS, type Policy } from '../../fetch/policy.ts'
import type { FetchOptions } from '../fetch-options.ts'
import { VERSION } from '../version.ts'

/** Says what it is and why it comes; nothing of who uses it. */
const USER_AGENT = `Isnad/${VERSION} (reads single news pages that a person named)`

const SECOND = 1000
const MEGABYTE = 2 ** 20

/** A page may gain so much when it is unpacked, beside its own limit. */
const UNPACKED = 2

export function policyFrom(options: FetchOptions): Policy {
  const { proxy, userAgent = USER_AGENT, allowPort = [], allowPrivate = [], delay, timeout, maxSize } = options
  return {
    userAgent,
    ports: new Set(allowPort),
    privateHosts: new Set(allowPrivate),
    ...(proxy !== undefined && { proxy }),
    limits: {
      ...LIMITS,
      ...(delay !== undefined && { delay: delay * SECOND, crawlDelay: Math.max(delay * SECOND, LIMITS.crawlDelay) }),
      ...(timeout !== undefined && { whole: timeout * SECOND, headers: Math.min(timeout * SECOND, LIMITS.headers) }),
      ...(maxSize !== undefined && { received: maxSize * MEGABYTE, unpacked: maxSize * UNPACKED * MEGABYTE }),
    },
  }
}
