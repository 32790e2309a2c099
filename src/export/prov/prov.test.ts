import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { Parser, type Quad, Store, Writer } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { expect, test } from 'vitest'
import { emptyView, hostileView } from '../hostile-case.test-support.ts'
import { quads } from '../readers.test-support.ts'
import { EXPORTS, harbour, written } from '../written.test-support.ts'
import { circleIn, derivations, timed, tooEarly } from './prov.test-support.ts'

const VIEWS = [
  ['the example case', harbour],
  ['hostile text', hostileView],
  ['nothing', emptyView],
] as const

/** Whatever order and names of blank nodes: two graphs are one when this is. */
const canonical = (input: string | object, format?: string): Promise<string> =>
  jsonld.canonize(input, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    ...(format !== undefined && { inputFormat: format }),
    documentLoader: () => Promise.reject(new Error('an export asked for something from outside')),
  })

const nQuads = (all: readonly Quad[]): string => new Writer({ format: 'application/n-quads' }).quadsToString([...all])

for (const [name, view] of VIEWS) {
  test(`TriG and JSON-LD say the same, and JSON-LD needs nothing from outside: ${name}`, async () => {
    const trig = await canonical(nQuads(quads(written(view(), 'prov-trig'))), 'application/n-quads')
    const linked = await canonical(JSON.parse(written(view(), 'prov-jsonld').toString()))
    expect(linked).toBe(trig)
  })

  test(`the shapes of PROV hold: ${name}`, async () => {
    const shapes = new Store(new Parser().parse(readFileSync(`${EXPORTS}/schemas/prov.shapes.ttl`, 'utf8')))
    const report = await new SHACLValidator(shapes as never, {}).validate(
      asOneGraph(quads(written(view(), 'prov-trig'))) as never,
    )
    const wrong = report.results.map(({ focusNode, path, message }) => [
      focusNode?.value,
      String(path),
      String(message),
    ])
    expect(wrong).toEqual([])
  })

  test(`derivation makes no circle, and nothing comes before its cause: ${name}`, () => {
    const all = quads(written(view(), 'prov-trig'))
    expect(circleIn(derivations(all))).toBeUndefined()
    expect(tooEarly(all)).toEqual([])
  })
}

const asOneGraph = (all: readonly Quad[]): Store => {
  const store = new Store()
  for (const { subject, predicate, object } of all) store.addQuad(subject, predicate, object)
  return store
}

test('a circle and an effect before its cause are found', () => {
  const prov = (text: string): Quad[] => new Parser().parse(`@prefix prov: <http://www.w3.org/ns/prov#> . ${text}`)
  expect(
    circleIn(derivations(prov('<a:a> prov:wasDerivedFrom <a:b> . <a:b> prov:wasQuotedFrom <a:a> .'))),
  ).toHaveLength(3)
  const early = prov(`<a:a> prov:wasDerivedFrom <a:b> ; <http://purl.org/dc/terms/issued> "2025-01-01T10:00:00" .
    <a:b> <http://purl.org/dc/terms/issued> "2025-01-01T11:00:00" .`)
  expect([tooEarly(early).length, timed(early)]).toEqual([1, 1])
})

test('a copy that was published before the page it has its text from comes from the text behind both', () => {
  const view = harbour()
  const late = {
    ...view,
    *stories() {
      for (const story of view.stories()) {
        const article = (id: string) => {
          const found = story.article(id)
          return found && id === '01-tilna'
            ? { ...found, document: { ...found.document, published: '2025-08-20T00:00:00+03:00' } }
            : found
        }
        yield { ...story, article, articles: () => story.chain.documents.flatMap((id) => article(id) ?? []) }
      }
    },
  }
  const all = quads(written(late, 'prov-trig'))
  expect(tooEarly(all)).toEqual([])
  const [text, page] = ['urn:isnad:document:01-tilna:text', 'urn:isnad:document:01-tilna']
  const edges = derivations(all).map((edge) => edge.join(' '))
  expect(edges).toContain(`${page} ${text}`)
  expect(edges).toContain(`urn:isnad:document:03-sada ${text}`)
  expect(edges).not.toContain(`urn:isnad:document:03-sada ${page}`)
})

test('the times of the example case are looked at', () =>
  expect(timed(quads(written(harbour(), 'prov-trig')))).toBeGreaterThan(5))

test('machine and people are apart: a bundle each, and each says whose it is', () => {
  const all = quads(written(harbour(), 'prov-trig'))
  const graphs = new Set(all.map(({ graph }) => graph.value).filter(Boolean))
  expect([...graphs]).toEqual(['urn:isnad:bundle:machine', 'urn:isnad:bundle:human'])
  const decided = all.filter(({ object }) => object.value === 'urn:isnad:vocabulary:Decision')
  expect(decided.map(({ graph }) => graph.value)).toEqual(Array(5).fill('urn:isnad:bundle:human'))
})
