// Which words an answer rests on, and where they come from.
import { lexicon } from 'isnad'

const { hash, tables } = lexicon()
console.log(/^[0-9a-f]{64}$/.test(hash))
for (const { name, rows, sources } of tables.filter((table) => table.name.endsWith('reporting-verbs')))
  console.log(`${name}: ${rows > 50} ${sources.every(({ source }) => source !== '')}`)
