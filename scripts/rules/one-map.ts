import type { Rule } from './rule.ts'

export const oneMap: Rule = {
  name: 'one-map',
  why: 'the layout is the architecture: ARCHITECTURE.md and the folders say the same',
  check: (files) => {
    const map = files.find(({ path }) => path === 'ARCHITECTURE.md')?.text ?? ''
    const folders = new Set(files.flatMap(({ path }) => /^(src\/core\/[^/]+|src\/[^/]+)\/./.exec(path)?.[1] ?? []))
    const drawn = new Set([...map.matchAll(/^\| `(src\/[^`]+)\/`/gm)].map(([, folder]) => folder ?? ''))
    return [
      ...[...folders].filter((folder) => !drawn.has(folder)).map((folder) => `ARCHITECTURE.md: no row for ${folder}`),
      ...[...drawn]
        .filter((folder) => !folders.has(folder))
        .map((folder) => `ARCHITECTURE.md: a row for ${folder}, which is not there`),
    ]
  },
}
