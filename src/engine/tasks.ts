/** The tasks of Isnad's own engine: the stages, with JSON in and out. Each is made at its first use. */
import { creditReader, readingStage } from '../core/1-reading/reading.ts'
import { attributionsStage } from '../core/2-attributions/attributions.ts'
import { fingerprinter } from '../core/3-links/fingerprints.ts'
import type { Limits } from '../core/3-links/limits.ts'
import { linksStage } from '../core/3-links/links.ts'
import { chainsStage } from '../core/4-chains/chains.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Analysis, Credit, Decision, Document, Link, OutletFamily, Story } from '../core/records.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { type Corpus, jsonAt } from './corpus.ts'
import { reasonOf, type Tasks } from './engine.ts'
import { remembered } from './remembered.ts'
import type { ChainWork, CorpusLinkWork, Json, LinkDone, LinkWork, PrintDone, PrintWork } from './work.ts'

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
    /** Documents of a corpus → their hashes. */
    fingerprints: task((lexicon) => {
      const fingerprintsOf = fingerprinter(lexicon)
      return ({ corpus, from, to }: PrintWork): PrintDone =>
        Array.from({ length: to - from }, (_, i) =>
          orFailed(() => ({ hashes: fingerprintsOf(parsed<Document>(jsonAt(corpus, from + i)).text).hashes })),
        )
    }),
    link: task(linker),
    /** Pairs of a corpus → their links. */
    links: task(corpusLinker),
    /** Story → Chain. */
    chain: task((lexicon) => {
      const chains = chainsStage(lexicon)
      return ({ id, analyses, links, decisions, families }: ChainWork): Json => {
        const story: Story = {
          id,
          analyses: analyses.map(parsed<Analysis>),
          links: links.map(parsed<Link>),
          decisions: decisions.map(parsed<Decision>),
          ...(families !== undefined && { families: parsed<readonly OutletFamily[]>(families) }),
        }
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

const orFailed = <T>(work: () => T): T | { readonly failed: string } => {
  try {
    return work()
  } catch (error) {
    return { failed: reasonOf(error) }
  }
}

/** Documents that were parsed for earlier pairs, with what the links stage remembers of them: in characters of JSON. */
const WARM_CHARACTERS = 8 * 2 ** 20

interface Known {
  readonly document: Document
  readonly size: number
  /** They say who took from whom. Read when a link is found: pairs that share text are few, and nothing else of an analysis is needed. */
  credits(): readonly Credit[]
}

function reader(lexicon: Lexicon): (json: Json) => Known {
  const creditsOf = creditReader(lexicon)
  return (json) => {
    const document = parsed<Document>(json)
    let credits: readonly Credit[] | undefined
    return {
      document,
      size: json.length,
      credits: () => {
        credits ??= creditsOf(document)
        return credits
      },
    }
  }
}

/** The link of two documents, by limits. */
function pairLinker(lexicon: Lexicon): (limits: Limits | undefined) => (a: Known, b: Known) => LinkDone[number] {
  const linksBy = remembered(
    (limits: string) => linksStage(lexicon, parsed<Limits>(limits)),
    () => 1,
    1,
  )
  return (limits = {}) => {
    const links = linksBy(JSON.stringify(limits))
    return (a, b) =>
      orFailed(() => {
        const credits = {
          get a() {
            return a.credits()
          },
          get b() {
            return b.credits()
          },
        }
        const [link] = links.run({ a: a.document, b: b.document, credits })
        return { json: link ? JSON.stringify(link) : null }
      })
  }
}

function linker(lexicon: Lexicon): (work: LinkWork) => LinkDone {
  const linkBy = pairLinker(lexicon)
  const knownOf = remembered(reader(lexicon), ({ length }) => length, WARM_CHARACTERS)
  return ({ documents, pairs, limits }) => {
    const link = linkBy(limits)
    const all = documents.map(knownOf)
    return pairs.map(([x, y]) => link(all[x]!, all[y]!))
  }
}

function corpusLinker(lexicon: Lexicon): (work: CorpusLinkWork) => LinkDone {
  const linkBy = pairLinker(lexicon)
  const read = reader(lexicon)
  let known: { readonly number: number; readonly at: (document: number) => Known } | undefined
  return ({ corpus, pairs, limits }) => {
    if (known?.number !== corpus.number) known = { number: corpus.number, at: documentsOf(corpus, read) }
    const link = linkBy(limits)
    const { at: knownAt } = known
    return Array.from({ length: pairs.length / 2 }, (_, i) => link(knownAt(pairs[2 * i]!), knownAt(pairs[2 * i + 1]!)))
  }
}

/** Credits are a few words and take long to find: they are kept when their document is not. */
function documentsOf(corpus: Corpus, read: (json: Json) => Known): (document: number) => Known {
  const creditsAt = new Map<number, readonly Credit[]>()
  const at = (document: number): Known => {
    const known = read(jsonAt(corpus, document))
    const credits = (): readonly Credit[] => {
      const found = creditsAt.get(document) ?? known.credits()
      creditsAt.set(document, found)
      return found
    }
    return { ...known, credits }
  }
  return remembered(at, (_, { size }) => size, WARM_CHARACTERS)
}
