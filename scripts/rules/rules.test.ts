import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { SourceFile } from './rule.ts'
import { RULES } from './rules.ts'
import { wordsAreData } from './words-are-data.ts'

/** For each rule, a file that fails it: a check that has never failed is not trusted. */
const FAILING: Readonly<Record<string, SourceFile>> = {
  'words-are-data': { path: 'src/core/x.ts', text: "const says = 'قال'\n" },
  'pure-core': { path: 'src/core/x.ts', text: 'const now = Date.now()\n' },
  'stages-apart': { path: 'src/core/3-links/x.ts', text: "import { y } from '../1-reading/y.ts'\n" },
  'small-files': { path: 'src/core/x.ts', text: 'x\n'.repeat(301) },
  'logical-sides': { path: 'src/render/style.css', text: 'p { margin-left: 1rem }\n' },
  'one-map': { path: 'src/elsewhere/x.ts', text: '' },
  'lexicon-whole': { path: 'lexicon/ar/strange.tsv', text: 'id\tsource\n' },
}

/** And its neighbour, which the rule must let pass. */
const PASSING: Readonly<Record<string, SourceFile>> = {
  'words-are-data': { path: 'src/core/x.ts', text: '// «قال» is an example\n' },
  'pure-core': { path: 'src/cli/x.ts', text: 'const now = Date.now()\n' },
  'stages-apart': { path: 'src/core/3-links/x.ts', text: "import { y } from '../text/y.ts'\n" },
  'small-files': { path: 'src/core/x.ts', text: 'x\n'.repeat(300) },
  'logical-sides': { path: 'src/render/style.css', text: 'p { margin-inline-start: 1rem }\n' },
}

for (const rule of RULES) {
  const failing = FAILING[rule.name]
  const passing = PASSING[rule.name]
  test(`${rule.name} finds what it is for`, () => {
    expect(
      failing && rule.check([failing]).filter((found) => found.includes(failing.path) || rule.name === 'one-map'),
    ).not.toEqual([])
  })
  if (passing) test(`${rule.name} lets its neighbour pass`, () => expect(rule.check([passing])).toEqual([]))
}

test('the project keeps its own rules', () => {
  const paths = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
  const files = paths
    .filter((path) => /\.(ts|md|tsv|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  expect(RULES.flatMap((rule) => rule.check(files).map((found) => `${rule.name}: ${found}`))).toEqual([])
})

for (const [line, found] of [
  ["if (word(page, at) === 'according') return", 1],
  ["if (word(page, at + (b ? 1 : 2)) !== 'to') return", 1],
  ["return token.text === 'the'", 1],
  ["return ['in', 'on', 'at'].includes(word(page, at))", 1],
  ["return 'said' === tokens[i]!.text", 1],
  ["return token.kind === 'word'", 0],
  ["return role === 'boundary' || frames.has('quote')", 0],
  ["return word(page, at) === ','", 0],
  ["// word(page, at) === 'according' is an example", 0],
] as const)
  test(`an English word that decides: ${line}`, () =>
    expect(wordsAreData.check([{ path: 'src/core/2-attributions/x.ts', text: line }]).length).toBe(found))
