import { HOUR } from '../../src/core/instants.ts'
import type { Document } from '../../src/core/records.ts'
import type { Below } from '../draws.ts'
import { OUTLETS } from './frames.ts'
import type { Planted, Trees } from './plant.ts'

/** An article that tells of several stories, and what it took of each. */
export interface RoundUp {
  readonly document: Document
  readonly stories: readonly number[]
}

/** It takes the first lines of an article, so much of it. */
const TAKEN = 0.7
const MOST_HOURS = 12
/** So many of a hundred stories are told of in a round-up, … */
const TOLD = 40
/** … by twos to fours, those that begun one after the other. */
const SIZES = [2, 2, 3, 4]

/** Articles that put stories together that have nothing to do with each other: each keeps the origin that it had. */
export function roundUps({ planted }: Trees, below: Below): RoundUp[] {
  const stories = [...Map.groupBy(planted, ({ story }) => story).values()]
    .filter(([first]) => first!.parent === undefined && first!.words.length > 0)
    .sort(([a], [b]) => (a!.document.published! < b!.document.published! ? -1 : 1))
  const made: RoundUp[] = []
  for (let at = 0; at < stories.length; ) {
    const size = below(100) < TOLD ? SIZES[below(SIZES.length)]! : 1
    const told = stories.slice(at, at + size)
    at += size
    if (told.length > 1) made.push(roundUp(told, made.length, below))
  }
  return made
}

function roundUp(stories: readonly (readonly Planted[])[], n: number, below: Below): RoundUp {
  const parts = stories.map((story) => story[below(story.length)]!.document)
  const last = Math.max(...parts.map(({ published }) => Date.parse(published!)))
  const { name, footer } = OUTLETS[below(OUTLETS.length)]!
  const lines = [...parts.flatMap(({ text }) => beginning(text)), footer].filter((line) => line !== undefined)
  return {
    document: {
      id: `round-up-${String(n).padStart(4, '0')}`,
      text: lines.join('\n'),
      outlet: name,
      published: new Date(last + (1 + below(MOST_HOURS * 60)) * (HOUR / 60)).toISOString(),
    },
    stories: stories.map(([first]) => first!.story),
  }
}

function beginning(text: string): string[] {
  const words = text.split(' ')
  return words
    .slice(0, Math.ceil(words.length * TAKEN))
    .join(' ')
    .split('\n')
}
