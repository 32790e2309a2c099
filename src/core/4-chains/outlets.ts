import type { Lexicon } from '../lexicon.ts'
import type { Analysis, ChainNode, Credit, OutletFamily } from '../records.ts'
import { type Union, union } from '../union.ts'
import { groupBy } from './group-by.ts'
import { consonants } from './latin.ts'
import { type Media, media } from './media.ts'

/** Who publishes and who is credited, under one name each. */
export interface Outlets {
  /** The node of a name as printed; undefined for one that names nobody («وكالات») or that the story does not know as a medium. */
  node(printed: string): ChainNode | undefined
  /** Who published a document; undefined when it is not known. */
  publisher(analysis: Analysis): ChainNode | undefined
  /** Whether a document of the story is published under a node. */
  publishes(node: string): boolean
}

const outletNameOf = ({ document, dateline }: Analysis): string | undefined =>
  document.outlet ?? dateline?.outlet ?? undefined

/**
 * Outlets and agencies of a story.
 *
 * «وكالة المرفأ للأنباء»، «لوكالة المرفأ»، «المرفأ» and a Latin spelling of it are one; so are the two names of «وكالة المرفأ للأنباء (موان)».
 * It is an agency when the tables or a printed form say so, or when it is credited and publishes nothing here; otherwise an outlet.
 */
export function outletsOf(
  lexicon: Lexicon,
): (analyses: readonly Analysis[], families?: readonly OutletFamily[]) => Outlets {
  const known = media(lexicon)
  const skeleton = consonants(lexicon)
  const shipped = new Map(lexicon.rows('shared/outlets').map(({ id, family }) => [id, family]))
  return (analyses, families = []) => {
    const own = new Map(families.map(({ outlet, family }) => [known.key(outlet), family]))
    const familyOf = (keys: readonly string[]): string => {
      const told = keys.find((key) => own.has(key))
      return told === undefined ? (keys.map((key) => shipped.get(key)).find(Boolean) ?? '') : own.get(told)!
    }
    const met = meetAll(analyses, known)
    const same = namesThatAreOne(analyses, met, known, skeleton)
    const nodes = new Map<string, ChainNode>()
    for (const keys of groupBy([...met.keys()].sort(), (key) => same.of(key)).values()) {
      const node = nodeOf(keys, met, known, familyOf(keys))
      for (const key of keys) nodes.set(key, node)
    }
    const node = (printed: string): ChainNode | undefined => {
      const [key, inBrackets] = [known.key(printed), /\(([^()]+)\)?\s*$/.exec(printed)?.[1]]
      const alias = inBrackets === undefined ? undefined : known.key(inBrackets)
      return (key === undefined ? undefined : nodes.get(key)) ?? (alias === undefined ? undefined : nodes.get(alias))
    }
    const publishing = new Set([...met].flatMap(([key, { publishes }]) => (publishes ? [nodes.get(key)!.id] : [])))
    return {
      node,
      publishes: (id) => publishing.has(id),
      publisher: (analysis) => {
        const name = outletNameOf(analysis)
        return name === undefined ? undefined : node(name)
      },
    }
  }
}

interface Met {
  readonly printed: string[]
  publishes: boolean
  /** Some printed form calls it an agency, or an agency's dateline is its own. */
  agency: boolean
  /** Some printed form calls it another kind of medium («صحيفة»). */
  other: boolean
}

function meetAll(analyses: readonly Analysis[], known: Media): ReadonlyMap<string, Met> {
  const met = new Map<string, Met>()
  const meet = (printed: string, publishes: boolean, context = printed): void => {
    const key = known.key(printed)
    if (key === undefined) return
    const name = met.get(key) ?? { printed: [], publishes: false, agency: false, other: false }
    name.printed.push(printed)
    name.publishes ||= publishes
    name.agency ||= known.saysAgency(context)
    name.other ||= !known.saysAgency(context) && known.saysMedium(context)
    met.set(key, name)
  }
  for (const analysis of analyses) {
    const outlet = outletNameOf(analysis)
    if (outlet !== undefined) meet(outlet, true)
    for (const credit of analysis.credits)
      if (namesMedium(credit, known)) meet(credit.agency, false, around(analysis, credit))
  }
  return met
}

/** A name stands right behind what it is: «لصحيفة «الضفة»»; so much of the text is looked at. */
const CONTEXT = 16

function around({ document: { text } }: Analysis, { agency, span, field }: Credit): string {
  const at = field === undefined ? text.indexOf(agency, span[0]) : -1
  if (at < 0 || at > span[1]) return agency
  const before = text.slice(Math.max(0, at - CONTEXT), at)
  return before.slice(before.search(/\S+\s*\S*$/)) + agency
}

/** A byline names a person more often than a medium. */
const namesMedium = ({ form, agency }: Credit, known: Media): boolean => form !== 'byline' || known.isMedium(agency)

function namesThatAreOne(
  analyses: readonly Analysis[],
  met: ReadonlyMap<string, Met>,
  known: Media,
  skeleton: (words: readonly string[]) => string | undefined,
): Union {
  const same = union()
  for (const { document, credits } of analyses)
    for (const { agency } of credits) {
      const other = nameInBrackets(document.text, agency)
      const [a, b] = [known.key(agency), other === undefined ? undefined : known.key(other)]
      if (a !== undefined && b !== undefined && met.has(b)) same.join(a, b)
    }
  const bySound = groupBy([...met.keys()].sort(), (key) => skeleton(key.split(' ')) ?? `=${key}`)
  for (const [first, ...others] of bySound.values())
    for (const other of others) if (inTwoScripts(first!, other)) same.join(first!, other)
  return same
}

/** The longest name that is looked for in brackets behind another. */
const LONGEST_ALIAS = 40

/** «وكالة المرفأ للأنباء (موان)» gives «موان». */
function nameInBrackets(text: string, name: string): string | undefined {
  const inside = /\(([^()]+)\)\s*$/.exec(name)?.[1]
  if (inside !== undefined) return inside
  const at = text.indexOf(name)
  const behind = at < 0 ? '' : text.slice(at + name.length, at + name.length + LONGEST_ALIAS)
  return /^[»”"\s]*\(\s*[«“"]?([^()»”"]+)[»”"]?\s*\)/.exec(behind)?.[1]
}

const inTwoScripts = (a: string, b: string): boolean => isLatin(a) !== isLatin(b)
const isLatin = (key: string): boolean => /^[a-z]/.test(key)

function nodeOf(keys: readonly string[], met: ReadonlyMap<string, Met>, known: Media, family: string): ChainNode {
  const names = keys.map((key) => met.get(key)!)
  const agency = keys.some((key) => known.isAgency(key)) || names.some((name) => name.agency)
  const outlet = names.some((name) => name.publishes || name.other)
  const kind = agency || !outlet ? 'agency' : 'outlet'
  const printed = names.flatMap((name) => name.printed)
  const name = bestName(names)
  const aliases = [...new Set(printed)].filter((form) => form !== name).sort()
  return {
    id: `${kind}:${keys[0]}`,
    kind,
    name,
    ...(aliases.length > 0 && { aliases }),
    ...(family !== '' && { family }),
  }
}

/** As it publishes, otherwise as most often credited. */
function bestName(names: readonly Met[]): string {
  const publishing = names.filter(({ publishes }) => publishes)
  const counts = new Map<string, number>()
  for (const { printed } of publishing.length > 0 ? publishing : names)
    for (const form of printed) counts.set(form, (counts.get(form) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0]
}
