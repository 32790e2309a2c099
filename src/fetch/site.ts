import { type Answer, answerOf, valuesOf, type Wanted } from './answer.ts'
import type { CheckedUrl } from './checked-url.ts'
import type { Policy, World } from './policy.ts'
import { followed, redirectOf } from './redirects.ts'
import { Refused, type Why } from './refused.ts'
import { ALL_ALLOWED, agentName, allRefused, ROBOTS_BYTES, type Robots, robotsOf } from './robots.ts'
import type { Turns } from './turns.ts'
import { unpacked } from './unpacking.ts'

/** What a run knows of the sites it asks. */
export interface Site {
  readonly policy: Policy
  readonly world: World
  readonly turns: Turns
  /** By scheme, host and port. */
  readonly robots: Map<string, Promise<Robots>>
}

/** What a site's robots.txt says, asked once a run. */
export function robotsFor(target: CheckedUrl, site: Site): Promise<Robots> {
  const { origin } = new URL(target.url)
  const known = site.robots.get(origin)
  if (known) return known
  const asked = readRobots(target, site).catch((error: unknown) => unreadable(error))
  site.robots.set(origin, asked)
  return asked
}

/** RFC 9309, section 2.3.1.2: redirects followed; more are as good as no file. */
const REDIRECTS = 5

/** RFC 9309, section 2.3.1: where there is none, all is allowed; where the site is out of order, nothing is. */
async function readRobots(page: CheckedUrl, site: Site): Promise<Robots> {
  const { policy } = site
  const url = new URL('/robots.txt', page.url).href
  const answer = await robotsAnswer(url, page, site)
  if (answer === undefined) return ALL_ALLOWED
  // 429 is no word about the file: the site wants to be left alone
  if (answer.status >= 500 || answer.status === 429)
    return allRefused(`robots.txt: the site answers ${answer.status}, so not now`)
  if (answer.status !== 200) return ALL_ALLOWED
  const bytes = await unpacked(answer.body, valuesOf(answer.responseHeaders, 'content-encoding'), policy.limits)
  return robotsOf(url, bytes.subarray(0, ROBOTS_BYTES).toString(), agentName(policy.userAgent))
}

async function robotsAnswer(url: string, page: CheckedUrl, site: Site): Promise<Answer | undefined> {
  const { policy, world, turns } = site
  const answers: Answer[] = []
  let target: CheckedUrl = { ...page, url }
  for (;;) {
    const asked = target
    const answer = await turns.take(
      asked.host,
      () => policy.limits.delay,
      () => answerOf(asked, [], wanted, policy, world),
    )
    answers.push(answer)
    const location = redirectOf(answer)
    if (location === undefined) return answer
    if (answers.length > REDIRECTS) return undefined
    target = followed(location, target, answers, site)
  }
}

const wanted = (status: number): Wanted => (status === 200 ? { take: 'head', bytes: ROBOTS_BYTES } : 'none')

/** Said of the host, not of its robots.txt. */
const OF_HOST: ReadonlySet<Why> = new Set<Why>(['not-allowed', 'unreachable', 'certificate'])

/** Each page of the site then fails as its robots.txt did. */
function unreadable(error: unknown): Robots {
  if (!(error instanceof Refused)) throw error
  const { why, message } = error
  return {
    refuses() {
      throw new Refused(why, OF_HOST.has(why) ? message : `robots.txt: ${message}`, { cause: error })
    },
  }
}
