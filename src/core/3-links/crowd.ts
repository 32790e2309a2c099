import type { Document } from '../records.ts'
import { carriers, earliestOfEach, HUBS, longer, MANY, repeats, repeatsIn, type Stint, stintsOf } from './carriers.ts'
import { byTime, dayOf, type Placed, timeOf, weightOfAll } from './pairs.ts'

/** What is kept of a document so that others can be compared with it. */
export interface Print extends Placed {
  readonly outlet?: string
  /** Each once, rising. */
  readonly hashes: Uint32Array
  /** Of all of them. */
  readonly weight: number
}

/** @param hashes  each once, in any order */
export const printOf = (
  { id, outlet, published }: Pick<Document, 'id' | 'outlet' | 'published'>,
  hashes: Uint32Array,
): Print => ({
  id,
  time: timeOf(published),
  ...(outlet === undefined ? {} : { outlet }),
  hashes: hashes.toSorted(),
  weight: weightOfAll(hashes),
})

/** The print of a document by its number. */
export type Prints = (document: number) => Print

/** What outlets did with one hash. It never changes; keepers have their own, so that it takes little room. */
export interface Stints {
  get(outlet: string): Stint | undefined
  with(outlet: string, stint: Stint): Stints
  /** In no order. */
  entries(): Iterable<readonly [outlet: string, stint: Stint]>
}

const stintsIn = (map: ReadonlyMap<string, Stint>): Stints => ({
  get: (outlet) => map.get(outlet),
  with: (outlet, stint) => stintsIn(new Map(map).set(outlet, stint)),
  entries: () => map,
})

/** What is known of a fingerprint that more than `MANY` documents carry, so that one more need not be compared with all of them. */
export interface Crowd {
  readonly stints: Stints
  /** Whether `members` are all that count, paired each with each, or the hubs that every other is paired with. */
  readonly paired: 'each' | 'with-hubs'
  /** In no order when `each`; the earliest first when `with-hubs`. */
  readonly members: readonly number[]
}

/** The crowd that documents make: more than `MANY`, in any order. */
export const crowdOf = (members: readonly number[], prints: Prints): Crowd =>
  crowdInOrder(
    members.toSorted((x, y) => byTime(prints(x), prints(y))),
    prints,
  )

/** @param sorted  the earliest first */
export function crowdInOrder(
  sorted: readonly number[],
  prints: (document: number) => Pick<Print, 'outlet' | 'time'>,
): Crowd {
  const outletOf = (member: number) => prints(member).outlet
  const dayOfMember = (member: number) => dayOf(prints(member).time)
  const { kept, hubs } = carriers(sorted, outletOf, dayOfMember)
  return {
    stints: stintsIn(stintsOf(sorted, outletOf, dayOfMember)),
    paired: hubs === undefined ? 'each' : 'with-hubs',
    members: hubs ?? kept,
  }
}

/** Whether a document's outlet does not merely repeat itself. */
export const counts = ({ stints }: Crowd, { outlet }: Print): boolean => !repeatsIn(stints, outlet)

/**
 * A crowd with one document more.
 *
 * @returns  nothing when pairs of two others may change for more than that a hub gives way to it: then it is to be made anew from all
 *           its members
 */
export function grown(crowd: Crowd, document: number, prints: Prints): Crowd | undefined {
  const { outlet, time } = prints(document)
  const before = outlet === undefined ? undefined : crowd.stints.get(outlet)
  const after = longer(before, dayOf(time))
  if (outlet !== undefined && repeats(before) !== repeats(after)) return undefined
  const stints = outlet === undefined ? crowd.stints : crowd.stints.with(outlet, after)
  if (outlet !== undefined && repeats(after)) return { ...crowd, stints }
  if (crowd.paired === 'with-hubs') return { ...crowd, stints, members: hubsWith(crowd.members, document, prints) }
  return crowd.members.length === MANY ? undefined : { ...crowd, stints, members: [...crowd.members, document] }
}

/** Hubs are of different outlets, and of outlets that are no hub's there are none when hubs are few: so one more is all that can change. */
function hubsWith(hubs: readonly number[], document: number, prints: Prints): readonly number[] {
  const last = hubs.at(-1)
  if (hubs.length === HUBS && last !== undefined && byTime(prints(last), prints(document)) < 0) return hubs
  const sorted = [...hubs, document].sort((x, y) => byTime(prints(x), prints(y)))
  return earliestOfEach(sorted, (one) => prints(one).outlet)
}
