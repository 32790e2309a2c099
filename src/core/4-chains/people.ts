import { union } from '../union.ts'
import { groupBy } from './group-by.ts'
import type { Names } from './names.ts'

/** A person of a story under all spellings. */
export interface Person {
  /** The words of the fullest spelling, joined. */
  readonly key: string
  readonly name: string
  readonly aliases: readonly string[]
  /** A shorter name that fits several people: these. */
  readonly mayBe: readonly string[]
}

/** A name as printed, and how often. */
export type Printed = ReadonlyMap<string, number>

/** So many candidates are listed for a name that fits several; more tell a reader nothing. */
const MOST_CANDIDATES = 8

/**
 * Merge the names of a story into people; answers by printed name.
 *
 * A shorter name joins a fuller one when it is the only one it fits: by its first word and others in order («محمد سلمان» in «محمد بن
 * سلمان بن عبدالعزيز»), or as bare surname. Linear: a name is entered under each shorter form of itself.
 */
export function peopleOf(printed: Printed, naming: Names): ReadonlyMap<string, Person> {
  const spellings = groupBy(printed.keys(), (name) => naming.words(name).join(' '))
  const owners = fullerNames([...spellings.keys()])
  const unowned = [...spellings.keys()].filter((key) => owners.get(key)?.size !== 1).sort()
  const canonical = oneKeyEach(unowned, naming, (key) => sum(spellings.get(key)!.map((name) => printed.get(name) ?? 0)))
  for (const [key, fuller] of owners) {
    const fits = distinct([...fuller].map((owner) => canonical.get(owner)!))
    if (fits.length === 1 && spellings.has(key)) canonical.set(key, fits[0]!)
  }

  const members = groupBy(canonical.keys(), (key) => canonical.get(key)!)
  const people = new Map<string, Person>()
  for (const [key, keys] of members) {
    const forms = keys.flatMap((member) => spellings.get(member)!)
    const name = bestForm(spellings.get(key)!, printed)
    const mayBe = [...(owners.get(key) ?? [])].map((fuller) => canonical.get(fuller)!)
    const person: Person = { key, name, aliases: forms.filter((form) => form !== name).sort(), mayBe: distinct(mayBe) }
    for (const form of forms) people.set(form, person)
  }
  return people
}

/** Spellings of one name in one script or two → the most frequent of them. */
function oneKeyEach(keys: readonly string[], naming: Names, frequency: (key: string) => number): Map<string, string> {
  const same = union()
  const join = (alike: Iterable<readonly string[]>): void => {
    for (const [first, ...others] of alike) for (const other of others) same.join(first!, other)
  }
  const words = (key: string): string[] => key.split(' ')
  const full = keys.filter((key) => key.includes(' '))
  join(groupBy(full, (key) => naming.sound(words(key))).values())
  join(
    groupBy(
      full.filter((key) => naming.across(words(key)) !== undefined),
      (key) => naming.across(words(key))!,
    ).values(),
  )
  const best = (alike: readonly string[]): string =>
    [...alike].sort((a, b) => frequency(b) - frequency(a) || (a < b ? -1 : 1))[0]!
  return new Map(
    [...groupBy(keys, (key) => same.of(key)).values()].flatMap((alike) =>
      alike.map((key) => [key, best(alike)] as const),
    ),
  )
}

/** For each shorter form of a name, the fuller names it fits; a name that itself fits just one fuller name speaks for that one. */
function fullerNames(keys: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const fuller = new Map<string, Set<string>>()
  const longestFirst = keys.map((key) => key.split(' ')).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  for (const words of longestFirst) {
    const own = words.join(' ')
    const owner = fuller.get(own)?.size === 1 ? [...fuller.get(own)!][0]! : own
    for (const shorter of shorterForms(words)) {
      const known = fuller.get(shorter) ?? new Set()
      if (known.size < MOST_CANDIDATES) fuller.set(shorter, known.add(owner))
    }
  }
  return fuller
}

/** The first word with any others in order, and the last word alone; not the whole. */
function* shorterForms(words: readonly string[]): Iterable<string> {
  const rest = words.length - 1
  if (rest < 1) return
  yield words[rest]!
  for (let chosen = 1; chosen < (1 << rest) - 1; chosen++)
    yield words.filter((_, i) => i === 0 || (chosen >> (i - 1)) & 1).join(' ')
}

const bestForm = (forms: readonly string[], printed: Printed): string =>
  [...forms].sort((a, b) => (printed.get(b) ?? 0) - (printed.get(a) ?? 0) || (a < b ? -1 : 1))[0]!

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const distinct = (keys: readonly string[]): string[] => [...new Set(keys)].sort()
