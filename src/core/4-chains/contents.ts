import type { Gist } from './gist.ts'
import { groupBy } from './group-by.ts'

/** Statements of the same words: compared once, however many documents carry them. */
export interface Content<S> {
  readonly gist: Gist
  readonly statements: readonly S[]
}

/** Below this, the shared words of two contents are chance («أكد أهمية التعاون»). */
const LEAST_SHARED = 3
/** So much of what the shorter content says, by weight, must stand in the other. */
const LEAST_CONTAINED = 0.6
/** And so much of what the longer says: a whole speech does not say the same as one of its sentences. */
const LEAST_OF_LONGER = 0.34
/** Aligned passages are evidence of their own: then fewer words need be equal. */
const ALIGNED_CONTAINED = 0.4
const ALIGNED_OF_LONGER = 0.22
/** Two tolls in common, or one and hardly another word («عددهم أربعة»), are one piece of news. */
const LEAST_TOLLS = 2
const BARELY_A_TOLL = 4
/** A stem in more contents of a story than this finds no candidates; it still weighs. */
const MOST_POSTINGS = 200

export function contentsOf<S extends { readonly gist: Gist }>(statements: readonly S[]): Content<S>[] {
  return [...groupBy(statements, ({ gist }) => gist.key)]
    .map(([, same]) => ({ gist: same[0]!.gist, statements: same }))
    .sort((a, b) => b.gist.stems.length - a.gist.stems.length || (a.gist.key < b.gist.key ? -1 : 1))
}

/**
 * Contents that say alike, as groups; each group is led by its fullest content, and everything in it is like the leader (not only
 * like a neighbour, so that no chain of small steps glues two claims).
 *
 * @param contents  the fullest first (see `contentsOf`)
 * @param aligned   whether two contents stand in aligned passages, by their keys
 * @returns         groups of indices; near-linear, since rare stems find the candidates
 */
export function alike(contents: readonly Content<unknown>[], aligned: (a: string, b: string) => boolean): number[][] {
  const weightOf = weights(contents)
  const total = contents.map(({ gist }) => gist.stems.reduce((sum, stem) => sum + weightOf(stem), 0))
  const leaders = new Map<string, number[]>()
  const groups = new Map<number, number[]>()
  for (const [i, { gist }] of contents.entries()) {
    const shared = new Map<number, Shared>()
    const meet = (leader: number, weight: number, stems: number, tolls: number): void => {
      const sum = shared.get(leader) ?? { weight: 0, stems: 0, tolls: 0 }
      shared.set(leader, { weight: sum.weight + weight, stems: sum.stems + stems, tolls: sum.tolls + tolls })
    }
    for (const stem of gist.stems) for (const leader of leaders.get(stem) ?? []) meet(leader, weightOf(stem), 1, 0)
    for (const toll of gist.tolls) for (const leader of leaders.get(toll) ?? []) meet(leader, 0, 0, 1)
    const isAlike = (leader: number, { weight, stems, tolls }: Shared): boolean => {
      const contained = weight / Math.min(total[i]!, total[leader]!)
      const ofLonger = weight / Math.max(total[i]!, total[leader]!)
      if (tolls >= LEAST_TOLLS || (tolls > 0 && gist.stems.length <= BARELY_A_TOLL)) return true
      if (stems < LEAST_SHARED) return false
      if (contained >= LEAST_CONTAINED && ofLonger >= LEAST_OF_LONGER) return true
      return (
        contained >= ALIGNED_CONTAINED && ofLonger >= ALIGNED_OF_LONGER && aligned(contents[leader]!.gist.key, gist.key)
      )
    }
    const best = bestLeader(shared, isAlike, (leader, { weight, tolls }) => weight / total[leader]! + tolls)
    if (best !== undefined) groups.get(best)!.push(i)
    else {
      groups.set(i, [i])
      for (const stem of [...gist.stems, ...gist.tolls]) post(leaders, stem, i)
    }
  }
  return [...groups.values()]
}

/** What a content has in common with a leader. */
interface Shared {
  readonly weight: number
  readonly stems: number
  readonly tolls: number
}

function bestLeader(
  shared: ReadonlyMap<number, Shared>,
  isAlike: (leader: number, shared: Shared) => boolean,
  closeness: (leader: number, shared: Shared) => number,
): number | undefined {
  let best: number | undefined
  let most = 0
  for (const [leader, common] of shared) {
    const close = closeness(leader, common)
    if (close <= most || !isAlike(leader, common)) continue
    most = close
    best = leader
  }
  return best
}

/** Inverse document frequency, over distinct contents: a copy more changes no weight. */
function weights(contents: readonly Content<unknown>[]): (stem: string) => number {
  const frequency = new Map<string, number>()
  for (const { gist } of contents) for (const stem of gist.stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  return (stem) => Math.log(1 + contents.length / (frequency.get(stem) ?? 1))
}

function post(postings: Map<string, number[]>, stem: string, content: number): void {
  const list = postings.get(stem)
  if (list === undefined) postings.set(stem, [content])
  else if (list.length < MOST_POSTINGS) list.push(content)
}
