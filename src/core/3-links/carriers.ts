/**
 * Which documents that carry one fingerprint are to be compared.
 *
 * A hash in few documents pairs them all. One in many is either boilerplate, frequent and spread over days within one outlet, or a
 * story that many outlets took over. Dropping every frequent hash would lose the second with the first, and pairing all would cost the
 * square of their number: so boilerplate is dropped by outlet, and the rest of a large group is paired with its earliest carriers only.
 */
export interface Carriers {
  /** Indices of the documents that count, earliest first. */
  readonly kept: readonly number[]
  /** When there are too many to pair all: the ones every other is paired with. */
  readonly hubs?: readonly number[]
}

/** So many carriers are paired each with each. More than the outlets that ever shared one text in the measured corpora (12) with room. */
export const MANY = 64
/** Earliest carriers, each of another outlet, with which all of a large group are paired. */
export const HUBS = 8
/** An outlet that carries one hash more often than a story has versions … */
export const BOILERPLATE_COPIES = 8
/** … over so many days or more repeats itself. Stories are taken over within three days. */
export const BOILERPLATE_DAYS = 4

/**
 * @param members   documents that carry one hash, each once, earliest first
 * @param outletOf  its outlet; undefined when unknown
 * @param dayOf     the day it was published; undefined when unknown
 */
export function carriers<Outlet>(
  members: readonly number[],
  outletOf: (member: number) => Outlet | undefined,
  dayOf: (member: number) => number | undefined,
): Carriers {
  if (members.length <= MANY) return { kept: members }
  const stints = stintsOf(members, outletOf, dayOf)
  const kept = members.filter((member) => !repeatsIn(stints, outletOf(member)))
  return kept.length <= MANY ? { kept } : { kept, hubs: earliestOfEach(kept, outletOf) }
}

/** What one outlet did with one hash: in how many articles, and from which day to which; no days when none is known. */
export interface Stint {
  readonly copies: number
  readonly days?: readonly [first: number, last: number]
}

/** A stint with one article more. */
export function longer(stint: Stint | undefined, day: number | undefined): Stint {
  const copies = (stint?.copies ?? 0) + 1
  const [first, last] = stint?.days ?? [Infinity, -Infinity]
  if (day === undefined) return stint?.days === undefined ? { copies } : { copies, days: stint.days }
  return { copies, days: [Math.min(first, day), Math.max(last, day)] }
}

/** By outlet; documents whose outlet is unknown are in none. */
export function stintsOf<Outlet>(
  members: readonly number[],
  outletOf: (member: number) => Outlet | undefined,
  dayOf: (member: number) => number | undefined,
): Map<Outlet, Stint> {
  const stints = new Map<Outlet, Stint>()
  for (const member of members) {
    const outlet = outletOf(member)
    if (outlet !== undefined) stints.set(outlet, longer(stints.get(outlet), dayOf(member)))
  }
  return stints
}

/** Whether an outlet repeats itself. Without dates, copies alone must tell: one outlet does not print one story in so many articles. */
export function repeats(stint: Stint | undefined): boolean {
  if (stint === undefined || stint.copies <= BOILERPLATE_COPIES) return false
  const { copies, days } = stint
  return days === undefined ? copies > MANY : days[1] - days[0] + 1 >= BOILERPLATE_DAYS
}

/** Whether a document's outlet repeats itself; one that is not known does not. */
export const repeatsIn = <Outlet>(
  stints: Pick<ReadonlyMap<Outlet, Stint>, 'get'>,
  outlet: Outlet | undefined,
): boolean => outlet !== undefined && repeats(stints.get(outlet))

/** Of documents in order of time the first of each outlet, as many as are hubs. */
export function earliestOfEach<Outlet>(
  members: readonly number[],
  outletOf: (member: number) => Outlet | undefined,
): number[] {
  const seen = new Set<Outlet>()
  const hubs: number[] = []
  for (const member of members) {
    const outlet = outletOf(member)
    if (outlet !== undefined && seen.has(outlet)) continue
    if (outlet !== undefined) seen.add(outlet)
    hubs.push(member)
    if (hubs.length === HUBS) break
  }
  return hubs
}
