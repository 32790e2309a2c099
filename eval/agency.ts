// Where papers have their text from, when it is an agency's: the confusion table over the Saudi papers of 2015 and the Saudi Press Agency.
//   node eval/agency.ts [--case FILE] [--others 5] [--write]
// Without --case the corpus, which lies beside the project, is traced first (under a minute). --others prints so many of each kind that
// was not traced to the agency. Asked is every link by which at least half of a paper's article is also the agency's.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openCase } from '../src/case/case.ts'
import type { Analysis, Chain, Document, Link } from '../src/core/records.ts'
import { SHARED } from './beside.ts'
import { writeSection } from './results.ts'

const CORPUS = 'saudinewsnet-part.jsonl.gz'
const AGENCY = 'spa'
/** As the papers sign: the short name with or without its stops, or the whole name. */
const SIGNED = /(?:^|[\s(:–-])(?:واس|و\.? ?ا\.? ?س)(?:[\s):.–-]|$)|وكالة الأنباء السعودية/m
/** A signature stands at the head or at the foot of an article, or in the author field. */
const [HEAD, FOOT] = [120, 80]
/** From this share on an article is asked about. */
const HALF = 0.5

/** What a paper's article says of its text. */
type Says = 'the agency, read' | 'the agency, not read' | 'another credit' | 'its own byline' | 'nothing'
/** What the case says of it. */
type Traced = 'the agency' | 'a common source' | 'another paper' | 'another agency' | 'open' | 'the other way round'

export interface Copy {
  readonly link: Link
  readonly paper: string
  readonly agencys: string
  readonly says: Says
  readonly traced: Traced
}

export interface Traces {
  readonly documents: ReadonlyMap<string, Document>
  readonly analyses: ReadonlyMap<string, Analysis>
  readonly chains: readonly Chain[]
  readonly links: readonly Link[]
}

export function traced(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-agency-'))
  const command = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
  const file = join(folder, 'case.isnad')
  const options = ['--case', file, '--out', join(folder, 'report')]
  execFileSync(process.execPath, [command, 'trace', join(SHARED, 'corpora', CORPUS), ...options], { stdio: 'ignore' })
  return file
}

export function read(file: string): Traces {
  const from = openCase(file, 'existing')
  const records = <T>(kind: 'analysis' | 'link' | 'chain'): T[] =>
    [...from.records(kind)].flatMap(({ json }) => (json === null ? [] : [JSON.parse(json) as T]))
  const documents = from.documentsAfter(0, from.documentCount()).map(({ json }) => JSON.parse(json) as Document)
  const [analyses, chains, links] = [records<Analysis>('analysis'), records<Chain>('chain'), records<Link>('link')]
  from.close()
  return {
    documents: new Map(documents.map((document) => [document.id, document])),
    analyses: new Map(analyses.map((analysis) => [analysis.id, analysis])),
    chains,
    links,
  }
}

function copiesIn({ documents, analyses, chains, links }: Traces): Copy[] {
  const isAgencys = (id: string): boolean => documents.get(id)?.outlet === AGENCY
  const chainOf = new Map(chains.flatMap((chain) => chain.documents.map((id) => [id, chain] as const)))
  return links.flatMap((link): Copy[] => {
    if (isAgencys(link.a) === isAgencys(link.b)) return []
    const [paper, agencys] = isAgencys(link.a) ? [link.b, link.a] : [link.a, link.b]
    if ((paper === link.b ? link.coverage.b : link.coverage.a) < HALF) return []
    const says = saysOf(documents.get(paper)!, analyses.get(paper)!)
    return [{ link, paper, agencys, says, traced: tracedBy(link, paper, agencys, chainOf.get(paper)!, isAgencys) }]
  })
}

function saysOf({ author = '', text }: Document, { credits }: Analysis): Says {
  if (credits.some(({ agency }) => SIGNED.test(agency))) return 'the agency, read'
  if (SIGNED.test(`${author}\n${text.slice(0, HEAD)}\n${text.slice(-FOOT)}`)) return 'the agency, not read'
  return credits.length > 0 ? 'another credit' : author.trim() === '' ? 'nothing' : 'its own byline'
}

