import type { Lexicon } from './lexicon.ts'

/** One page by whatever address it was reached; undefined for the front page of a host, which is no article. */
export type PageOf = (url: string) => string | undefined

/** Host and port, path, query; without scheme, user and fragment. */
const PARTS = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i

/**
 * Compile what makes two addresses one page: scheme, user, default ports, «www», hosts and endings for telephones, tracking
 * parameters, fragments, the order of parameters and how letters are escaped do not (`shared/url-noise`); everything else does.
 */
export function pagesOf(lexicon: Lexicon): PageOf {
  const forms = (part: string): string[] =>
    lexicon.rows('shared/url-noise').flatMap((row) => (row.part === part ? [row.form] : []))
  const labels = new Set(forms('host-label'))
  const ends = new Set(forms('last-segment'))
  const parameters = new Set(forms('parameter'))
  const prefixes = forms('parameter-prefix')
  const isNoise = (parameter: string): boolean => {
    const name = parameter.split('=', 1)[0]!.toLowerCase()
    return parameters.has(name) || prefixes.some((prefix) => name.startsWith(prefix))
  }
  const hostOf = (host: string): string => {
    const names = host
      .toLowerCase()
      .replace(/:(?:80|443)$/, '')
      .split('.')
    while (names.length > 2 && labels.has(names[0]!)) names.shift()
    return names.join('.')
  }
  const pathOf = (path: string): string => {
    const segments = path.split('/').filter((segment) => segment !== '')
    while (segments.length > 1 && ends.has(segments.at(-1)!.toLowerCase())) segments.pop()
    return segments.map(unescaped).join('/')
  }
  return (url) => {
    const [, host = '', path = '', query = ''] = PARTS.exec(url.trim()) ?? []
    const way = pathOf(path)
    const kept = query.split('&').filter((parameter) => parameter !== '' && !isNoise(parameter))
    const asked = kept.map(unescaped).sort().join('&')
    if (host === '' || (way === '' && asked === '')) return undefined
    return asked === '' ? `${hostOf(host)}/${way}` : `${hostOf(host)}/${way}?${asked}`
  }
}

/** As written where it is no proper escape. */
function unescaped(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
