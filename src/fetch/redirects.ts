import { type Answer, valuesOf } from './answer.ts'
import { type CheckedUrl, checkedUrl } from './checked-url.ts'
import { Refused } from './refused.ts'
import type { Site } from './site.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Where an answer sends us; servers write letters that are not ASCII as the bytes of UTF-8. */
export function redirectOf({ status, responseHeaders }: Answer): string | undefined {
  if (!REDIRECTS.has(status)) return undefined
  const [location, ...others] = valuesOf(responseHeaders, 'location')
  if (location === undefined || others.length > 0)
    throw new Refused('bad-answer', `status ${status} with ${others.length === 0 ? 'no' : 'more than one'} Location`)
  return Buffer.from(location, 'latin1').toString()
}

/** @throws `Refused` when a redirect leads where nothing is fetched from, or where we were */
export function followed(
  location: string,
  from: CheckedUrl,
  answers: readonly Answer[],
  { policy, world }: Pick<Site, 'policy' | 'world'>,
): CheckedUrl {
  const to = checkedUrl(location, policy, world.admits, from)
  if (answers.some(({ url }) => url === to.url)) throw new Refused('bad-answer', `in a circle to ${to.url}`)
  return to
}
