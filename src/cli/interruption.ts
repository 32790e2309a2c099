/** Thrown by work that stops because Ctrl-C was pressed; what it did so far is kept. */
export class Interrupted extends Error {}

/** As shells say it: 128 and the signal's number. */
export const INTERRUPTED_EXIT = 130

export interface Interruption {
  /** Called between batches: throws `Interrupted` once the user wants to stop. */
  check(): void
}

/** Let long work stop between two batches; a second Ctrl-C stops at once, which loses nothing that is kept either. */
export function listenForInterruption(): Interruption {
  let wanted = false
  const stop = () => {
    if (wanted) process.exit(INTERRUPTED_EXIT)
    wanted = true
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    check() {
      if (wanted) throw new Interrupted()
    },
  }
}
