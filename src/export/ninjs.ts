import type { ChainNode, Hop } from '../core/records.ts'
import type { Format } from './format.ts'
import { addressOf, documentIri } from './iri.ts'
import { positionsIn } from './positions.ts'
import { momentOf } from './times.ts'
import { type Article, articlesOf, publisherOf, type StoryOfCase } from './view.ts'

const STANDARD = { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#' }

/**
 * IPTC ninjs 3.1, an item a line. `infoSources` are what the chain has behind the article: its publisher, the agencies it credits or
 * whose text it is, those it quotes.
 *
 * @see  https://www.iptc.org/std/ninjs/userguide/
 */
export const ninjs: Format = {
  does: 'IPTC ninjs 3.1, one article a line, with the sources the chain found',
  media: 'application/x-ndjson',
  suffix: 'ninjs.jsonl',
  *write(view) {
    for (const { article, story } of articlesOf(view)) yield `${JSON.stringify(item(article, story))}\n`
  },
}

function item({ document, language, sha256, decided }: Article, story: StoryOfCase | undefined) {
  const { id, title, author, text } = document
  const url = addressOf(document.url)
  const created = momentOf(document.published)
  const place = decided?.dateline?.place
  const sources = story === undefined ? [] : infoSources(story, id)
  const people = speakers(decided?.attributions ?? [])
  const parents = story === undefined ? [] : associations(story, id)
  return {
    uri: documentIri(id),
    standard: STANDARD,
    type: 'text',
    ...(created !== undefined && { contentCreated: created }),
    ...(language !== 'und' && { language }),
    ...(title !== undefined && { title, headlines: [{ role: 'main', contentType: 'text/plain', value: title }] }),
    ...(author !== undefined && { by: author }),
    ...(place !== undefined && { located: place }),
    bodies: [
      {
        role: 'main',
        contentType: 'text/plain',
        charCount: positionsIn(text).toCodePoints([0, text.length])[1],
        value: text,
      },
    ],
    ...(url !== undefined && { renditions: [{ name: 'published', href: url }] }),
    ...(sources.length > 0 && { infoSources: sources }),
    ...(people.length > 0 && { people }),
    ...(parents.length > 0 && { associations: parents }),
    altIds: [{ role: 'isnad', value: id }, ...(sha256 === undefined ? [] : [{ role: 'sha256', value: sha256 }])],
  }
}

interface InfoSource {
  readonly name: string
  readonly role: string
  readonly literal: string
}

/** Each with the role it has: a hop's kind, or `unnamed` for a source that the article does not name. */
function infoSources(story: StoryOfCase, document: string): InfoSource[] {
  const publisher = publisherOf(story, document)
  const handed = story.chain.hops.filter(({ to, kind }) => to === `document:${document}` && ROLES[kind] !== undefined)
  const said = story.chain.claims.flatMap(({ appearances }) =>
    appearances
      .filter((one) => one.document === document)
      .flatMap(({ via, holder }) => [...via, ...(holder === null ? [] : [holder])]),
  )
  const all = [
    ...(publisher ? [source(publisher, 'publisher')] : []),
    ...handed.flatMap(({ from, kind }) => sourcesOf(story, from, ROLES[kind]!)),
    ...said.flatMap((id) => sourcesOf(story, id, 'quoted')),
  ]
  return [...new Map(all.map((one) => [`${one.literal}\n${one.role}`, one])).values()]
}

const ROLES: Partial<Record<Hop['kind'], string>> = { credits: 'credited', quotes: 'quoted', cites: 'cited' }

const sourcesOf = (story: StoryOfCase, id: string, role: string): InfoSource[] => {
  const node = story.node(id)
  return node === undefined ? [] : [source(node, node.kind === 'unnamed' ? 'unnamed' : role)]
}

const source = ({ id, name }: ChainNode, role: string): InfoSource => ({ name, role, literal: id })

/** The persons that the article gives words of. */
function speakers(attributions: NonNullable<Article['decided']>['attributions']): { name: string; rel: string }[] {
  const names = attributions.flatMap(({ speaker }) =>
    speaker.type === 'person' && speaker.name !== null ? [speaker.name] : [],
  )
  return [...new Set(names)].map((name) => ({ name, rel: 'speaker' }))
}

/** The articles it was made from. */
const associations = ({ chain, node }: StoryOfCase, document: string) =>
  chain.hops
    .filter(({ kind, to }) => (kind === 'copies' || kind === 'revises') && to === `document:${document}`)
    .map(({ from, kind }) => ({
      name: node(from)?.name ?? from,
      uri: documentIri(from.slice('document:'.length)),
      rel: kind === 'copies' ? 'copied-from' : 'revision-of',
    }))
