/** A number below another, from a source that is the same on every run. */
export type Below = (below: number) => number

export function shuffled<T>(list: readonly T[], below: Below): T[] {
  const all = [...list]
  for (let i = all.length - 1; i > 0; i--) {
    const k = below(i + 1)
    ;[all[i], all[k]] = [all[k]!, all[i]!]
  }
  return all
}

/** Arabic letters alone: a word that can stand in for another. */
export const isPlainWord = (word: string): boolean => /^[\u0621-\u064A]{3,8}$/.test(word)
