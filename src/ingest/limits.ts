/** How much of one input is held in memory at once. What is larger becomes a `too-large` issue. */
export interface Limits {
  /** Of one JSON line, in bytes. */
  readonly line: number
  /** Of one text or JSON file, in bytes. */
  readonly file: number
  /** Of one page, in bytes: as a tree it takes a hundred times as much. */
  readonly page: number
  /** Of an archive that has to be held whole because it stands in another one or comes through a pipe, in bytes. */
  readonly archive: number
  /** How many archives may stand around another one: an archive in an archive is common, a third is made to keep a machine busy. */
  readonly nesting: number
}

/** The longest articles have some hundred kilobytes, the largest pages a few megabytes; these leave room for both. */
export const LIMITS: Limits = {
  line: 16 * 2 ** 20,
  file: 64 * 2 ** 20,
  page: 8 * 2 ** 20,
  archive: 256 * 2 ** 20,
  nesting: 2,
}
