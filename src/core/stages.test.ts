import { expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { FLOW, stepNamed } from './stages.ts'

const lexicon = loadLexicon()

test.each(FLOW.map((step) => [step.name, step] as const))(
  'the stage of step %s has its name and says what it does',
  (name, step) => {
    const stage = step.make(lexicon)
    expect(stage.name).toBe(name)
    expect(stage.does).not.toBe('')
  },
)

test('each step takes what an earlier one gives, or what comes from outside', () => {
  const given = new Set(['Document', 'PairOfDocuments', 'Story'])
  for (const { takes, gives } of FLOW) {
    expect(given).toContain(takes)
    given.add(gives)
  }
})

test('a step is found by its name, and none by another', () => {
  expect(stepNamed('links')?.gives).toBe('Link')
  expect(stepNamed('nothing')).toBeUndefined()
})
