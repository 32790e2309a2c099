/** Marks that a clause ends at and another begins after, in Arabic and English. */
export const CLAUSE_SIGNS: ReadonlySet<string> = new Set([
  '\u060c',
  ',',
  '\u061b',
  ';',
  ':',
  '.',
  '\u061f',
  '?',
  '!',
  '\u2026',
  '(',
])
