/** The bundle of the executors, in which one article ends the thread that reads it and another one throws. */
import type { Tasks } from '../src/engine/engine.ts'
import { execute } from '../src/spark/executor.ts'
import { makeTasks } from '../src/spark/tasks.ts'

function crashing(): Tasks {
  const tasks = makeTasks() as Record<string, (input: string) => unknown>
  return {
    ...tasks,
    analyse: (json: string) => {
      const { id } = JSON.parse(json) as { readonly id: string }
      if (id === 'kills') process.exit(9)
      if (id === 'throws') throw new RangeError('too deep')
      return tasks.analyse!(json)
    },
  } as Tasks
}

await execute(crashing, process.argv.slice(2))
