import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readingStage } from '../core/1-reading/reading.ts'
import { attributionsStage } from '../core/2-attributions/attributions.ts'
import type { Analysis } from '../core/records.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { messagesIn } from './messages.ts'

/** The short cases of all phenomena: between them they go through every rule of attribution. */
function analyses(): Analysis[] {
  const lexicon = loadLexicon()
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  return ['ar', 'en'].flatMap((language) => {
    const file = fileURLToPath(new URL(`../../eval/phenomena/${language}.jsonl`, import.meta.url))
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => [...read.run({ ...(JSON.parse(line) as { id: string; text: string }), language })])
      .flatMap((reading) => [...attribute.run(reading)])
  })
}

for (const language of ['ar', 'en'] as const)
  test(`every rule that finds or resolves something has its sentence in ${language}`, () => {
    const messages = messagesIn(language)
    const found = analyses().flatMap(({ attributions }) => attributions)
    const unsaid = new Set([
      ...found.filter(({ rule }) => messages.rule(rule) === undefined).map(({ rule }) => rule),
      ...found.flatMap(({ speaker: { rule, vagueness } }) => [
        ...(rule !== undefined && messages.word('speaker-rule', rule) === rule ? [rule] : []),
        ...(vagueness !== undefined && messages.word('vagueness', vagueness) === vagueness ? [vagueness] : []),
      ]),
    ])
    expect([...unsaid]).toEqual([])
  })
