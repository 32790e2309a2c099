import type { Format } from '../format.ts'
import { type Bundle, bundles } from './bundles.ts'
import { jsonLd } from './json-ld.ts'
import { PREFIXES } from './node.ts'
import { prefixes, turtle } from './turtle.ts'

/**
 * PROV-O in named graphs: what the program found in one bundle, what people decided in another, who made the bundles beside them.
 *
 * @see  https://www.w3.org/TR/prov-o/
 */
export const provTrig: Format = {
  does: 'PROV-O as TriG: who took what from whom; machine and people in separate bundles',
  media: 'application/trig',
  suffix: 'trig',
  *write(view) {
    yield prefixes()
    for (const { about, agents, nodes } of bundles(view)) {
      for (const node of [...agents, about]) yield turtle(node)
      yield `<${about.id}> {\n`
      for (const node of nodes()) yield turtle(node)
      yield '}\n'
    }
  },
}

export const provJsonLd: Format = {
  does: 'the same PROV-O as JSON-LD, its context inside',
  media: 'application/ld+json',
  suffix: 'prov.jsonld',
  *write(view) {
    yield `{"@context":${JSON.stringify(PREFIXES)},"@graph":[`
    let separator = '\n'
    for (const bundle of bundles(view)) {
      yield* bundleLines(bundle, separator)
      separator = ',\n'
    }
    yield '\n]}\n'
  },
}

function* bundleLines({ about, agents, nodes }: Bundle, first: string): Generator<string> {
  let separator = first
  for (const agent of agents) {
    yield `${separator}${JSON.stringify(jsonLd(agent))}`
    separator = ',\n'
  }
  yield `${separator}${JSON.stringify(jsonLd(about)).slice(0, -1)},"@graph":[`
  separator = '\n'
  for (const node of nodes()) {
    yield `${separator}${JSON.stringify(jsonLd(node))}`
    separator = ',\n'
  }
  yield '\n]}'
}
