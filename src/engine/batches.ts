import type { Job, Stream } from './engine.ts'

/** A message costs about as much as analysing a sentence; this many inputs share one. */
const BATCH_INPUTS = 32
/** A batch of long inputs is closed earlier, so that little is held in memory: in characters, of inputs that are strings. */
const BATCH_CHARACTERS = 256 * 1024

/** Group a stream into batches to be sent together, in order. */
export async function* batches<Key>(inputs: Stream<Job<Key>>): AsyncGenerator<readonly Job<Key>[]> {
  let batch: Job<Key>[] = []
  let characters = 0
  for await (const job of inputs) {
    batch.push(job)
    characters += typeof job.input === 'string' ? job.input.length : BATCH_CHARACTERS
    if (batch.length >= BATCH_INPUTS || characters >= BATCH_CHARACTERS) {
      yield batch
      batch = []
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}
