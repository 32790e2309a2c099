/** The tasks of Isnad's own engine: the stages, with JSON in and out. Each is made at its first use. */
import { readingStage } from '../core/1-reading/reading.ts'
import { attributionsStage } from '../core/2-attributions/attributions.ts'
import { fingerprinter } from '../core/3-links/fingerprints.ts'
import { linksStage } from '../core/3-links/links.ts'
import { chainsStage } from '../core/4-chains/chains.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Analysis, Credit, Document, Link } from '../core/records.ts'
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

function linker(lexicon: Lexicon): (work: LinkWork) => LinkDone {
  const links = linksStage(lexicon)
  const documentOf = remembered(parsed<Document>, (json) => json.length, WARM_CHARACTERS)
  return ({ documents, credits, pairs }) => {
    const all = documents.map(documentOf)
    const creditsOf = credits.map((json) => (json === '' ? [] : parsed<Credit[]>(json)))
    return pairs.map(([a, b]) => {
      try {
        const pair = { a: all[a]!, b: all[b]!, credits: { a: creditsOf[a]!, b: creditsOf[b]! } }
        const [link] = links.run(pair)
        return { json: link ? JSON.stringify(link) : null }
      } catch (error) {
        return { failed: reasonOf(error) }
      }
    })
  }
}
