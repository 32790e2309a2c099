import type { Lexicon } from '../lexicon.ts'
import type { Analysis, Attribution, ChainNode, Speaker } from '../records.ts'
import { cut } from '../text/span.ts'
import { betterNames, decidedPeople, NOTHING_DECIDED } from './decided-speakers.ts'
import type { DecidedSpeakers } from './decisions.ts'
import { type Names, names } from './names.ts'
import type { Outlets } from './outlets.ts'
import { type Person, peopleOf } from './people.ts'
import { type Phrases, phrasesOf } from './phrases.ts'
import { type Grade, grader } from './vagueness.ts'

/** What stands at the end of an attribution. */
export interface Holder {
  readonly node: ChainNode
  readonly grade: Grade
}

export interface Roster {
  /** Who holds an attribution; undefined when the text gives nobody. */
  holder(analysis: Analysis, attribution: Attribution): Holder | undefined
  /** Who a holder could be as well: of a bare surname its bearers, of an institution the people who speak for it. Node ids. */
  mayBe(node: string): readonly string[]
}

/**
 * The speakers of a story, merged across its documents.
 *
 * People by their names (see `peopleOf`); institutions, roles and cited documents when their words are one; a role also joins the one
 * person who bears it elsewhere in the story. Unnamed sources are one a document: nobody knows who they are.
 */
export function rosters(
  lexicon: Lexicon,
): (analyses: readonly Analysis[], outlets: Outlets, decided?: DecidedSpeakers) => Roster {
  const naming = names(lexicon)
  const grade = grader(lexicon)
  return (analyses, outlets, decided = NOTHING_DECIDED) => {
    const people = decidedPeople(peopleOf(printedNames(analyses), naming), naming, decided)
    const betterName = betterNames(decided, naming)
    const phrases = phrasesOf(analyses, people, naming)
    const fullest = fullestWords(analyses, naming)
    const byKey = new Map([...people.values()].map((person) => [person.key, person]))
    const personNode = (person: Person): ChainNode => ({
      id: speakerId(person.key),
      kind: 'speaker',
      name: person.name,
      ...(person.aliases.length > 0 && { aliases: person.aliases }),
      ...(person.mayBe.length > 1 && { ambiguous: true as const }),
    })
    const named = (speaker: Speaker, printed: string): ChainNode => {
      const phrase = betterName(printed)
      const person =
        phrase !== printed || speaker.type === 'person'
          ? people.get(phrase)
          : bearerOf(speaker.type, phrase, phrases, byKey)
      if (person) return personNode(person)
      if (speaker.type === 'organisation') return outlets.node(phrase) ?? wordsNode('speaker', phrase, naming)
      return speaker.type === 'document' ? wordsNode('cited', phrase, naming) : wordsNode('speaker', phrase, naming)
    }
    const unnamed = (document: string, phrase: string): ChainNode => {
      const id = unnamedId(document, phrase, naming)
      return { id, kind: 'unnamed', name: fullest.get(id) ?? phrase }
    }
    return {
      holder: (analysis, attribution) => {
        const phrase = phraseOf(analysis, attribution)
        if (phrase === '') return undefined
        const graded = grade(attribution.speaker, phrase)
        const node = graded === 'named' ? named(attribution.speaker, phrase) : unnamed(analysis.id, phrase)
        return node && { node, grade: graded }
      },
      mayBe: (node) => {
        const key = node.slice(SPEAKER.length)
        const bearers = byKey.get(key)?.mayBe ?? phrases.bearers(key)
        return bearers.map(speakerId)
      },
    }
  }
}

const SPEAKER = 'speaker:'
const speakerId = (key: string): string => SPEAKER + key

/** The name, or for want of one the words of the source. */
const phraseOf = (analysis: Analysis, attribution: Attribution): string =>
  attribution.speaker.name ?? sourceWords(analysis, attribution)

const sourceWords = ({ document }: Analysis, { source }: Attribution): string =>
  source.map((span) => cut(document.text, span)).join(' ')

function printedNames(analyses: readonly Analysis[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { attributions } of analyses)
    for (const { speaker } of attributions)
      if (speaker.type === 'person' && speaker.name !== null)
        counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1)
  return counts
}

/** The one person of the story whose source phrase holds all words of a role («رئيس هيئة الموانئ»); undefined for several or none. */
function bearerOf(
  type: string,
  phrase: string,
  phrases: Phrases,
  people: ReadonlyMap<string, Person>,
): Person | undefined {
  const bearers = type === 'role' ? phrases.bearers(phrases.key(phrase)) : []
  return bearers.length === 1 ? people.get(bearers[0]!) : undefined
}

function wordsNode(kind: 'speaker' | 'cited', phrase: string, naming: Names): ChainNode {
  return { id: `${kind}:${naming.plain(phrase).join(' ')}`, kind, name: phrase }
}

/** One a document and name: two unnamed sources of two documents may be one, and nothing says so. */
const unnamedId = (document: string, phrase: string, naming: Names): string =>
  `source:${document}:${naming.plain(phrase).join(' ')}`

/** The fullest words for each unnamed source («مصدر مطلع في سلطة الميناء» rather than «المصدر»), by its id. */
function fullestWords(analyses: readonly Analysis[], naming: Names): ReadonlyMap<string, string> {
  const fullest = new Map<string, string>()
  for (const analysis of analyses)
    for (const attribution of analysis.attributions) {
      const id = unnamedId(analysis.id, phraseOf(analysis, attribution), naming)
      const words = sourceWords(analysis, attribution)
      if (words.length > (fullest.get(id)?.length ?? 0)) fullest.set(id, words)
    }
  return fullest
}
