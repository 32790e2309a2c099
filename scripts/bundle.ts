// One file with the stages and the lexicon, to be sent to machines that have Node 24 and nothing of Isnad.
//   npm run bundle [-- FOLDER]     writes FOLDER/isnad-stages.mjs and the job that submits it; FOLDER is dist/spark when not given
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { builtVersion } from '../src/cli/version.ts'
import { TABLES, type TableName } from '../src/core/lexicon.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { RULES } from '../src/spark/rules.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const JOB = join(ROOT, 'src', 'spark', 'job')
const MAIN = join(ROOT, 'src', 'spark', 'main.ts')
export const BUNDLE = 'isnad-stages.mjs'
/** The first major version of Node that runs it. */
const NODE = 24

/** The tables as they are once read and checked, in place of the reader of the folder. */
const inlinedLexicon: Plugin = {
  name: 'inlined-lexicon',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src\/lexicon\/load\.ts$/ }, () => ({ loader: 'js', contents: lexiconModule() }))
  },
}

function lexiconModule(): string {
  const lexicon = loadLexicon()
  const tables = Object.fromEntries((Object.keys(TABLES) as TableName[]).map((name) => [name, lexicon.rows(name)]))
  // parsed once as JSON: several times faster to start than the same as code
  return `const tables = JSON.parse(${JSON.stringify(JSON.stringify(tables))})
export const loadLexicon = () => ({ rows: (table) => tables[table], hash: ${JSON.stringify(lexicon.hash)} })`
}

/** Says what is missing before anything of a newer Node is used; modules of Node itself are all that was loaded before. */
const VERSION_CHECK = `if (Number(process.versions.node.split('.')[0]) < ${NODE}) {
  process.stderr.write('isnad: needs Node ${NODE} or later on every executor, found ' + process.versions.node + ' at ' + process.execPath + ' on ' + (process.env.HOSTNAME || 'this machine') + '\\n')
  process.exit(3)
}
`

/**
 * Write the bundle, and beside it the job that is submitted with it.
 *
 * Its first line tells the job, which is no JavaScript, what it is of and the numbers that decide in its SQL.
 *
 * @param main  another entry than the executors', for tests
 */
export async function bundle(folder: string, main: string = MAIN): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [main],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: `node${NODE}`,
    legalComments: 'inline',
    // commander is CommonJS
    banner: {
      js: `import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)\n${VERSION_CHECK}`,
    },
    plugins: [inlinedLexicon],
    logLevel: 'error',
  })
  const [{ text }] = outputFiles as [(typeof outputFiles)[number]]
  const about = {
    version: builtVersion(),
    lexicon: loadLexicon().hash,
    hash: createHash('sha256').update(text).digest('hex'),
    node: NODE,
    rules: RULES,
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, BUNDLE), `// isnad-bundle ${JSON.stringify(about)}\n${text}`)
  for (const file of readdirSync(JOB)) if (file.endsWith('.py')) copyFileSync(join(JOB, file), join(folder, file))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(ROOT, 'dist', 'spark'))
  await bundle(folder)
  process.stdout.write(`${join(folder, BUNDLE)}\n`)
}
