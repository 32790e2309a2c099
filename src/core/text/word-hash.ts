import { EXPANSIONS, FOLD, MANY } from './letters.ts'

/** FNV-1a's start and prime: one multiplication a letter. */
export const FNV_START = 0x811c9dc5
export const FNV_PRIME = 0x01000193

/** The hash of a word by its folded spelling, from where it stands in a text: 32 bits, without a sign. */
export function hashOfUnits(text: string, start: number, end: number): number {
  let hash = FNV_START
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    const to = FOLD[unit]!
    if (to === 0) continue
    hash = to === MANY ? hashOfExpansion(hash, unit) : Math.imul(hash ^ to, FNV_PRIME)
  }
  return mixed(hash)
}

/** Go on with a hash by the letters that one unit stands for. */
export function hashOfExpansion(start: number, unit: number): number {
  const letters = EXPANSIONS.get(unit) ?? String.fromCharCode(unit)
  let hash = start
  for (let k = 0; k < letters.length; k++) hash = Math.imul(hash ^ letters.charCodeAt(k), FNV_PRIME)
  return hash
}

/** The same hash, of a word that is folded already. */
export function hashOfWord(word: string): number {
  let hash = FNV_START
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME)
  return mixed(hash)
}

/** Spread a hash over its 32 bits (the finaliser of MurmurHash3), so that any of its bits can be looked at alone. */
export function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
