/** HTML that is safe to write: made only by `html`, so everything that comes from outside has been escaped. */
export interface Markup {
  readonly html: string
}

type Value = Markup | string | number | false | undefined | readonly Value[]

/** Build HTML; strings put in are escaped, in text and in double-quoted attributes alike. Nothing is written for false and undefined. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let out = strings[0]!
  for (let i = 0; i < values.length; i++) out += written(values[i]) + strings[i + 1]!
  return { html: out }
}

function written(value: Value): string {
  if (value === false || value === undefined) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return 'html' in value ? value.html : value.map(written).join('')
}

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** No character of markup, no control character and no half of a pair is left. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => NAMES[character]!)

/** Our own text from a file of ours: the style sheet. */
export const trusted = (text: string): Markup => ({ html: text })

export const joined = (parts: readonly Markup[], separator: string): Markup => ({
  html: parts.map((part) => part.html).join(escaped(separator)),
})
