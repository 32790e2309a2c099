/**
 * A function that remembers its latest answers.
 *
 * @param most  what the remembered answers may weigh together; the ones not asked for longest go first
 */
export function remembered<Key, Value>(
  fetch: (key: Key) => Value,
  weight: (key: Key, value: Value) => number,
  most: number,
): (key: Key) => Value {
  const known = new Map<Key, Value>()
  let total = 0
  return (key) => {
    const before = known.get(key)
    const value = before ?? fetch(key)
    // a map keeps the order of setting: what was asked for last stands last
    if (before !== undefined) known.delete(key)
    else total += weight(key, value)
    known.set(key, value)
    for (const [oldest, old] of known) {
      if (total <= most || oldest === key) break
      known.delete(oldest)
      total -= weight(oldest, old)
    }
    return value
  }
}
