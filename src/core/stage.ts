/**
 * A stage is pure: same records in, same records out, in any order, on any machine.
 *
 * Map and shuffle are what every distributed engine offers, so these three shapes are all there is. Tables and options reach a
 * stage when it is made (`readingStage(lexicon)`), never while it runs.
 */
export type Stage<In, Out> = MapStage<In, Out> | GroupStage<In, Out> | ConnectStage<In, Out>

interface Named {
  readonly name: string
  /** One line for help and docs. */
  readonly does: string
}

/** Each record by itself. */
export interface MapStage<In, Out> extends Named {
  readonly kind: 'map'
  run(record: In): Iterable<Out>
}

/** All records with one key together; they arrive in any order, and a stage that cares sorts. */
export interface GroupStage<In, Out> extends Named {
  readonly kind: 'group'
  key(record: In): string
  run(key: string, group: readonly In[]): Iterable<Out>
}

/** Connected components of a graph whose edges are the records; a component is named by its smallest node. */
export interface ConnectStage<In, Out> extends Named {
  readonly kind: 'connect'
  ends(record: In): readonly [string, string]
  run(node: string, component: string): Out
}
