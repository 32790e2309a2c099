import { openChains } from './chains.ts'
import type { Crowd, Print } from './crowd.ts'
import type { PairIndex } from './pair-index.ts'

/**
 * An index in memory; or, over another one, documents added to it while that one stays as it is.
 *
 * @param base  its documents can't be forgotten here
 */
export function memoryIndex(base?: PairIndex): PairIndex {
  const prints = new Map<number, Print>()
  const carriers = openChains()
  const crowds = new Map<number, Crowd>()
  const worthy = new Map<number, Set<number>>()
  const baseFew = (hash: number): readonly number[] => {
    const carried = base?.carrying(hash) ?? []
    return 'stints' in carried ? (base?.all(hash) ?? []) : carried
  }
  const all = (hash: number): readonly number[] => {
    const [few, own] = [baseFew(hash), carriers.of(hash)]
    return own.length === 0 ? few : few.length === 0 ? own : [...few, ...own]
  }
  return {
    print: (document) => {
      const print = prints.get(document) ?? base?.print(document)
      if (print === undefined) throw new RangeError(`no print of document ${document}`)
      return print
    },
    ahead: (hashes) => base?.ahead(hashes),
    carrying: (hash) => {
      const crowd = crowds.get(hash)
      if (crowd !== undefined) return crowd
      const below = base?.carrying(hash)
      return below !== undefined && 'stints' in below ? below : all(hash)
    },
    all,
    keep: (document, print) => void prints.set(document, print),
    forget: (document) => {
      prints.delete(document)
      for (const other of worthy.get(document) ?? []) worthy.get(other)?.delete(document)
      worthy.delete(document)
    },
    put: carriers.add,
    drop: carriers.drop,
    setCrowd: (hash, crowd) => void (crowd === undefined ? crowds.delete(hash) : crowds.set(hash, crowd)),
    worthy: (document) => [...(base?.worthy(document) ?? []), ...(worthy.get(document) ?? [])],
    note: ({ worth, not }) => {
      for (const [x, y] of worth) for (const [one, other] of bothWays(x, y)) add(worthy, one, other)
      for (const [x, y] of not) for (const [one, other] of bothWays(x, y)) worthy.get(one)?.delete(other)
    },
  }
}

const bothWays = (x: number, y: number) =>
  [
    [x, y],
    [y, x],
  ] as const

function add(worthy: Map<number, Set<number>>, one: number, other: number): void {
  const others = worthy.get(one)
  if (others === undefined) worthy.set(one, new Set([other]))
  else others.add(other)
}
