// Who took it from whom: the parent that Isnad gives a copy of a planted tree, and simple rules beside it.
//   node eval/parents.ts [--seed 1] [--stories 900] [--write]
// Asked are copies that have two or more earlier candidates, in stories whose first text credits no agency: of one that does, every
// copy is the agency's text and says so. The articles lie beside the project.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { isForTheWhole, lineageOf } from '../src/core/4-chains/lineage.ts'
import { HOUR } from '../src/core/instants.ts'
import type { Analysis, Credit, Document, Link } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { writeSection } from './results.ts'
import { OUTLETS } from './trees/frames.ts'
import type { Planted, Trees } from './trees/plant.ts'
import { documentsOf, linked, planted } from './trees.ts'

/** Clocks of papers are off by up to so much. */
const SHAKEN = 6 * HOUR

interface Copy {
  readonly copy: Planted
  readonly truth: Planted
  /** The others of its story that were published before it. */
  readonly earlier: readonly Planted[]
}

type Guess = (copy: Copy) => string | undefined

/** The same trees by clocks that are wrong. */
function shaken(all: Trees, seed: number): Trees {
  const below = numbers(seed)
  const moved = (one: Planted): Planted => {
    const at = Date.parse(one.document.published!) + below(2 * SHAKEN) - SHAKEN
    return { ...one, document: { ...one.document, published: new Date(at).toISOString() } }
  }
  return { ...all, planted: all.planted.map(moved) }
}

function copiesIn(all: Trees, shown: Trees, credits: (id: string) => readonly Credit[]): Copy[] {
  const place = new Map(all.planted.map((one, i) => [one.document.id, shown.planted[i]!]))
  return [...Map.groupBy(all.planted, ({ story }) => story).values()].flatMap((story) =>
    credits(story[0]!.document.id).some(isForTheWhole)
      ? []
      : story.flatMap((copy) => {
          if (copy.parent === undefined) return []
          const earlier = story.filter((other) => other.document.published! < copy.document.published!)
          const seen = (one: Planted): Planted => place.get(one.document.id)!
          return earlier.length < 2
            ? []
            : [{ copy: seen(copy), truth: seen(story[copy.parent]!), earlier: earlier.map(seen) }]
        }),
  )
}

export function analysed(documents: readonly Document[]): Analysis[] {
  const [reading, attributions] = [readingStage(loadLexicon()), attributionsStage(loadLexicon())]
  return documents.flatMap((document) => [...reading.run(document)].flatMap((one) => [...attributions.run(one)]))
}

function parentsBy(all: Trees, analyses: readonly Analysis[], links: readonly Link[]): Guess {
  const storyOf = new Map(all.planted.map(({ document, story }) => [document.id, story]))
  const linksOf = Map.groupBy(links, ({ a }) => storyOf.get(a)!)
  const parent = new Map<string, string | undefined>()
  for (const [story, of] of Map.groupBy(analyses, ({ id }) => storyOf.get(id)!))
    for (const [id, from] of parentsOf(of, linksOf.get(story) ?? [])) parent.set(id, from)
  return ({ copy }) => parent.get(copy.document.id)
}

function parentsOf(analyses: readonly Analysis[], links: readonly Link[]): (readonly [string, string | undefined])[] {
  const lineage = lineageOf(analyses, links, () => false)
  return analyses.map(({ id }) => [id, lineage.parents(id)[0]?.other] as const)
}

/** Without the lines that its outlet or another put around it. */
const bodyOf = ({ document: { text } }: Planted): string =>
  text
    .split('\n')
    .filter((line) => !OUTLETS.some(({ name }) => line.includes(name)))
    .join('\n')

/** How often the parent can be told at all: of copies that are the same word for word one is as good as another, unless it is named. */
function tellable(copies: readonly Copy[]): string {
  const chances = copies.map(({ copy, truth, earlier }) => {
    const isNamed = copy.document.text
      .split('\n')
      .some((line) => line.includes(truth.document.outlet!) && !line.includes(copy.document.outlet!))
    const body = bodyOf(truth)
    const same = earlier.filter((other) => bodyOf(other) === body)
    return 1 / same.filter((other) => !isNamed || other.document.outlet === truth.document.outlet).length
  })
  return (chances.reduce((sum, chance) => sum + chance, 0) / copies.length).toFixed(3)
}

const byTime = (a: Planted, b: Planted): number => (a.document.published! < b.document.published! ? -1 : 1)

function overlapIn(links: readonly Link[]): Guess {
  const shared = new Map(
    links.map(({ a, b, passages }) => [
      `${a}\n${b}`,
      passages.reduce((sum, { words, identity }) => sum + words * identity, 0),
    ]),
  )
  const words = (a: string, b: string): number => shared.get(a < b ? `${a}\n${b}` : `${b}\n${a}`) ?? 0
  return ({ copy, earlier }) =>
    earlier.toSorted((x, y) => words(copy.document.id, y.document.id) - words(copy.document.id, x.document.id))[0]
      ?.document.id
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      stories: { type: 'string', default: '900' },
      misses: { type: 'string', default: '0' },
      write: { type: 'boolean', default: false },
    },
  })
  const all = planted(Number(values.seed), { stories: Number(values.stories), passages: 0 })
  const lines = (
    [
      ['clocks right', all],
      ['clocks off by up to 6 h', shaken(all, Number(values.seed))],
    ] as const
  ).flatMap(([name, shown]) => {
    const documents = documentsOf(shown)
    const analyses = analysed(documents)
    const creditsOf = new Map(analyses.map(({ id, credits }) => [id, credits]))
    const links = linked(documents, (id) => creditsOf.get(id) ?? [])
    const copies = copiesIn(all, shown, (id) => creditsOf.get(id) ?? [])
    const right = (guess: Guess): string =>
      (copies.filter((copy) => guess(copy) === copy.truth.document.id).length / copies.length).toFixed(3)
    const ours = parentsBy(shown, analyses, links)
    const silent = copies.filter((copy) => ours(copy) === undefined).length
    for (const copy of copies.filter((copy) => ours(copy) !== copy.truth.document.id).slice(0, Number(values.misses)))
      console.log(copy.copy.document.id, copy.copy.edit, 'from', copy.truth.document.id, 'got', ours(copy))
    return [
      `${name}: ${copies.length} copies with two or more earlier candidates`,
      `  Isnad            ${right(ours)}  (${silent} left open)`,
      `  who knew all texts, and guessed among equal ones ${tellable(copies)}`,
      `  the earliest     ${right(({ earlier }) => earlier.toSorted(byTime)[0]?.document.id)}`,
      `  the latest       ${right(({ earlier }) => earlier.toSorted(byTime).at(-1)?.document.id)}`,
      `  largest overlap  ${right(overlapIn(links))}`,
    ]
  })
  console.log(lines.join('\n'))
  if (values.write)
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'parents',
      `node eval/parents.ts --seed ${values.seed}`,
      lines.join('\n'),
    )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
