import type { ChainNode, Hop } from '../core/records.ts'
import type { Format } from './format.ts'
import type { CaseView, StoryOfCase } from './view.ts'
import { attribute, xml } from './xml.ts'

/** What nodes and edges carry: name, of which, type. */
const KEYS = [
  ['kind', 'node', 'string'],
  ['label', 'node', 'string'],
  ['story', 'node', 'string'],
  ['node', 'node', 'string'],
  ['family', 'node', 'string'],
  ['published', 'node', 'string'],
  ['language', 'node', 'string'],
  ['url', 'node', 'string'],
  ['hop', 'edge', 'string'],
  ['declared', 'edge', 'boolean'],
  ['rule', 'edge', 'string'],
  ['evidence', 'edge', 'string'],
] as const

/**
 * GraphML of all chains in one graph. A node of each story stands for itself, since two stories may mean two things by one name; `node` is
 * the name they share.
 *
 * @see  http://graphml.graphdrawing.org/
 */
export const graphml: Format = {
  does: 'the chains as a graph, for Gephi, yEd, Cytoscape, NetworkX',
  media: 'application/graphml+xml',
  suffix: 'graphml',
  *write(view) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for (const [name, of, type] of KEYS)
      yield `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`
    yield '<graph id="chains" edgedefault="directed">\n'
    yield* graph(view)
    yield '</graph>\n</graphml>\n'
  },
}

function* graph(view: CaseView): Generator<string> {
  for (const story of view.stories()) {
    for (const node of story.chain.nodes) yield nodeXml(story, node)
    for (const [i, hop] of story.chain.hops.entries()) yield edgeXml(story.chain.id, hop, i)
  }
}

const idOf = (story: string, node: string): string => attribute(`${story}#${node}`)

function nodeXml(story: StoryOfCase, { id, kind, name, family }: ChainNode): string {
  const article = kind === 'document' ? story.article(id.slice('document:'.length)) : undefined
  const { published, url } = article?.document ?? {}
  const data = {
    kind,
    label: name,
    story: story.chain.id,
    node: id,
    family,
    published,
    language: article?.language,
    url,
  }
  return `<node id="${idOf(story.chain.id, id)}">${dataXml('node', data)}</node>\n`
}

function edgeXml(story: string, { from, to, kind, declared, evidence }: Hop, i: number): string {
  const places = evidence.flatMap(({ document, spans }) => spans.map(([start, end]) => `${document} ${start}-${end}`))
  const data = { hop: kind, declared: String(declared), rule: evidence[0]?.rule, evidence: places.join('; ') }
  return `<edge id="${attribute(`${story}#${i + 1}`)}" source="${idOf(story, from)}" target="${idOf(story, to)}">${dataXml('edge', data)}</edge>\n`
}

const dataXml = (of: 'node' | 'edge', data: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(data)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
    .map(([name, value]) => `<data key="${of}-${name}">${xml(value)}</data>`)
    .join('')
