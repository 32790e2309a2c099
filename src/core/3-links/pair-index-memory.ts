import type { Crowd, Print } from './crowd.ts'
import type { PairIndex } from './pair-index.ts'

/**
 * An index in memory; or, over another one, documents added to it while that one stays as it is.
 *
 * @param base  its documents can't be forgotten here
 */
export function memoryIndex(base?: PairIndex): PairIndex {
  const prints = new Map<number, Print>()
  const carriers = new Map<number, number[]>()
  const crowds = new Map<number, Crowd>()
  const baseFew = (hash: number): readonly number[] => {
    const carried = base?.carrying(hash) ?? []
    return 'stints' in carried ? (base?.all(hash) ?? []) : carried
  }
  const all = (hash: number): readonly number[] => [...baseFew(hash), ...(carriers.get(hash) ?? [])]
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
    forget: (document) => void prints.delete(document),
    put: (hash, document) => {
      const list = carriers.get(hash)
      if (list === undefined) carriers.set(hash, [document])
      else list.push(document)
    },
    drop: (hash, document) => {
      const rest = (carriers.get(hash) ?? []).filter((other) => other !== document)
      if (rest.length === 0) carriers.delete(hash)
      else carriers.set(hash, rest)
    },
    setCrowd: (hash, crowd) => void (crowd === undefined ? crowds.delete(hash) : crowds.set(hash, crowd)),
  }
}
