import type { DecidedSpeakers } from './decisions.ts'
import type { Names } from './names.ts'
import type { Person } from './people.ts'

export const NOTHING_DECIDED: DecidedSpeakers = { same: [], apart: [] }

/**
 * People as somebody decided who knows them: first those are taken apart that are two, then put together that are one.
 *
 * @param people  by printed name; names that are nobody's here change nothing
 */
export function decidedPeople(
  people: ReadonlyMap<string, Person>,
  naming: Names,
  { same, apart }: DecidedSpeakers,
): ReadonlyMap<string, Person> {
  if (same.length + apart.length === 0) return people
  const decided = new Map(people)
  for (const [one, other] of apart) takeApart(decided, naming, one, other)
  for (const [one, other] of same) putTogether(decided, one, other)
  return decided
}

/** One of the two keeps the person, with all other spellings; the other one's spelling is somebody else's. */
function takeApart(people: Map<string, Person>, naming: Names, one: string, other: string): void {
  const person = people.get(one)
  if (person === undefined || people.get(other)?.key !== person.key) return
  const leaving = keyOf(naming, other) === person.key ? one : other
  const key = keyOf(naming, leaving)
  // written alike to the last letter, nothing in the text tells them apart
  if (key === person.key) return
  const isLeaving = (form: string): boolean => keyOf(naming, form) === key
  const forms = [person.name, ...person.aliases]
  const [name = leaving, ...aliases] = forms.filter(isLeaving)
  const left = { key, name, aliases, mayBe: [] }
  const staying = forms.filter((form) => !isLeaving(form))
  const rest = { ...person, name: staying[0]!, aliases: staying.slice(1) }
  for (const form of forms) people.set(form, isLeaving(form) ? left : rest)
}

const keyOf = (naming: Names, name: string): string => naming.words(name).join(' ')

/** Both are the first one from here on. */
function putTogether(people: Map<string, Person>, one: string, other: string): void {
  const [better, worse] = [people.get(one), people.get(other)]
  if (better === undefined || worse === undefined || better.key === worse.key) return
  const aliases = [...new Set([...better.aliases, worse.name, ...worse.aliases])].filter((name) => name !== better.name)
  const person = { ...better, aliases: aliases.sort() }
  for (const [form, { key }] of [...people]) if (key === better.key || key === worse.key) people.set(form, person)
}

/** For roles, institutions and reports, whose names are their words: the better one of two that are one; the phrase itself for others. */
export function betterNames({ same }: DecidedSpeakers, naming: Names): (phrase: string) => string {
  const key = (phrase: string): string => naming.plain(phrase).join(' ')
  const better = new Map(same.map(([one, other]) => [key(other), one]))
  return (phrase) => (better.size === 0 ? phrase : (better.get(key(phrase)) ?? phrase))
}
