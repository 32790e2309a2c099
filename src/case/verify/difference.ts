/** What part of a case is checked, in this order. */
export type Part =
  | 'database'
  | 'log'
  | 'contents'
  | 'captures'
  | 'removals'
  | 'decisions'
  | 'settings'
  | 'records'
  | 'seal'
  | 'rebuilt'

/** Something that is not as it was left, or cannot be. */
export interface Difference {
  readonly part: Part
  /** What it is about, and what was expected and found: one line. */
  readonly message: string
}

/** Differences of one part, as they are found; what it gives in the end is how many things it looked at. */
export type Check = Generator<Difference, number>
