import { textIn, treeOf } from './html-tree.ts'

/** Controls that turn the direction of what follows: in a name or title they would turn what is printed around it. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** Longer values of a field are no name, title or line. */
const LONGEST = 2000

/** One line of plain text out of a field; fields are often escaped for HTML once more, and some hold tags. */
export function clean(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const line = unescaped(String(value).slice(0, LONGEST))
    .replace(TURNING, '')
    .replace(/[\s\u00a0]+/g, ' ')
  return line.replace(/^[\s\u200e\u200f\ufeff]+|[\s\u200e\u200f\ufeff]+$/g, '') || undefined
}

/** Markup out of a value that is not long enough to be bad for it. */
const unescaped = (value: string): string => (/[<&]/.test(value) ? textIn(treeOf(value)) : value)

/** Paragraphs out of a text that was given as one field: with tags, line ends, or neither. */
export function paragraphsOf(value: unknown): string[] {
  if (typeof value !== 'string') return []
  const marked = value.replace(/<\/?(?:p|br|div|li|h[1-6])\b[^<>]{0,300}>/gi, '\n')
  return marked.split(/\n+/).flatMap((line) => {
    const text = /[<&]/.test(line) ? textIn(treeOf(line)) : line
    return text
      .split('\n')
      .map((one) => one.replace(/[\s\u00a0]+/g, ' ').trim())
      .filter((one) => one !== '')
  })
}

/** An address of the web; anything that a browser would run or read from the machine is none. */
export function webAddress(value: unknown, base?: string): string | undefined {
  const given = clean(value)
  if (given === undefined || /[\s\u0000-\u001f]/.test(given)) return undefined
  if (/^https?:\/\//i.test(given)) return isAddress(given) ? given : undefined
  if (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(given)) return undefined
  try {
    return new URL(given, base).href
  } catch {
    return undefined
  }
}

const isAddress = (given: string): boolean => URL.canParse(given)
