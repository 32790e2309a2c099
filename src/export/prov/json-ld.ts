import type { ProvNode, Value } from './node.ts'

/** A node as JSON-LD, under a context of prefixes alone. */
export const jsonLd = ({ id, ...node }: ProvNode): Readonly<Record<string, unknown>> => ({ '@id': id, ...fields(node) })

function fields({ types, says }: Omit<ProvNode, 'id'>): Readonly<Record<string, unknown>> {
  const byProperty = new Map<string, unknown[]>()
  for (const [property, value] of says) byProperty.set(property, [...(byProperty.get(property) ?? []), object(value)])
  return { ...(types.length > 0 && { '@type': types }), ...Object.fromEntries(byProperty) }
}

function object(value: Value): unknown {
  if ('id' in value) return { '@id': value.id }
  if ('node' in value) return fields(value.node)
  const { text, type, language } = value
  return {
    '@value': text,
    ...(type !== undefined && { '@type': type }),
    ...(language !== undefined && { '@language': language }),
  }
}
