import { failure } from '../../core/failures.ts'
import type { ChainNode } from '../../core/records.ts'
import { foldedText } from '../../core/text/fold.ts'
import type { Article, CaseView, StoryOfCase } from '../view.ts'
import { type Hidden, partsOf } from './names.ts'

/** Who and what is not to be told, as the user names them. */
export interface RedactionPlan {
  readonly speakers: readonly string[]
  readonly outlets: readonly string[]
  readonly documents: readonly string[]
}

const KINDS = { speaker: 'speakers', outlet: 'outlets', document: 'documents' } as const

/**
 * Read a plan: a line for each, `speaker NAME`, `outlet NAME` or `document ID`; empty lines and lines that begin with # are passed over.
 *
 * @throws  `bad-table` with the line
 */
export function planFrom(text: string, file: string): RedactionPlan {
  const plan = { speakers: [] as string[], outlets: [] as string[], documents: [] as string[] }
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, kind, name] = /^(speaker|outlet|document)\s+(.*\S)\s*$/.exec(line) ?? []
    if (kind === undefined || name === undefined)
      throw failure('bad-table', {
        at: `${file}:${i + 1}`,
        expected: 'speaker, outlet or document, and a name',
        value: line,
      })
    plan[KINDS[kind as keyof typeof KINDS]].push(name)
  }
  return plan
}

/** What a plan means in a case: all names of each, and the ids of hidden documents and of those that hidden outlets published. */
export interface Meant {
  readonly names: readonly Hidden[]
  /** Ids of documents of which nothing is told. */
  readonly documents: ReadonlyMap<string, string>
  /** Ids of documents that hidden outlets published. */
  readonly published: ReadonlySet<string>
}

/** @throws  `no-finding` when the case has nobody or nothing of a name */
export function meantBy(plan: RedactionPlan, view: CaseView): Meant {
  const speakers = plan.speakers.map((name, i) => chosen(name, `speaker-${i + 1}`))
  const outlets = plan.outlets.map((name, i) => chosen(name, `outlet-${i + 1}`))
  const documents = new Map(plan.documents.map((id, i) => [id, `document-${i + 1}`]))
  const published = new Set<string>()
  const secrets = new Map<string, string[]>()
  for (const story of view.stories()) {
    for (const node of story.chain.nodes) {
      if (node.kind !== 'document') learnNames(speakers, node)
      if (node.kind === 'outlet' || node.kind === 'agency')
        for (const _ of learnNames(outlets, node)) for (const id of publishedBy(story, node)) published.add(id)
    }
    for (const article of story.articles()) {
      learnPersons(speakers, article)
      if (isByOneOf(outlets, article)) published.add(article.document.id)
      if (documents.has(article.document.id)) secrets.set(article.document.id, secretsOf(article))
    }
  }
  for (const article of view.unread())
    if (documents.has(article.document.id)) secrets.set(article.document.id, secretsOf(article))
  checkFound('speaker', speakers)
  checkFound('outlet', outlets)
  const missing = plan.documents.find((id) => !secrets.has(id))
  if (missing !== undefined)
    throw failure('no-finding', { what: 'document', expected: 'an id of the case', value: missing })
  const names = [
    ...[...speakers, ...outlets].flatMap(namesOf),
    ...[...documents].flatMap(([id, as]) => (secrets.get(id) ?? []).map((phrase) => ({ as, phrase, parts: [] }))),
  ]
  return { names, documents, published }
}

/** Somebody or something of the plan, with what the case knows of the name. */
interface Chosen {
  readonly name: string
  readonly as: string
  /** Names that the case has for it. */
  readonly names: Set<string>
  isPerson: boolean
  found: boolean
}

const chosen = (name: string, as: string): Chosen => ({
  name,
  as,
  names: new Set([name]),
  isPerson: false,
  found: false,
})

const isNamed = ({ name }: Chosen, other: string): boolean => foldedText(name) === foldedText(other)

/** @returns  whom the node is */
function learnNames(all: readonly Chosen[], { name, aliases = [] }: ChainNode): readonly Chosen[] {
  const known = [name, ...aliases]
  const meant = all.filter((one) => known.some((other) => isNamed(one, other)))
  for (const one of meant) {
    one.found = true
    for (const other of known) one.names.add(other)
  }
  return meant
}

function learnPersons(speakers: readonly Chosen[], { found }: Article): void {
  for (const { speaker } of found?.attributions ?? []) {
    const { name, type } = speaker
    if (name === null) continue
    for (const one of speakers)
      if ([...one.names].some((known) => foldedText(known) === foldedText(name))) {
        one.found = true
        one.isPerson ||= type === 'person'
      }
  }
}

const publishedBy = ({ chain }: StoryOfCase, { id }: ChainNode): string[] =>
  chain.hops
    .filter(({ kind, to }) => kind === 'publishes' && to === id)
    .map(({ from }) => from.slice('document:'.length))

function isByOneOf(outlets: readonly Chosen[], { document }: Article): boolean {
  const by = outlets.filter((one) => document.outlet !== undefined && isNamed(one, document.outlet))
  for (const one of by) one.found = true
  return by.length > 0
}

/** What would name a hidden document elsewhere. */
const secretsOf = ({ document: { id, title, author, url } }: Article): string[] =>
  [id, title, author, url].filter((text) => text !== undefined)

const namesOf = ({ as, names, isPerson }: Chosen): Hidden[] =>
  [...names].map((phrase) => ({ as, phrase, parts: isPerson ? partsOf(phrase) : [] }))

function checkFound(what: string, all: readonly Chosen[]): void {
  const missing = all.find(({ found }) => !found)
  if (missing !== undefined)
    throw failure('no-finding', { what, expected: 'a name as the report prints it', value: missing.name })
}
