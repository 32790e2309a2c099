import { DAY, instantOf } from '../instants.ts'
import type { Fingerprint, Pair } from '../records.ts'
import type { GroupStage } from '../stage.ts'
import { mixed } from '../text/hash.ts'
import { carriers } from './carriers.ts'

/** A run of four words says more than two stems. */
export const RUN_WEIGHT = 2
export const STEMS_WEIGHT = 1
/** Weight of rare fingerprints that makes a pair worth a look: two runs, or four pairs of stems. */
export const MIN_SHARED = 4
/** Of what many documents have, a pair must share so much of the shorter one: a footer is less, a story is more. */
export const MIN_COMMON_SHARE = 0.2

export const weightOf = (hash: number): number => ((hash & 1) === 0 ? RUN_WEIGHT : STEMS_WEIGHT)

export function weightOfAll(hashes: Uint32Array): number {
  let sum = 0
  for (const hash of hashes) sum += weightOf(hash)
  return sum
}

/** Whether what two documents share is enough, whatever else they have. */
export const isEnough = (shared: number): boolean => shared >= MIN_SHARED

/** Whether two documents share enough to be set side by side. */
export const worthALook = ({ shared, common, of }: Pick<Pair, 'shared' | 'common' | 'of'>): boolean =>
  isEnough(shared) || (shared + common >= MIN_SHARED && shared + common >= MIN_COMMON_SHARE * of)

/** What orders documents in time: the earliest first; without a time last. */
export interface Placed {
  readonly id: string
  readonly time: number
}
export const timeOf = (published: string | undefined): number => instantOf(published)?.at ?? Infinity
export function byTime(a: Placed, b: Placed): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1
  if (a.id === b.id) return 0
  return lotOf(a.id) - lotOf(b.id) || (a.id < b.id ? -1 : 1)
}

/** Draws lots among documents of one time: by their ids alone, a thousand that come in from the last to the first would each come first. */
export function lotOf(id: string): number {
  let lot = 0
  for (let i = 0; i < id.length; i++) lot = Math.imul(lot ^ id.charCodeAt(i), 0x01000193)
  return mixed(lot)
}
export const dayOf = (time: number): number | undefined => (time === Infinity ? undefined : Math.floor(time / DAY))

/** Fingerprints with one hash → parts of pairs, in order of their ids. */
export function pairsStage(): GroupStage<Fingerprint, Pair> {
  return {
    kind: 'group',
    name: 'pairs',
    does: 'find documents that share one rare fingerprint',
    key: ({ hash }) => String(hash),
    run: (_, group) => partsOf(group),
  }
}

/** Parts of one pair → the pair; nothing when it shares too little. */
export function pairSumsStage(): GroupStage<Pair, Pair> {
  return {
    kind: 'group',
    name: 'pair-sums',
    does: 'add up what two documents share and drop the pairs that share too little',
    key: ({ a, b }) => JSON.stringify([a, b]),
    *run(_, parts) {
      const [first] = parts
      if (first === undefined) return
      const sum = (of: (part: Pair) => number) => parts.reduce((total, part) => total + of(part), 0)
      const pair = { ...first, shared: sum((part) => part.shared), common: sum((part) => part.common) }
      if (worthALook(pair)) yield pair
    },
  }
}

function* partsOf(group: readonly Fingerprint[]): Iterable<Pair> {
  const members = [...new Map(group.map((print) => [print.document, print])).values()]
    .map((print) => ({ print, id: print.document, time: timeOf(print.published) }))
    .sort(byTime)
  const { kept, hubs } = carriers(
    members.map((_, i) => i),
    (i) => members[i]!.print.outlet,
    (i) => dayOf(members[i]!.time),
  )
  const isHub = new Set(hubs)
  const weight = weightOf(group[0]?.hash ?? 0)
  for (let j = 1; j < kept.length; j++)
    for (const i of hubs === undefined || isHub.has(kept[j]!) ? kept.slice(0, j) : hubs)
      if (i < kept[j]!) yield part(members[i]!.print, members[kept[j]!]!.print, weight, hubs !== undefined)
}

function part(one: Fingerprint, other: Fingerprint, weight: number, isCommon: boolean): Pair {
  const [a, b] = one.document < other.document ? [one.document, other.document] : [other.document, one.document]
  return { a, b, shared: isCommon ? 0 : weight, common: isCommon ? weight : 0, of: Math.min(one.of, other.of) }
}
