import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import { attributionsStage } from './attributions.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const attributions = attributionsStage(lexicon)

/** Short enough to be quick, long enough that what grows with the square shows. */
const TIMES = 1000
const LONGER = 8
/** Of one long text over as many short ones as it holds: linear growth is 1, the square is `LONGER`. */
const MOST_GROWTH = LONGER / 2
const RUNS = 3

const ARTICLE = 'قال الوزير سامي السهيل إن الجسر سيفتح غدا، وأضاف أن 20 عاملا شاركوا في البناء، بحسب الصحيفة. '

for (const [name, textOf] of [
  ['«he said that» in a row', (times) => 'he said that '.repeat(times)],
  ['«قال إن» in a row', (times) => 'قال إن '.repeat(times)],
  ['«بحسب» in a row', (times) => 'بحسب '.repeat(times)],
  ['short quotations with a verb behind', (times) => '"a" said b. '.repeat(times)],
  ['speeches inside speeches', (times) => '«قال الوزير سنعود '.repeat(times) + '»'.repeat(times)],
  ['quotation marks inside quotation marks', (times) => `قال ${'«'.repeat(times)}نعم${'»'.repeat(times)}`],
  ['one endless line', (times) => ARTICLE.repeat(times / 5)],
  ['one endless sentence', (times) => ARTICLE.replaceAll('.', ' ').repeat(times / 5)],
  ['a line a sentence', (times) => `${ARTICLE}\n`.repeat(times / 5)],
  ['names in a row', (times) => 'سامي السهيل '.repeat(times)],
  ['words of all kinds', (times) => Array.from({ length: times }, (_, i) => `سك${i.toString(36)}`).join(' ')],
] as readonly (readonly [string, (times: number) => string])[])
  test(`${name} costs in proportion to its length`, { timeout: 120_000 }, () => {
    const [short, long] = [textOf(TIMES), textOf(TIMES * LONGER)]
    // both warm, both in turn and about as long at work, so that what else the machine does meets both alike
    const runs = Array.from({ length: RUNS }, () => [cost(short, LONGER), cost(long, 1)] as const)
    const least = (of: 0 | 1): number => Math.min(...runs.map((run) => run[of]))
    expect(least(1) / least(0)).toBeLessThan(MOST_GROWTH)
  })

/** Milliseconds of so many analyses. */
function cost(text: string, times: number): number {
  const start = performance.now()
  for (let i = 0; i < times; i++)
    for (const read of reading.run({ id: 'd', text }))
      for (const found of attributions.run(read)) expect(found.id).toBe('d')
  return performance.now() - start
}
