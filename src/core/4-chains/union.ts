/** Sets that only grow together: union-find over strings. A set is named by its smallest member, so that order of joining never shows. */
export interface Union {
  join(a: string, b: string): void
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
      const [smaller, larger] = [of(a), of(b)].sort()
      if (smaller !== larger) parent.set(larger!, smaller!)
    },
  }
}
