// From how many independent origins planted stories come, as Isnad counts them; and whether two copies have their text from one place
// or one from the other.
//   node eval/origins.ts [--seed 1] [--stories 900] [--misses 10] [--write]
// Each planted tree has one origin; round-ups put two to four trees into one story. Stories whose first text credits an agency are
// left out: all of them are that agency's. The articles lie beside the project.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { chainsStage } from '../src/core/4-chains/chains.ts'
import { isForTheWhole, type Lineage, lineageOf } from '../src/core/4-chains/lineage.ts'
import { holdsTogether } from '../src/core/4-chains/stories.ts'
import type { Analysis, Chain, Link } from '../src/core/records.ts'
import { union } from '../src/core/union.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { analysed } from './parents.ts'
import { writeSection } from './results.ts'
import type { Planted, Trees } from './trees/plant.ts'
import { type RoundUp, roundUps } from './trees/round-ups.ts'
import { documentsOf, linked, planted } from './trees.ts'

/** Trees that round-ups put together, and what is known of them. */
interface Group {
  readonly documents: readonly string[]
  readonly origins: number
}

interface Interval {
  readonly least: number
  readonly most: number
}

function groupsOf({ planted }: Trees, told: readonly RoundUp[], analyses: ReadonlyMap<string, Analysis>): Group[] {
  const together = union()
  const key = (story: number): string => String(story).padStart(6, '0')
  for (const { stories } of told) for (const story of stories) together.join(key(stories[0]!), key(story))
  const creditsAgency = (id: string): boolean => analyses.get(id)!.credits.some(isForTheWhole)
  const byGroup = Map.groupBy(planted, ({ story }) => together.of(key(story)))
  return [...byGroup].flatMap(([group, of]): Group[] => {
    const roots = of.filter(({ parent }) => parent === undefined)
    if (of.length < 2 || roots.some(({ document }) => creditsAgency(document.id))) return []
    const around = told.filter(({ stories }) => together.of(key(stories[0]!)) === group)
    return [{ documents: [...of, ...around].map(({ document }) => document.id), origins: roots.length }]
  })
}

function chainsOf(analyses: readonly Analysis[], links: readonly Link[]): Chain[] {
  const stage = chainsStage(loadLexicon())
  const together = union()
  for (const link of links) if (holdsTogether(link)) together.join(link.a, link.b)
  const linksOf = Map.groupBy(links, ({ a }) => together.of(a))
  return [...Map.groupBy(analyses, ({ id }) => together.of(id))].flatMap(([id, of]) => {
    const ids = new Set(of.map((analysis) => analysis.id))
    return [...stage.run({ id, analyses: of, links: (linksOf.get(id) ?? []).filter(({ b }) => ids.has(b)) })]
  })
}

/** What a reader is told of a group: of all stories that hold one of its articles. */
function told({ documents }: Group, chainOf: ReadonlyMap<string, Chain>): Interval {
  const chains = new Set(documents.map((id) => chainOf.get(id)!))
  return [...chains].reduce(
    ({ least, most }, { origins }) => ({ least: least + origins.least, most: most + origins.most }),
    { least: 0, most: 0 },
  )
}

/** Two copies of one story, the earlier first, and whether the later one comes from it, by whatever way. */
interface Pair {
  readonly earlier: string
  readonly later: string
  readonly isFrom: boolean
}

function pairsOf({ planted }: Trees, analyses: ReadonlyMap<string, Analysis>): Pair[] {
  return [...Map.groupBy(planted, ({ story }) => story).values()].flatMap((story) => {
    if (analyses.get(story[0]!.document.id)!.credits.some(isForTheWhole)) return []
    const ancestors = (one: Planted): Planted[] =>
      one.parent === undefined ? [] : [story[one.parent]!, ...ancestors(story[one.parent]!)]
    return story.slice(1).flatMap((later) =>
      story.slice(1).flatMap((earlier): Pair[] =>
        earlier.document.published! < later.document.published!
          ? [
              {
                earlier: earlier.document.id,
                later: later.document.id,
                isFrom: ancestors(later).includes(earlier),
              },
            ]
          : [],
      ),
    )
  })
}

function comesFrom(later: string, earlier: string, lineage: Lineage): boolean {
  const seen = new Set<string>()
  const open = [later]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === earlier) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...lineage.parents(at).map(({ other }) => other))
  }
  return false
}

