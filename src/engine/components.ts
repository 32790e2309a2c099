import { union } from '../core/union.ts'

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
  const sets = union()
  for (const [a, b] of edges) sets.join(a, b)
  return new Map(nodes.map((node) => [node, sets.of(node)]))
}
