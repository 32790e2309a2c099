/** The tasks of Isnad's own engine: the stages, with JSON in and out. Each is made at its first use. */
import { creditReader, readingStage } from '../core/1-reading/reading.ts'
import { attributionsStage } from '../core/2-attributions/attributions.ts'
import { fingerprinter } from '../core/3-links/fingerprints.ts'
import type { Limits } from '../core/3-links/limits.ts'
import { linksStage } from '../core/3-links/links.ts'
import { chainsStage } from '../core/4-chains/chains.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Analysis, Document, Link } from '../core/records.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { reasonOf, type Tasks } from './engine.ts'
import { remembered } from './remembered.ts'
import type { ChainWork, Json, LinkDone, LinkWork } from './work.ts'

export function makeTasks(): Tasks {
  const lexicon = loadLexicon()
  const task = <In, Out>(make: (lexicon: Lexicon) => (input: In) => Out) => {
    let made: ((input: In) => Out) | undefined
    return (input: In): Out => {
      made ??= make(lexicon)
      return made(input)
    }
  }
  return {
    /** Document → Analysis. */
    analyse: task(analyser),
    /** Document → its hashes. */
    fingerprint: task((lexicon) => {
      const fingerprintsOf = fingerprinter(lexicon)
      return (json: Json): Uint32Array => fingerprintsOf((JSON.parse(json) as Document).text).hashes
    }),
    link: task(linker),
    /** Story → Chain. */
    chain: task((lexicon) => {
      const chains = chainsStage(lexicon)
      return ({ id, analyses, links }: ChainWork): Json => {
        const story = { id, analyses: analyses.map(parsed<Analysis>), links: links.map(parsed<Link>) }
        return JSON.stringify([...chains.run(story)][0])
      }
    }),
  } as Tasks
}

const parsed = <T>(json: Json): T => JSON.parse(json) as T

function analyser(lexicon: Lexicon): (json: Json) => Json {
  const reading = readingStage(lexicon)
  const attributions = attributionsStage(lexicon)
  return (json) => {
    for (const read of reading.run(parsed<Document>(json)))
      for (const analysis of attributions.run(read)) return JSON.stringify(analysis)
    throw new Error('no analysis came out')
  }
}

/** Documents that were parsed for earlier pairs, with what the links stage remembers of them: in characters of JSON. */
const WARM_CHARACTERS = 2 * 2 ** 20

/** The credits that say who took from whom are read here: pairs that share text are few, and nothing else of an analysis is needed. */
function linker(lexicon: Lexicon): (work: LinkWork) => LinkDone {
  const linksBy = remembered(
    (limits: string) => linksStage(lexicon, parsed<Limits>(limits)),
    () => 1,
    1,
  )
  const creditsOf = creditReader(lexicon)
  const documentOf = remembered(
    (json: Json) => {
      const document = parsed<Document>(json)
      return { document, credits: creditsOf(document) }
    },
    (json) => json.length,
    WARM_CHARACTERS,
  )
  return ({ documents, pairs, limits }) => {
    const links = linksBy(JSON.stringify(limits ?? {}))
    const all = documents.map(documentOf)
    return pairs.map(([x, y]) => {
      try {
        const [a, b] = [all[x]!, all[y]!]
        const [link] = links.run({ a: a.document, b: b.document, credits: { a: a.credits, b: b.credits } })
        return { json: link ? JSON.stringify(link) : null }
      } catch (error) {
        return { failed: reasonOf(error) }
      }
    })
  }
}
