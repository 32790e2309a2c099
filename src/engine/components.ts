/**
 * The connected components of a graph: what a connect stage asks of its engine.
 *
 * @param nodes  all of them, each once
 * @returns      for each node the smallest of its component
 */
export function components(
  nodes: readonly string[],
  edges: Iterable<readonly [string, string]>,
): ReadonlyMap<string, string> {
  const up = new Map(nodes.map((node) => [node, node]))
  const top = (node: string): string => {
    let at = node
    for (let next = up.get(at)!; next !== at; next = up.get(at)!) {
      up.set(at, up.get(next)!)
      at = next
    }
    return at
  }
  for (const [a, b] of edges) {
    const [x, y] = [top(a), top(b)]
    // the smaller stays on top, so that a component is named by its smallest
    if (x < y) up.set(y, x)
    else if (y < x) up.set(x, y)
  }
  return new Map(nodes.map((node) => [node, top(node)]))
}
