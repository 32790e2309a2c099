import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withBackground } from '../core/3-links/background.ts'
import { boilerplateFinder, repeatedIn } from '../core/3-links/boilerplate.ts'
import { MANY, repeats, stintsOf } from '../core/3-links/carriers.ts'
import { fingerprinter } from '../core/3-links/fingerprints.ts'
import { linkDocuments } from '../core/3-links/link-documents.ts'
import { dayOf, timeOf } from '../core/3-links/pairs.ts'
import { isOneText } from '../core/3-links/standing.ts'
import { document, prose } from '../core/3-links/stories.test-support.ts'
import type { Document, Link } from '../core/records.ts'
import { union } from '../core/union.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { makeTasks, type StandingWork, type ToldDone, type ToldWork } from './tasks.ts'

const lexicon = loadLexicon()
const fingerprintsOf = fingerprinter(lexicon)
const tasks = makeTasks() as unknown as {
  standing: (work: StandingWork) => readonly unknown[]
  told: (work: ToldWork) => ToldDone
}
const hashesOf = ({ text }: Document): Uint32Array => fingerprintsOf(text).hashes
type Carriers = ReadonlyMap<number, readonly Document[]>

/** As one machine tells, which sees all links. */
function whole(documents: readonly Document[], links: readonly Link[]): string[] {
  const byId = new Map(documents.map((one) => [one.id, one]))
  const posted = documents.map((one) => ({ ...one, hashes: hashesOf(one) }))
  const boilerplateIn = boilerplateFinder(fingerprintsOf, (id) => byId.get(id)!, repeatedIn(posted))
  return withBackground(links, boilerplateIn).map((link) => JSON.stringify(link))
}

/** As a cluster tells: from the links at each document, and from which documents are one text. */
function apart(documents: readonly Document[], links: readonly Link[]): string[] {
  const texts = union()
  for (const link of links) if (isOneText(link)) texts.join(link.a, link.b)
  const recurring = new Map<string, string>()
  for (const { id } of documents) {
    const own = links.filter(({ a, b }) => a === id || b === id)
    const sides = own.map(({ a }) => (a === id ? 'a' : 'b'))
    const found = tasks.standing({
      links: own.map((link) => JSON.stringify(link)),
      sides,
      texts: own.map(({ a, b }) => ({ own: texts.of(id), other: texts.of(a === id ? b : a) })),
    })
    own.forEach((link, i) => void recurring.set(`${link.a} ${link.b} ${sides[i]}`, JSON.stringify(found[i])))
  }
  const carriers = new Map<number, Document[]>()
  for (const one of documents)
    for (const hash of hashesOf(one)) carriers.set(hash, [...(carriers.get(hash) ?? []), one])
  return links.map((link) => {
    const first = documents.find(({ id }) => id === link.a)!
    const [a, b] = (['a', 'b'] as const).map((side) => recurring.get(`${link.a} ${link.b} ${side}`)!) as [
      string,
      string,
    ]
    const stints = JSON.stringify(stintsAt(first, carriers))
    return tasks.told({ link: JSON.stringify(link), a, b, document: JSON.stringify(first), stints }).json
  })
}

/** What a document's outlet repeats of its hashes, as the SQL finds it. */
function stintsAt(first: Document, carriers: Carriers) {
  return [...hashesOf(first)].flatMap((hash) => {
    const carrying = carriers.get(hash) ?? []
    if (carrying.length <= MANY) return []
    const stint = stintsOf(
      carrying.map((_, i) => i),
      (i) => carrying[i]!.outlet,
      (i) => dayOf(timeOf(carrying[i]!.published)),
    ).get(first.outlet ?? '')
    const [from, to] = stint?.days ?? [null, null]
    return repeats(stint) ? [[hash | 0, stint!.copies, from, to]] : []
  })
}

function bothWays(documents: readonly Document[]): void {
  const links = [...linkDocuments(lexicon, documents)]
  expect(apart(documents, links)).toEqual(whole(documents, links))
}

const drafts = fc.array(
  fc.record({
    news: fc.nat({ max: 4 }),
    block: fc.option(fc.nat({ max: 1 })),
    outlet: fc.nat({ max: 3 }),
    day: fc.nat({ max: 20 }),
  }),
  { minLength: 3, maxLength: 14 },
)

test('links that recur are told alike by all links at once and document by document', () => {
  fc.assert(
    fc.property(drafts, (some) =>
      bothWays(
        some.map(({ news, block, outlet, day }, n) =>
          document(
            `d${n}`,
            `${prose(10 + news, 40)}\n${block === null ? '' : prose(800 + block, 30)}\n${prose(900 + n, 20)}`,
            {
              outlet: `outlet-${outlet}`,
              published: `2021-04-${String(1 + day).padStart(2, '0')}T10:00:00Z`,
            },
          ),
        ),
      ),
    ),
    { numRuns: 20 },
  )
})

test('so is what an outlet puts under everything', () => {
  const footer = prose(700, 40)
  const documents = Array.from({ length: 70 }, (_, n) =>
    document(`d${String(n).padStart(2, '0')}`, `${prose(1000 + (n >> 1), 30)}\n${footer}`, {
      outlet: 'sahil',
      published: `2021-04-${String(1 + (n % 25)).padStart(2, '0')}T10:00:00Z`,
    }),
  )
  bothWays(documents)
})
