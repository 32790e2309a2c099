import { lexiconWhole } from './lexicon-whole.ts'
import { logicalSides } from './logical-sides.ts'
import { oneMap } from './one-map.ts'
import { pureCore } from './pure-core.ts'
import type { Rule } from './rule.ts'
import { smallFiles } from './small-files.ts'
import { stagesApart } from './stages-apart.ts'
import { wordsAreData } from './words-are-data.ts'

/** Every house rule; a new one comes with a file that fails it, in `rules.test.ts`. */
export const RULES: readonly Rule[] = [
  wordsAreData,
  pureCore,
  stagesApart,
  smallFiles,
  logicalSides,
  oneMap,
  lexiconWhole,
]
