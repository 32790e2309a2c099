/**
 * The bundle that executors run: one file with the stages and the lexicon (`npm run bundle`).
 *   node isnad-stages.mjs stage NAME [--key]   a stage as a JSON Lines filter, as `isnad stage` is
 *   node isnad-stages.mjs filter NAME          what `isnad engine spark` runs over the rows of a partition
 */
import { execute } from './executor.ts'
import { makeTasks } from './tasks.ts'

await execute(makeTasks, process.argv.slice(2))
