import { domainToUnicode } from 'node:url'

/** Letters of these look alike, or are hidden in each other. */
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Arabic', 'Hebrew', 'Cherokee', 'Georgian', 'Thai'] as const

const TESTS = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u

/** A host as it is sent, and as it reads where that differs: `xn--mgbh0fb.example (…)`. */
export function shownHost(host: string): string {
  const read = domainToUnicode(host)
  return read === '' || read === host ? host : `${host} (${read})`
}

/**
 * What may be a disguise in the name of a host: one label with letters of several scripts, or with letters that can't be seen.
 * A label wholly in another script can't be told from an honest one; that is why hosts are shown as they are sent.
 *
 * @returns  a sentence's end for people, or nothing
 */
export function disguiseOf(host: string): string | undefined {
  for (const label of domainToUnicode(host).split('.')) {
    if (INVISIBLE.test(label)) return 'has letters that cannot be seen'
    const found = TESTS.filter(([, test]) => test.test(label)).map(([name]) => name)
    if (found.length > 1) return `mixes ${found.join(' and ')} letters`
  }
  return undefined
}
