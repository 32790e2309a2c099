import { TABLES } from '../../src/core/lexicon.ts'
import type { Rule } from './rule.ts'

export const lexiconWhole: Rule = {
  name: 'lexicon-whole',
  why: 'each table in lexicon/ is declared in TABLES and the other way round, and its README says what it holds',
  check: (files) => {
    const readme = files.find(({ path }) => path === 'lexicon/README.md')?.text ?? ''
    const there = new Set(files.flatMap(({ path }) => /^lexicon\/(.+)\.tsv$/.exec(path)?.[1] ?? []))
    return [
      ...[...there].filter((name) => !(name in TABLES)).map((name) => `lexicon/${name}.tsv: not declared in TABLES`),
      ...Object.keys(TABLES).flatMap((name) => (there.has(name) ? [] : [`src/core/lexicon.ts: no file for ${name}`])),
      ...[...there]
        .filter((name) => !readme.includes(`\`${name}\``))
        .map((name) => `lexicon/README.md: no row for ${name}`),
    ]
  },
}
