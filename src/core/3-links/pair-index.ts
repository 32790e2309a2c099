import { MANY } from './carriers.ts'
import { type Crowd, counts, crowdOf, grown, type Print, type Prints } from './crowd.ts'
import { isEnough, weightOf, worthALook } from './pairs.ts'
import { openTally, type Tally } from './tally.ts'

/**
 * Which documents carry which fingerprint, where one document after the other comes and goes. Documents are numbers.
 *
 * Several keepers, one list of cases (`pair-index.cases.test-support.ts`).
 */
export interface PairIndex {
  /** Throws for a document that is not kept. */
  readonly print: Prints
  /** Said before these hashes are asked for one by one, so that a keeper may fetch them together. */
  ahead(hashes: Uint32Array): void
  /** What carries a hash: few documents, in no order, or a crowd. */
  carrying(hash: number): readonly number[] | Crowd
  /** All documents that carry a hash, crowd or not, in no order. */
  all(hash: number): readonly number[]
  /** Keep a print; its hashes are put one by one. */
  keep(document: number, print: Print): void
  forget(document: number): void
  put(hash: number, document: number): void
  drop(hash: number, document: number): void
  /** What is known of a hash as a crowd; nothing when few carry it. */
  setCrowd(hash: number, crowd: Crowd | undefined): void
  /** The documents that one is worth setting beside, in no order, as was noted. */
  worthy(document: number): readonly number[]
  /** Remember what became of pairs. Those of a document that is taken out are forgotten with it. */
  note(changes: PairChanges): void
}

/** What became of pairs: those that are worth a look now, and those looked at again that are not. Neither in order. */
export interface PairChanges {
  readonly worth: readonly PairOfNumbers[]
  readonly not: readonly PairOfNumbers[]
}
export type PairOfNumbers = readonly [number, number]

/**
 * Add a document to an index.
 *
 * After every addition and removal the pairs worth a look are those that `candidatePairs` gives for the documents there are. A pair of
 * two earlier documents changes only where a fingerprint becomes too frequent, an outlet turns out to repeat itself, or a crowd gets
 * another hub.
 */
export function addDocument(index: PairIndex, document: number, print: Print): PairChanges {
  const { worth: own, steps } = joined(index, document, print)
  const again = new Set<number>()
  for (const { hash, before, now, isReshaped } of steps) {
    const others = isReshaped
      ? changed(index, hash, before, now, document)
      : ofFormerHubs(index, hash, before, now, document)
    for (const pair of others) again.add(pair)
  }
  const { worth, not } = weighed(index, again)
  return noted(index, { worth: [...own, ...worth], not })
}

/** Add a document and give its own pairs only: for an index that nobody asks for the pairs of the others. */
export function joinDocument(index: PairIndex, document: number, print: Print): readonly PairOfNumbers[] {
  const { worth } = joined(index, document, print)
  return noted(index, { worth, not: [] }).worth
}

function noted(index: PairIndex, changes: PairChanges): PairChanges {
  index.note(changes)
  return changes
}

/** What putting one hash did. */
interface Step {
  readonly hash: number
  readonly before: Carried
  /** Where few carry it, those before. */
  readonly now: Carried
  readonly isReshaped: boolean
}

/** Put all hashes of a document, and weigh what it shares with the others. */
function joined(index: PairIndex, document: number, print: Print) {
  index.keep(document, print)
  index.ahead(print.hashes)
  const tally = openTally()
  const steps: Step[] = []
  const { hashes } = print
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i]!
    const step = put(index, hash, document)
    const weight = weightOf(hash)
    const isCommon = isCrowd(step.now) && step.now.paired === 'with-hubs'
    for (const other of partners(index, hash, step.now, document))
      if (other !== document) tally.add(other, isCommon ? 0 : weight, isCommon ? weight : 0)
    if (isCrowd(step.now) && step.now !== step.before) steps.push(step)
  }
  return { worth: worthwhile(index, document, tally), steps }
}

/** Take a document out of an index; all its pairs are gone with it. */
export function removeDocument(index: PairIndex, document: number): PairChanges {
  const again = new Set<number>()
  for (const hash of index.print(document).hashes) {
    const before = index.carrying(hash)
    index.drop(hash, document)
    if (!isCrowd(before)) continue
    const rest = index.all(hash)
    const now = rest.length > MANY ? crowdOf(rest, index.print) : rest
    index.setCrowd(hash, isCrowd(now) ? now : undefined)
    for (const pair of changed(index, hash, before, now, document)) again.add(pair)
  }
  index.forget(document)
  return noted(index, weighed(index, again))
}

type Carried = readonly number[] | Crowd

const isCrowd = (carried: Carried): carried is Crowd => 'stints' in carried

/** What carried a hash and what carries it with one document more; reshaped when it was made anew from all its members. */
function put(index: PairIndex, hash: number, document: number): Step {
  const before = index.carrying(hash)
  index.put(hash, document)
  if (!isCrowd(before) && before.length < MANY) return { hash, before, now: before, isReshaped: false }
  const larger = isCrowd(before) ? grown(before, document, index.print) : undefined
  const now = larger ?? crowdOf(isCrowd(before) ? index.all(hash) : [...before, document], index.print)
  if (now !== before) index.setCrowd(hash, now)
  return { hash, before, now, isReshaped: larger === undefined }
}

