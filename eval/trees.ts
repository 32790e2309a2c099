// Plant transmission trees of real articles, and passages of theirs in other articles; score what is found, and rivals beside it.
//   node eval/trees.ts [--seed 1] [--stories 900] [--passages 600] [--curve] [--misses 20] [--write]
// --curve moves the limits by which links make stories: the reasons for the defaults.
// --write renews the block in RESULTS.md. The articles lie beside the project.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { withBackground } from '../src/core/3-links/background.ts'
import { boilerplateFinder, repeatedIn } from '../src/core/3-links/boilerplate.ts'
import { fingerprinter } from '../src/core/3-links/fingerprints.ts'
import { linkDocuments } from '../src/core/3-links/link-documents.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { holdsTogether, LEAST_COVERAGE, LONGEST_APART as STORY_HOURS } from '../src/core/4-chains/stories.ts'
import { hoursLater } from '../src/core/lateness.ts'
import type { Credit, Document, Link } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { apart, unlike } from './apart.ts'
import { SHARED } from './beside.ts'
import { writeSection } from './results.ts'
import { type Sizes, type Trees, trees } from './trees/plant.ts'
import { foldedWords, type Likeness, minHash, winnowed } from './trees/rivals.ts'
import { type Edge, type PairScores, scored, scoredPassages } from './trees/scored.ts'

const CORPORA = ['saudinewsnet-part.jsonl.gz', 'jawhara-sample.jsonl.gz']

/** Trees from articles of the corpora that share no text with each other. */
export function planted(seed: number, sizes: Sizes): Trees {
  const articles = CORPORA.flatMap((name) =>
    gunzipSync(readFileSync(join(SHARED, 'corpora', name)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Document),
  )
  return trees(unlike(apart(articles)), sizes, numbers(seed))
}

export const documentsOf = ({ planted }: Trees): Document[] => planted.map(({ document }) => document)

/** @param credits  of a document by its id, as the analysis found them */
export function linked(documents: readonly Document[], credits?: (id: string) => readonly Credit[]): Link[] {
  const lexicon = loadLexicon()
  const fingerprintsOf = fingerprinter(lexicon)
  const byId = new Map(documents.map((document) => [document.id, document]))
  const repeated = repeatedIn(
    documents.map((document) => ({ ...document, hashes: fingerprintsOf(document.text).hashes })),
  )
  const boilerplateIn = boilerplateFinder(fingerprintsOf, (id) => byId.get(id)!, repeated)
  return withBackground([...linkDocuments(lexicon, documents, credits)], boilerplateIn)
}

/** Links as edges: copies from a share of the shorter one on, one story where links hold together. */
export const edgesOf = (links: readonly Link[]): Edge[] =>
  links
    .filter(({ coverage, news = coverage }) => Math.max(news.a, news.b) >= LEAST_COVERAGE)
    .map((link) => ({ a: link.a, b: link.b, together: holdsTogether(link) }))

/** The best that a rival can do: pairs at the threshold that is best for pairs, stories at the one that is best for stories. */
function best(from: Trees, found: readonly Likeness[]): { readonly pairs: Rated; readonly stories: Rated } {
  const ids = from.planted.map(({ document }) => document.id)
  const all = Array.from({ length: 19 }, (_, i) => (i + 1) / 20).map((at): Rated => {
    const edges = found.filter(({ like }) => like >= at)
    return {
      at,
      scores: scored(
        from,
        edges.map(({ a, b }) => ({ a: ids[a]!, b: ids[b]!, together: true })),
      ),
    }
  })
  const most = (of: (scores: PairScores) => number): Rated =>
    all.reduce((x, y) => (of(y.scores) > of(x.scores) ? y : x))
  return { pairs: most(({ f1 }) => f1), stories: most(({ ari }) => ari) }
}

interface Rated {
  readonly at: number
  readonly scores: PairScores
}

/** Share of the shorter one from which on two articles are one story, and hours that they may lie apart. */
const SHARES = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 0.9]
const HOURS = [3, 12, 24, 48, 72, 168, Infinity]

