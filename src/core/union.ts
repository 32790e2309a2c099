/** Sets of strings that only grow together: union-find. A set is named by its smallest member, so that the order of joining never shows. */
export interface Union {
  join(a: string, b: string): void
  /** The smallest of the set; of one never joined itself. */
  of(member: string): string
}

export function union(): Union {
  const parent = new Map<string, string>()
  const of = (member: string): string => {
    let root = member
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    for (let at = member; at !== root; ) {
      const up = parent.get(at)!
      parent.set(at, root)
      at = up
    }
    return root
  }
  return {
    of,
    join: (a, b) => {
      const [x, y] = [of(a), of(b)]
      if (x < y) parent.set(y, x)
      else if (y < x) parent.set(x, y)
    },
  }
}
