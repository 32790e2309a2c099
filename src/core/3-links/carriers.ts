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
const HUBS = 8
/** An outlet that carries one hash more often than a story has versions … */
const BOILERPLATE_COPIES = 8
/** … over so many days or more repeats itself. Stories are taken over within three days. */
const BOILERPLATE_DAYS = 4

/**
 * @param members   documents that carry one hash, each once, earliest first
 * @param outletOf  its outlet as a number; negative when unknown
 * @param dayOf     the day it was published; undefined when unknown
 */
export function carriers(
  members: readonly number[],
  outletOf: (member: number) => number,
  dayOf: (member: number) => number | undefined,
): Carriers {
  if (members.length <= MANY) return { kept: members }
  const repeating = repeatingOutlets(members, outletOf, dayOf)
  const kept = repeating.size === 0 ? members : members.filter((member) => !repeating.has(outletOf(member)))
  return kept.length <= MANY ? { kept } : { kept, hubs: earliestOfEach(kept, outletOf) }
}

interface Run {
  copies: number
  first: number
  last: number
}

function repeatingOutlets(
  members: readonly number[],
  outletOf: (member: number) => number,
  dayOf: (member: number) => number | undefined,
): Set<number> {
  const runs = new Map<number, Run>()
  for (const member of members) {
    const outlet = outletOf(member)
    if (outlet < 0) continue
    const run = runs.get(outlet) ?? { copies: 0, first: Infinity, last: -Infinity }
    const day = dayOf(member)
    run.copies++
    if (day !== undefined) {
      run.first = Math.min(run.first, day)
      run.last = Math.max(run.last, day)
    }
    runs.set(outlet, run)
  }
  return new Set([...runs].filter(([, run]) => isBoilerplate(run)).map(([outlet]) => outlet))
}

/** Without dates, copies alone must tell: one outlet does not print one story in so many articles. */
const isBoilerplate = ({ copies, first, last }: Run): boolean =>
  copies > BOILERPLATE_COPIES && (last < first ? copies > MANY : last - first + 1 >= BOILERPLATE_DAYS)

function earliestOfEach(members: readonly number[], outletOf: (member: number) => number): number[] {
  const seen = new Set<number>()
  const hubs: number[] = []
  for (const member of members) {
    const outlet = outletOf(member)
    if (outlet >= 0 && seen.has(outlet)) continue
    seen.add(outlet)
    hubs.push(member)
    if (hubs.length === HUBS) break
  }
  return hubs
}
