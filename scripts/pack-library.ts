// Build the library into dist/library, as `npm pack` ships it: JavaScript and types, and the tables inside a module.
//   node scripts/pack-library.ts
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { TABLES } from '../src/core/lexicon.ts'
import { loadLexicon } from '../src/lexicon/load.ts'

const OUT = 'dist/library'

rmSync(OUT, { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--project', 'src/library/tsconfig.package.json'],
  {
    stdio: 'inherit',
  },
)
if (status !== 0) process.exit(status ?? 1)
writeFileSync(`${OUT}/library/words.js`, wordsModule())
for (const end of ['js', 'd.ts']) rmSync(`${OUT}/lexicon/load.${end}`)

/** What `words.ts` reads from files. The hash is the one of the tables, so that a record says the same wherever it was made. */
function wordsModule(): string {
  const names = Object.keys(TABLES).sort()
  const tables = Object.fromEntries(names.map((name) => [name, readFileSync(`lexicon/${name}.tsv`, 'utf8')]))
  return `import { parseTable } from '../lexicon/parse.js'

const HASH = ${JSON.stringify(loadLexicon().hash)}
const TABLES = ${JSON.stringify(tables, null, 1)}
const parsed = new Map()

/** The words of the tables, read once. */
export const words = () => ({ rows, hash: HASH })

function rows(table) {
  if (!parsed.has(table)) parsed.set(table, parseTable(table, TABLES[table], \`lexicon/\${table}.tsv\`))
  return parsed.get(table)
}
`
}