function curve(all: Trees, links: readonly Link[]): string {
  const scoresAt = (share: number, hours: number, shareOf: (link: Link) => Link['coverage']): PairScores =>
    scored(
      all,
      links
        .filter((link) => Math.max(shareOf(link).a, shareOf(link).b) >= share)
        .map((link) => ({ a: link.a, b: link.b, together: Math.abs(hoursLater(link.evidence)) <= hours })),
    )
  const news = ({ coverage, news = coverage }: Link) => news
  const line = (name: string, share: number, hours: number): string => {
    const { f1, precision, recall, ari } = scoresAt(share, hours, news)
    const plain = scoresAt(share, hours, ({ coverage }) => coverage)
    return `${name.padEnd(18)} F1 ${f1.toFixed(3)}  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  ARI ${ari.toFixed(3)}    background counted too: F1 ${plain.f1.toFixed(3)}  ARI ${plain.ari.toFixed(3)}`
  }
  return [
    ...SHARES.map((share) => line(`share ≥ ${share}`, share, STORY_HOURS)),
    ...HOURS.map((hours) => line(hours === Infinity ? 'hours not asked' : `hours ≤ ${hours}`, LEAST_COVERAGE, hours)),
  ].join('\n')
}

/** Seconds that a processor worked: the machine may do much else. */
function timed<T>(work: () => T): readonly [T, seconds: number] {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1e6]
}

const row = (name: string, { f1, precision, recall, exactLost }: PairScores, ari: string, rate: number): string =>
  `${name.padEnd(34)} F1 ${f1.toFixed(3)}  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  exact copies lost ${exactLost}  ARI ${ari}  ${rate.toFixed(0)} articles a CPU second`

function rivals(all: Trees): string[] {
  const texts = foldedWords(all.planted.map(({ document }) => document))
  const systems: (readonly [string, () => Likeness[]])[] = [
    ['Dolos core', () => winnowed(texts)],
    ...[3, 5].map((size) => [`MinHash of ${size} words`, () => minHash(texts, size)] as const),
  ]
  return systems.map(([name, find]) => {
    const [found, seconds] = timed(find)
    const { pairs, stories } = best(all, found)
    const ari = `${stories.scores.ari.toFixed(3)} (from ${stories.at.toFixed(2)} on)`
    return row(`${name}, from ${pairs.at.toFixed(2)} on`, pairs.scores, ari, texts.length / seconds)
  })
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      stories: { type: 'string', default: '900' },
      passages: { type: 'string', default: '600' },
      curve: { type: 'boolean', default: false },
      misses: { type: 'string', default: '0' },
      write: { type: 'boolean', default: false },
    },
  })
  const all = planted(Number(values.seed), { stories: Number(values.stories), passages: Number(values.passages) })
  const [links, seconds] = timed(() => linked(documentsOf(all)))
  if (values.curve) {
    const text = curve(all, links)
    console.log(text)
    if (values.write) write('trees curve', `node eval/trees.ts --curve --seed ${values.seed}`, text)
    return
  }
  const [pairs, passages] = [scored(all, edgesOf(links)), scoredPassages(all, links)]
  const text = [
    `seed ${values.seed}: ${all.planted.length} articles, ${all.planted.length - all.embedded.length - Number(values.stories)} copies of ${values.stories} stories, ${all.embedded.length} embedded passages`,
    row('Isnad', pairs, pairs.ari.toFixed(3), all.planted.length / seconds),
    ...rivals(all),
    `embedded passages: found ${passages.found.toFixed(3)}, both edges on both sides within 3 words ${passages.edges.toFixed(3)}, pieces a passage ${passages.pieces.toFixed(3)}`,
    'rivals: on the same folded words, each at the threshold that is best for it, pairs and stories apart; the time is of finding pairs, of Isnad of aligning them too',
  ].join('\n')
  console.log(text)
  const most = Number(values.misses)
  for (const [a, b] of pairs.wrong.slice(0, most)) console.log('wrong', a, b)
  for (const [a, b] of pairs.missed.slice(0, most)) console.log('missed', a, b)
  for (const one of passages.missed.slice(0, most)) console.log('passage missed', JSON.stringify(one))
  for (const one of passages.loose.slice(0, most)) console.log('edges loose', JSON.stringify(one))
  if (values.write) write('trees', `node eval/trees.ts --seed ${values.seed}`, text)
}

const write = (name: string, command: string, text: string): void =>
  writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), name, command, text)

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
