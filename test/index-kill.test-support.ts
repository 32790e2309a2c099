// Adds articles to a case one by one, links each at once, and says so: a process to be killed.
//   node index-kill.test-support.ts CASE COUNT

import { openCase } from '../src/case/case.ts'
import { fingerprinter } from '../src/core/3-links/fingerprints.ts'
import { prose } from '../src/core/3-links/stories.test-support.ts'
import type { Document } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'

const MAKER = { version: '1', lexicon: 'abc' }

/** A footer of one outlet, a story that many carry, pairs of copies, and text of its own. */
const article = (n: number): Document => ({
  id: `d${n}`,
  outlet: n % 3 === 0 ? 'sahil' : `outlet-${n % 100}`,
  published: `2020-03-${String(1 + (n % 28)).padStart(2, '0')}`,
  text: [
    ...(n % 3 === 0 ? [prose(1, 20)] : n % 4 === 0 ? [prose(2, 30)] : []),
    prose(100 + (n >> 1), 40),
    prose(9000 + n, 9),
  ].join('\n'),
})

const [file = '', count = '0'] = process.argv.slice(2)
const fingerprintsOf = fingerprinter(loadLexicon())
const kept = openCase(file)
process.stdout.write('ready\n')
for (let n = 0; n < Number(count); n++) {
  const document = article(n)
  kept.addDocuments([{ document, json: JSON.stringify(document), raw: Buffer.from(''), at: '-' }])
  kept.index.belongTo(MAKER)
  const missing = kept.index.missing(0, 100)
  kept.index.keepFingerprints(
    missing.map((one) => ({
      n: one.n,
      document: JSON.parse(one.json),
      hashes: fingerprintsOf(JSON.parse(one.json).text).hashes,
    })),
  )
  while (kept.index.post(MAKER));
  kept.keep(
    'link',
    MAKER,
    kept.index.waiting(undefined, 1000).map(([a, b]) => ({ a, b, json: `${a} ${b}` })),
  )
}
kept.close()
