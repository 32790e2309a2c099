/** Where numbers are put that memory has no room for. What is written to one name comes back in one piece, in the order it was written. */
export interface Aside {
  write(name: string, numbers: Uint32Array): void
  /** Nothing when nothing was written. */
  read(name: string): Uint32Array
}

/** How much memory a large piece of work may hold at a time, and where the rest goes meanwhile. */
export interface Room {
  readonly bytes: number
  readonly aside: Aside
}