function tracedBy(
  { direction }: Link,
  paper: string,
  agencys: string,
  { hops, provenance }: Chain,
  isAgencys: (id: string) => boolean,
): Traced {
  const [own, theirs] = [`document:${paper}`, `document:${agencys}`]
  const copies = hops.filter(({ kind }) => kind === 'copies' || kind === 'revises')
  if (copies.some(({ from, to }) => from === own && to === theirs)) return 'the other way round'
  const from = copies.filter(({ to }) => to === own).map((hop) => hop.from)
  const credited = hops.filter(({ kind, to }) => kind === 'credits' && to === own).map((hop) => hop.from)
  const owed = provenance.filter(({ document }) => document === paper).map((finding) => finding.from)
  const isOfAgency = (node: string): boolean => node === `agency:${AGENCY}` || isAgencys(node.replace('document:', ''))
  if ([...from, ...credited, ...owed].some(isOfAgency)) return 'the agency'
  if (direction === 'common-source') return 'a common source'
  return from.length > 0 ? 'another paper' : credited.length > 0 ? 'another agency' : 'open'
}

/** In how many stories that hold an article of the agency one of its articles, or the agency, is an origin. */
function stories({ chains, documents }: Traces): { readonly holding: Chain[]; readonly origin: Chain[] } {
  const isAgencys = (id: string): boolean => documents.get(id)?.outlet === AGENCY
  const holding = chains.filter((chain) => chain.documents.some(isAgencys))
  const origin = holding.filter(({ origins }) => origins.origins.some(({ node }) => node === `agency:${AGENCY}`))
  return { holding, origin }
}

const TRACED: readonly Traced[] = [
  'the agency',
  'a common source',
  'another paper',
  'another agency',
  'open',
  'the other way round',
]

function table(copies: readonly Copy[]): string[] {
  const rows = [...Map.groupBy(copies, ({ says }) => says)].sort(([, a], [, b]) => b.length - a.length)
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(24) + cells.map((cell, i) => String(cell).padStart((TRACED[i] ?? 'all').length + 2)).join('')
  return [
    line('the article names', [...TRACED, 'all']),
    ...rows.map(([says, of]) =>
      line(says, [...TRACED.map((to) => of.filter(({ traced }) => traced === to).length), of.length]),
    ),
  ]
}

/** What a reader of the table asks first. */
export interface Figures {
  readonly copies: readonly Copy[]
  /** Of those that do not name the agency, the share that is traced to it or to a common source. */
  readonly right: number
  readonly reversed: number
  /** Declared credits to the agency that were not read. */
  readonly unread: number
  readonly holding: number
  readonly origin: number
}

/** @param file  a case of the corpus; it is traced when there is none */
export function figures(file?: string): Figures {
  const traces = read(file ?? traced())
  const copies = copiesIn(traces)
  const silent = copies.filter(({ says }) => !says.startsWith('the agency'))
  const { holding, origin } = stories(traces)
  const count = (is: (copy: Copy) => boolean): number => copies.filter(is).length
  return {
    copies,
    right:
      silent.filter(({ traced }) => traced === 'the agency' || traced === 'a common source').length / silent.length,
    reversed: count(({ traced }) => traced === 'the other way round'),
    unread: count(({ says }) => says === 'the agency, not read'),
    holding: holding.length,
    origin: origin.length,
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      case: { type: 'string' },
      others: { type: 'string', default: '0' },
      write: { type: 'boolean', default: false },
    },
  })
  const { copies, right, holding, origin } = figures(values.case)
  const lines = [
    `${copies.length} links by which half of a paper's article or more is also the agency's, and what they were traced to`,
    ...table(copies),
    `of those that do not name it, traced to it or to a common source: ${(100 * right).toFixed(1)} %`,
    `stories that hold an article of the agency: ${holding}, the agency among the origins: ${origin}`,
  ]
  console.log(lines.join('\n'))
  for (const [kind, of] of Map.groupBy(copies, ({ says, traced }) => `${says} -> ${traced}`))
    if (!kind.endsWith('-> the agency'))
      for (const { link, paper, agencys } of of.slice(0, Number(values.others)))
        console.log(kind, paper, agencys, link.evidence.join(' '))
  if (values.write)
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'agency',
      'node eval/agency.ts',
      lines.join('\n'),
    )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