/** Pairs of a document that was a hub until another one came: they share less now, so only those worth a look are weighed again. */
function ofFormerHubs(index: PairIndex, hash: number, before: Carried, now: Carried, document: number): number[] {
  if (!isCrowd(before) || !isCrowd(now) || now.paired === 'each') return []
  const former = before.members.filter((hub) => !now.members.includes(hub))
  if (former.length === 0) return []
  const carriers = new Set(index.all(hash))
  const isOther = (one: number): boolean => one !== document && carriers.has(one) && !now.members.includes(one)
  return former.flatMap((hub) => index.worthy(hub).flatMap((one) => (isOther(one) ? [keyOf(hub, one)] : [])))
}

/** The documents that one is paired with by a hash; itself may be among them. */
function partners(index: PairIndex, hash: number, carried: Carried, document: number): readonly number[] {
  if (!isCrowd(carried)) return carried
  if (!counts(carried, index.print(document))) return []
  const isHub = carried.paired === 'with-hubs' && carried.members.includes(document)
  return isHub ? index.all(hash).filter((other) => counts(carried, index.print(other))) : carried.members
}

function worthwhile(index: PairIndex, document: number, tally: Tally): PairOfNumbers[] {
  const own = index.print(document).weight
  const worth: PairOfNumbers[] = []
  tally.each((other, shared, common) => {
    // another's weight is looked up only where it decides
    if (!isEnough(shared + common)) return
    const of = isEnough(shared) ? own : Math.min(own, index.print(other).weight)
    if (worthALook({ shared, common, of })) worth.push([document, other])
  })
  return worth
}

/** Pairs of documents as one number: there are fewer documents than this. */
const MOST_DOCUMENTS = 2 ** 26
const keyOf = (x: number, y: number): number => Math.min(x, y) * MOST_DOCUMENTS + Math.max(x, y)

/**
 * Pairs without `except` that a hash makes otherwise than before and that may come or go by it: where it counts less than before, only those
 * that are worth a look.
 */
function changed(index: PairIndex, hash: number, before: Carried, now: Carried, except: number): number[] {
  const old = index.all(hash).filter((document) => document !== except)
  const [was, is] = [madeBy(index, before, old), madeBy(index, now, old)]
  const worthy = new Set((isCrowd(before) ? before.members : before).flatMap((one) => pairsOf(index, one)))
  const pairs: number[] = []
  for (const [pair, kind] of was) {
    const then = is.get(pair)
    if (then === kind) continue
    const isMore = kind === 'common' && then === 'shared'
    if (isMore || worthy.has(pair)) pairs.push(pair)
  }
  for (const pair of is.keys()) if (!was.has(pair)) pairs.push(pair)
  return pairs
}

const pairsOf = (index: PairIndex, document: number): number[] =>
  index.worthy(document).map((other) => keyOf(document, other))

/** The pairs among documents that a hash makes. */
function madeBy(index: PairIndex, carried: Carried, documents: readonly number[]): Map<number, 'shared' | 'common'> {
  const pairs = new Map<number, 'shared' | 'common'>()
  const there = new Set(documents)
  const members = (isCrowd(carried) ? carried.members : carried).filter((member) => there.has(member))
  const withHubs = isCrowd(carried) && carried.paired === 'with-hubs'
  const others = withHubs ? documents.filter((one) => counts(carried, index.print(one))) : members
  for (const x of members) for (const y of others) if (x !== y) pairs.set(keyOf(x, y), withHubs ? 'common' : 'shared')
  return pairs
}

/** Weigh pairs of documents anew, by all that they share. */
function weighed(index: PairIndex, pairs: Iterable<number>): PairChanges {
  const remembered = new Map<number, Carried>()
  const carrying = (hash: number): Carried => {
    const known = remembered.get(hash) ?? index.carrying(hash)
    remembered.set(hash, known)
    return known
  }
  const [worth, not]: [PairOfNumbers[], PairOfNumbers[]] = [[], []]
  for (const pair of pairs) {
    const [x, y] = [Math.floor(pair / MOST_DOCUMENTS), pair % MOST_DOCUMENTS]
    ;(isWorth(index, carrying, x, y) ? worth : not).push([x, y])
  }
  return { worth, not }
}

function isWorth(index: PairIndex, carrying: (hash: number) => Carried, x: number, y: number): boolean {
  const [one, other] = [index.print(x), index.print(y)]
  let [shared, common] = [0, 0]
  for (let i = 0, k = 0; i < one.hashes.length && k < other.hashes.length && !isEnough(shared); ) {
    const [hash, theirs] = [one.hashes[i]!, other.hashes[k]!]
    if (hash <= theirs) i++
    if (theirs <= hash) k++
    if (hash !== theirs) continue
    const kind = kindOf(carrying(hash), x, one, y, other)
    if (kind === 'shared') shared += weightOf(hash)
    else if (kind === 'common') common += weightOf(hash)
  }
  return worthALook({ shared, common, of: Math.min(one.weight, other.weight) })
}

/** What a hash that two documents carry counts for the pair. */
function kindOf(carried: Carried, x: number, one: Print, y: number, other: Print): 'shared' | 'common' | 'nothing' {
  if (!isCrowd(carried)) return 'shared'
  const [hasX, hasY] = [carried.members.includes(x), carried.members.includes(y)]
  if (carried.paired === 'each') return hasX && hasY ? 'shared' : 'nothing'
  return (hasX || hasY) && counts(carried, one) && counts(carried, other) ? 'common' : 'nothing'
}
