import type { Stint } from '../core/3-links/carriers.ts'
import type { Stints } from '../core/3-links/crowd.ts'

/**
 * What outlets did with a hash, as it stands in its row: a line each, sorted by outlet; its name, a tab, its copies, first day and
 * last day.
 *
 * It is read where it stands: an article has a hundred hashes of crowds, and asks each for its own outlet only.
 */
export const stintsInText = (text: string): Stints & { readonly text: string } => ({
  text,
  get: (outlet) => {
    const place = placeOf(text, outlet)
    return place && stintOf(text.slice(...place))
  },
  with: (outlet, stint) => {
    const place = placeOf(text, outlet)
    if (place === undefined) return stintsInText(textOf([...entriesOf(text), [outlet, stint]]))
    return stintsInText(`${text.slice(0, place[0])}${written(stint)}${text.slice(place[1])}`)
  },
  entries: () => entriesOf(text),
})

/** Before the first line. */
export const NO_STINTS = '\n'

export const textOfStints = (stints: Stints): string =>
  'text' in stints ? String(stints.text) : textOf([...stints.entries()])

const textOf = (entries: (readonly [outlet: string, stint: Stint])[]): string =>
  entries
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .reduce((text, [outlet, stint]) => `${text}${escaped(outlet)}\t${written(stint)}\n`, NO_STINTS)

const written = (stint: Stint): string => [stint.copies, ...(stint.days ?? [])].join(' ')

function stintOf(text: string): Stint {
  const [copies = 0, first, last] = text.split(' ').map(Number)
  return first === undefined || last === undefined ? { copies } : { copies, days: [first, last] }
}

const entriesOf = (text: string): (readonly [string, Stint])[] =>
  text
    .slice(NO_STINTS.length)
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const tab = line.indexOf('\t')
      return [unescaped(line.slice(0, tab)), stintOf(line.slice(tab + 1))]
    })

/** Where an outlet's stint is written: no name has the marks between lines and columns. */
function placeOf(text: string, outlet: string): readonly [start: number, end: number] | undefined {
  const name = `\n${escaped(outlet)}\t`
  const at = text.indexOf(name)
  return at < 0 ? undefined : [at + name.length, text.indexOf('\n', at + name.length)]
}

const escaped = (name: string): string => name.replace(/[\\\t\n\0]/g, (mark) => `\\${mark.charCodeAt(0)};`)
const unescaped = (name: string): string => name.replace(/\\(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
