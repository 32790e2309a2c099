import { linesThat, type Rule } from './rule.ts'

const PHYSICAL = /(margin|padding|border)-(left|right)|text-align:\s*(left|right)|(^|[\s{;"'])(left|right)\s*:/

export const logicalSides: Rule = {
  name: 'logical-sides',
  why: 'right-to-left first: styles speak of start and end',
  check: (files) =>
    linesThat(
      files,
      (path) => /^src\/render\/.*(css|style).*\.(ts|css)$/.test(path) || path.endsWith('.css'),
      (line) => (PHYSICAL.test(line) ? `physical side: ${line.trim()}` : undefined),
    ),
}
