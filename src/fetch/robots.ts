/** What a site's robots.txt says to us. */
export interface Robots {
  /** Why a URL may not be fetched; nothing when it may. */
  refuses(url: string): string | undefined
  /** Milliseconds between two requests, where the site asks for it. */
  readonly delay?: number
}

/** What RFC 9309 asks to be read at least; what stands behind is not read. */
export const ROBOTS_BYTES = 500 * 1024

export const ALL_ALLOWED: Robots = { refuses: () => undefined }

export const allRefused = (because: string): Robots => ({ refuses: () => because })

/** The name in a `User-Agent` that robots.txt is asked about: what stands before the first character that no name has. */
export const agentName = (userAgent: string): string => /^[a-z_-]*/i.exec(userAgent)![0].toLowerCase()

interface Rule {
  readonly allow: boolean
  /** With `*` for anything and `$` for the end. */
  readonly pattern: string
}

interface Group {
  readonly names: readonly string[]
  readonly rules: readonly Rule[]
  readonly delay?: number
}

/**
 * @param at     URL of the robots.txt itself, for messages
 * @param text   its content
 * @param agent  see `agentName`
 * @see          RFC 9309; `Crawl-delay` is not in it, but in many files
 */
export function robotsOf(at: string, text: string, agent: string): Robots {
  const groups = groupsOf(text)
  const about = (name: string) => groups.filter(({ names }) => names.includes(name))
  const named = agent === '' ? [] : about(agent)
  const ours = named.length > 0 ? named : about('*')
  const rules = ours.flatMap((group) => group.rules)
  const delay = Math.max(0, ...ours.map((group) => group.delay ?? 0))
  return {
    refuses(url) {
      const { pathname, search } = new URL(url)
      const rule = pathname === '/robots.txt' ? undefined : deciding(rules, spelled(pathname + search))
      return rule === undefined || rule.allow ? undefined : `${at} asks not to fetch this: Disallow: ${rule.pattern}`
    },
    ...(delay > 0 && { delay }),
  }
}

/** Lines of `name: value`; names of robots that stand together head one group, up to the next name behind a rule. */
function groupsOf(text: string): Group[] {
  const groups: { names: string[]; rules: Rule[]; delay?: number }[] = []
  let open = false
  for (const [key, value] of fieldsOf(text)) {
    const group = groups.at(-1)
    if (key === 'user-agent') {
      const name = value.startsWith('*') ? '*' : agentName(value)
      if (open) group!.names.push(name)
      else groups.push({ names: [name], rules: [] })
      open = true
      continue
    }
    // what else stands in such files (Sitemap) belongs to no group and ends none
    if (key === 'allow' || key === 'disallow') {
      open = false
      if (value !== '') group?.rules.push({ allow: key === 'allow', pattern: spelled(value) })
    } else if (key === 'crawl-delay') {
      open = false
      const seconds = Number(value)
      if (group && seconds > 0) group.delay = seconds * 1000
    }
  }
  return groups
}

const fieldsOf = (text: string): [key: string, value: string][] =>
  text
    .replace(/^\ufeff/, '')
    .split(/[\r\n]+/)
    .flatMap((line) => {
      const [content] = line.split('#', 1)
      const colon = content!.indexOf(':')
      return colon < 0 ? [] : [[content!.slice(0, colon).trim().toLowerCase(), content!.slice(colon + 1).trim()]]
    })

/** The longest pattern that fits decides; of two as long the one that allows. */
function deciding(rules: readonly Rule[], path: string): Rule | undefined {
  let best: Rule | undefined
  for (const rule of rules) {
    const length = rule.pattern.length - (best?.pattern.length ?? -1)
    if (length < 0 || (length === 0 && !rule.allow)) continue
    if (fits(rule.pattern, path)) best = rule
  }
  return best
}

/** Each part between two `*` where it stands first: if the pattern fits at all, it fits that way. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const [first, ...parts] = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first!)) return false
  const last = toEnd ? parts.pop() : ''
  let at = first!.length
  for (const part of parts) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (last === undefined) return at === path.length
  return path.endsWith(last) && path.length - last.length >= at
}

/** One spelling for both sides (RFC 9309, section 2.2.2): other letters as the bytes of UTF-8, what needs no `%` without it. */
function spelled(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\u0021-\u007e]+/g, encodeURIComponent)
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
      return /[a-z0-9._~-]/i.test(character) ? character : code.toUpperCase()
    })
}