const share = (right: number, all: number): string => `${(right / all).toFixed(3)} of ${all}`

/** A group with what a reader is told of it. */
export interface Judged extends Interval {
  readonly group: Group
}

/** How many of them are told exactly, within one, and inside the interval. */
export function counted(judged: readonly Judged[]) {
  const within = (by: number): number =>
    judged.filter(
      ({ group: { origins }, least, most }) => Math.abs(least - origins) <= by && Math.abs(most - origins) <= by,
    ).length
  const inside = judged.filter(({ group: { origins }, least, most }) => least <= origins && origins <= most).length
  return { exact: within(0), withinOne: within(1), inside, all: judged.length }
}

function originLine(name: string, judged: readonly Judged[]): string {
  const { exact, withinOne, inside, all } = counted(judged)
  const cells = [`exact ${share(exact, all)}`, `within one ${share(withinOne, all)}`, `inside ${share(inside, all)}`]
  return [name.padEnd(10), ...cells].join('  ')
}

const COUNTS = [1, 2, 3, 4]

const originLines = (judged: readonly Judged[]): string[] => [
  originLine('all', judged),
  ...COUNTS.map((n) =>
    originLine(
      `of ${n}`,
      judged.filter(({ group }) => group.origins === n),
    ),
  ),
]

/** A pair with what the lineage says of it. */
export interface Told extends Pair {
  readonly says: boolean
}

const isRight = ({ isFrom, says }: Told): boolean => isFrom === says

function pairLines(pairs: readonly Told[]): string[] {
  const right = (of: readonly Told[]): string => share(of.filter(isRight).length, of.length)
  return [
    `told rightly          ${right(pairs)}`,
    `  one from the other  ${right(pairs.filter(({ isFrom }) => isFrom))}`,
    `  both from elsewhere ${right(pairs.filter(({ isFrom }) => !isFrom))}`,
  ]
}

function lineages(all: Trees, analyses: ReadonlyMap<string, Analysis>, links: readonly Link[]) {
  const storyOf = new Map(all.planted.map(({ document, story }) => [document.id, story]))
  const linksOf = Map.groupBy(
    links.filter(({ a, b }) => storyOf.has(a) && storyOf.get(a) === storyOf.get(b)),
    ({ a }) => storyOf.get(a)!,
  )
  const byStory = new Map(
    [...Map.groupBy(all.planted, ({ story }) => story)].map(([story, of]) => {
      const own = of.map(({ document }) => analyses.get(document.id)!)
      return [story, lineageOf(own, linksOf.get(story) ?? [], () => false)] as const
    }),
  )
  return (id: string): Lineage => byStory.get(storyOf.get(id)!)!
}

/** Plant so many trees and their round-ups, and have them judged. */
export function judgedTrees(seed: number, stories: number): { readonly groups: Judged[]; readonly pairs: Told[] } {
  const all = planted(seed, { stories, passages: 0 })
  const around = roundUps(all, numbers(seed))
  const documents = [...documentsOf(all), ...around.map(({ document }) => document)]
  const analyses = analysed(documents)
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  const links = linked(documents, (id) => byId.get(id)!.credits)
  const chainOf = new Map(
    chainsOf(analyses, links).flatMap((chain) => chain.documents.map((id) => [id, chain] as const)),
  )
  const lineageOfStory = lineages(all, byId, links)
  return {
    groups: groupsOf(all, around, byId).map((group) => ({ group, ...told(group, chainOf) })),
    pairs: pairsOf(all, byId).map((pair) => ({
      ...pair,
      says: comesFrom(pair.later, pair.earlier, lineageOfStory(pair.later)),
    })),
  }
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
  const { groups, pairs } = judgedTrees(Number(values.seed), Number(values.stories))
  const wrong = groups.filter(({ group, least, most }) => least !== group.origins || most !== group.origins)
  for (const { group, least, most } of wrong.slice(0, Number(values.misses)))
    console.log(group.origins, `[${least}, ${most}]`, group.documents.join(' '))
  const lines = [
    'independent origins of stories',
    ...originLines(groups),
    '',
    'two copies of one story: one from the other, or both from elsewhere',
    ...pairLines(pairs),
  ]
  console.log(lines.join('\n'))
  if (values.write)
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'origins',
      `node eval/origins.ts --seed ${values.seed}`,
      lines.join('\n'),
    )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
