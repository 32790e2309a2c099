// Write the reviewed twin of the expansion: every form of every reporting word, and a digest of all its spellings.
//   node scripts/cue-forms.ts
// The program expands the lexicon's rows when it starts and reads nothing of this; a test holds both together, so that a change of one
// row or rule shows in the diff as the words it makes and takes.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CueForm, cueForms, cueNouns, type Mood } from '../src/core/2-attributions/cues/cue-forms.ts'
import type { Lexicon } from '../src/core/lexicon.ts'
import { loadLexicon } from '../src/lexicon/load.ts'

export const TWIN = fileURLToPath(new URL('../fixtures/cue-forms.tsv', import.meta.url))

const MOODS: readonly Mood[] = ['perfect', 'imperfect', 'circumstance', 'noun']
const HEADER = ['word', 'kind', ...MOODS, 'spellings', 'digest'].join('\t')
/** Enough of a hash to tell two expansions apart. */
const DIGEST_LENGTH = 12

type Spelled = readonly [spelling: string, form: CueForm]

/** One line a word: its forms without anything written on them, the number of all its spellings and their digest. */
export function twinOf(lexicon: Lexicon): string {
  const verbs = [...cueForms(lexicon.rows('ar/reporting-verbs'))].flatMap(([spelling, forms]) =>
    forms.map((form): Spelled => [spelling, form]),
  )
  const nouns = [...cueNouns(lexicon.rows('ar/cue-nouns'))]
  return [HEADER, ...linesOf('verb', verbs), ...linesOf('noun', nouns), ''].join('\n')
}

function linesOf(kind: string, all: readonly Spelled[]): string[] {
  const words = Map.groupBy(all, ([, { verb }]) => verb.id)
  return [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, spelled]) => lineOf(kind, id, spelled))
}

const lineOf = (kind: string, id: string, spelled: readonly Spelled[]): string =>
  [id, kind, ...MOODS.map((mood) => bare(spelled, mood)), spelled.length, digest(spelled)].join('\t')

/** Its forms in one mood; of the nouns beside a verb, which always have an owner, those with nothing on their front. */
const bare = (spelled: readonly Spelled[], mood: Mood): string =>
  spelled
    .filter(([, form]) => form.mood === mood && form.skip === 0 && (!form.object || form.verb.class !== 'noun'))
    .filter(([, form]) => !form.object || mood === 'noun')
    .map(([spelling]) => spelling)
    .sort()
    .join(' ')

const digest = (spelled: readonly Spelled[]): string =>
  createHash('sha256').update(spelled.map(told).sort().join('\n')).digest('hex').slice(0, DIGEST_LENGTH)

const told = ([spelling, { mood, person, feminine, plural, joined, skip, object, hamza }]: Spelled): string =>
  [spelling, mood, person, feminine, plural, joined, skip, object, hamza].join(' ')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const twin = twinOf(loadLexicon())
  writeFileSync(TWIN, twin)
  process.stdout.write(`${join('fixtures', 'cue-forms.tsv')}: ${twin.split('\n').length - 2} words\n`)
}
