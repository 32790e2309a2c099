import type { Analysis } from '../records.ts'
import { cut } from '../text/span.ts'
import type { Names } from './names.ts'
import type { Person } from './people.ts'

/** How people are introduced: «رئيس هيئة الموانئ سالم الفهد» says who bears the role, and for which institution. */
export interface Phrases {
  key(phrase: string): string
  /** Keys of the people whose source phrases hold all the words, sorted. */
  bearers(key: string): readonly string[]
}

/** A single word («الوزير») is borne by too many. */
const LEAST_WORDS = 2

export function phrasesOf(analyses: readonly Analysis[], people: ReadonlyMap<string, Person>, naming: Names): Phrases {
  const byWord = new Map<string, Set<string>>()
  for (const { document, attributions } of analyses)
    for (const { speaker, source } of attributions) {
      const person = speaker.type === 'person' && speaker.name !== null ? people.get(speaker.name) : undefined
      if (person === undefined) continue
      for (const span of source)
        for (const word of naming.plain(cut(document.text, span))) {
          const known = byWord.get(word)
          if (known) known.add(person.key)
          else byWord.set(word, new Set([person.key]))
        }
    }
  return {
    key: (phrase) => naming.plain(phrase).join(' '),
    bearers: (key) => {
      const words = key.split(' ')
      if (words.length < LEAST_WORDS) return []
      const [first, ...rest] = words
        .map((word) => byWord.get(word) ?? new Set<string>())
        .sort((a, b) => a.size - b.size)
      return [...first!].filter((person) => rest.every((bearers) => bearers.has(person))).sort()
    },
  }
}
