import type { Quad } from 'n3'
import { DAY, type Instant, instantOf } from '../../core/instants.ts'

const PROV = 'http://www.w3.org/ns/prov#'
const DERIVED = new Set(
  ['wasDerivedFrom', 'wasQuotedFrom', 'wasRevisionOf', 'hadPrimarySource'].map((name) => `${PROV}${name}`),
)

/** Which entity came from which, of all bundles. */
export function derivations(quads: Iterable<Quad>): (readonly [later: string, earlier: string])[] {
  const found: (readonly [string, string])[] = []
  for (const { subject, predicate, object } of quads)
    if (DERIVED.has(predicate.value)) found.push([subject.value, object.value])
  return found
}

/** A circle among derivations, as the things on it; nothing where there is none. */
export function circleIn(edges: readonly (readonly [string, string])[]): string[] | undefined {
  const next = Map.groupBy(edges, ([from]) => from)
  const done = new Set<string>()
  for (const start of next.keys()) {
    const way: { readonly at: string; left: string[] }[] = [
      { at: start, left: (next.get(start) ?? []).map(([, to]) => to) },
    ]
    const on = new Set([start])
    while (way.length > 0) {
      const here = way.at(-1)!
      const to = here.left.pop()
      if (to === undefined) {
        done.add(here.at)
        on.delete(here.at)
        way.pop()
      } else if (on.has(to)) return [...way.map(({ at }) => at), to]
      else if (!done.has(to)) {
        way.push({ at: to, left: (next.get(to) ?? []).map(([, end]) => end) })
        on.add(to)
      }
    }
  }
  return undefined
}

/** Derivations whose source was published after what came from it; only where both times are known. A day alone is its whole day. */
export function tooEarly(quads: readonly Quad[]): (readonly [later: string, earlier: string])[] {
  const times = new Map<string, Instant>()
  for (const { subject, predicate, object } of quads) {
    const instant = predicate.value === ISSUED ? instantOf(object.value) : undefined
    if (instant !== undefined) times.set(subject.value, instant)
  }
  return derivations(quads).filter(([later, earlier]) => {
    const [copy, source] = [times.get(later), times.get(earlier)]
    return copy !== undefined && source !== undefined && source.at > (copy.hour ? copy.at : copy.at + DAY - 1)
  })
}

/** How many derivations have both times, so that the answer is about something. */
export function timed(quads: readonly Quad[]): number {
  const known = new Set(
    quads.flatMap(({ subject, predicate, object }) =>
      predicate.value === ISSUED && instantOf(object.value) !== undefined ? [subject.value] : [],
    ),
  )
  return derivations(quads).filter(([later, earlier]) => known.has(later) && known.has(earlier)).length
}

const ISSUED = 'http://purl.org/dc/terms/issued'
