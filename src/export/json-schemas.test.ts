import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import type { Annotation } from './annotation.ts'
import { hostileView } from './hostile-case.test-support.ts'
import { articlesOf, type CaseView } from './view.ts'
import { EXPORTS, harbour, written } from './written.test-support.ts'

function checkerOf(schema: string): (one: unknown) => unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const check = ajv.compile(JSON.parse(readFileSync(`${EXPORTS}/schemas/${schema}.json`, 'utf8')))
  return (one) => (check(one) ? undefined : check.errors)
}

const annotationsOf = (view: CaseView): Annotation[] => JSON.parse(written(view, 'annotation').toString()).first.items
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

for (const [name, view] of [
  ['the example case', harbour()],
  ['hostile text', hostileView()],
] as const) {
  test(`Web Annotation keeps to the model: ${name}`, () => {
    const check = checkerOf('web-annotation')
    for (const one of annotationsOf(view)) expect(check({ '@context': CONTEXT, ...one })).toBeUndefined()
  })

  test(`ninjs 3.1 keeps to the standard: ${name}`, () => {
    const check = checkerOf('ninjs-3.1')
    const items = written(view, 'ninjs').toString().split('\n').filter(Boolean)
    expect(items.length).toBe(view.documents)
    for (const line of items) expect(check(JSON.parse(line))).toBeUndefined()
  })

  test(`an annotation's quotation stands where its position says, in code points: ${name}`, () => {
    const texts = new Map([...articlesOf(view)].map(({ article: { document } }) => [document.id, [...document.text]]))
    let places = 0
    for (const { body, target } of annotationsOf(view)) {
      const record = JSON.parse(String(body.at(-1)!.value)) as { document?: string }
      const points = texts.get(record.document ?? '')
      if (points === undefined) continue
      for (const one of target as { selector: Record<string, unknown>[] }[]) {
        const [quote, position] = one.selector as [Record<string, string>, Record<string, number>]
        expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
        expect(points.slice(0, position.start).join('').endsWith(quote.prefix!)).toBe(true)
        expect(points.slice(position.end).join('').startsWith(quote.suffix!)).toBe(true)
        places += 1
      }
    }
    expect(places).toBeGreaterThan(0)
  })
}

test('what the machine found and what a person decided say who made them', () => {
  for (const one of annotationsOf(harbour()))
    expect([one.generator === undefined, one.creator === undefined]).toEqual(
      one.id.startsWith('urn:isnad:decision:') ? [true, false] : [false, true],
    )
})

test('a schema finds what is wrong', () => {
  expect(checkerOf('ninjs-3.1')({ uri: 'x y', infosources: [] })).toHaveLength(2)
  expect(checkerOf('web-annotation')({ '@context': CONTEXT, id: 'urn:x', type: 'Note', target: [] })).toHaveLength(2)
})
