import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Credit, Document } from '../records.ts'
import { directionJudge } from './direction.ts'
import { agenciesIn, mediumOf } from './media.ts'

const lexicon = loadLexicon()
const judge = directionJudge(mediumOf(lexicon), agenciesIn(lexicon))
const credit = (agency: string): Credit => ({ span: [0, 0], agency, form: 'source-line', rule: 'test' })

interface Side {
  readonly outlet?: string
  readonly published?: string
  readonly credits?: readonly string[]
}
const documentOf = (id: string, { outlet, published }: Side): Document => ({
  id,
  text: '',
  ...(outlet === undefined ? {} : { outlet }),
  ...(published === undefined ? {} : { published }),
})
function judged(a: Side, b: Side, coverage: readonly [number, number] = [1, 1], identity = 1) {
  const credits = { a: (a.credits ?? []).map(credit), b: (b.credits ?? []).map(credit) }
  const pair = { a: documentOf('a', a), b: documentOf('b', b), credits }
  return judge(pair, { coverage: { a: coverage[0], b: coverage[1] }, identity })
}
const early = '2020-03-01T08:00:00Z'

const cases: readonly (readonly [name: string, judgement: ReturnType<typeof judged>, expected: object])[] = [
  ['nothing known', judged({}, {}), { direction: 'unknown', evidence: [], credited: 'no' }],
  [
    'a names the outlet of b',
    judged({ credits: ['سبوتنيك'] }, { outlet: 'سبوتنيك' }),
    { direction: 'a-from-b', evidence: ['credit:a:سبوتنيك'], credited: 'yes' },
  ],
  [
    'an agency by another of its names',
    judged({ outlet: 'spa' }, { outlet: 'okaz', credits: ['واس'] }),
    { direction: 'b-from-a', evidence: ['credit:b:واس'], credited: 'yes' },
  ],
  [
    'both name one agency, by two names',
    judged({ credits: ['رويترز'] }, { credits: ['Reuters'] }),
    { direction: 'common-source', evidence: ['credit:both:رويترز'], credited: 'yes' },
  ],
  [
    'one text, one names its agency',
    judged({ credits: ['رويترز'] }, { outlet: 'okaz' }),
    { direction: 'common-source', evidence: ['credit:a:رويترز', 'credit:b:none', 'identity:1.00'], credited: 'partly' },
  ],
  [
    'half of a text, one names its agency',
    judged({ credits: ['رويترز'] }, { outlet: 'okaz' }, [0.5, 0.5]),
    { direction: 'unknown', evidence: [], credited: 'partly' },
  ],
  [
    'a clear day between',
    judged({ published: '2020-03-02T10:00:00Z' }, { published: early }),
    { direction: 'a-from-b', evidence: ['time:a-later:26h'], credited: 'no' },
  ],
  [
    'hours decide nothing by themselves',
    judged({ published: early }, { published: '2020-03-01T11:00:00Z' }),
    { direction: 'unknown', evidence: ['time:b-later:3h'] },
  ],
  [
    'minutes say nothing',
    judged({ published: early }, { published: '2020-03-01T08:20:00Z' }),
    { direction: 'unknown', evidence: [] },
  ],
  [
    'the later one holds the earlier whole and adds its own',
    judged({ published: early }, { published: '2020-03-01T11:00:00Z' }, [0.98, 0.4]),
    { direction: 'b-from-a', evidence: ['containment:a-in-b:0.98', 'time:b-later:3h'] },
  ],
  [
    'whole in another, times unknown',
    judged({}, {}, [0.98, 0.4]),
    { direction: 'unknown', evidence: ['containment:a-in-b:0.98'] },
  ],
  [
    "an agency's own text, printed by a paper an hour before",
    judged({ outlet: 'okaz', published: early }, { outlet: 'spa', published: '2020-03-01T09:00:00Z' }),
    { direction: 'a-from-b', evidence: ['agency:b', 'time:b-later:1h'], credited: 'no' },
  ],
  [
    "an agency's own text where the paper names its reporter",
    judged({ outlet: 'spa' }, { outlet: 'okaz', credits: ['سالم الحربي'] }, [0.6, 0.7]),
    { direction: 'b-from-a', evidence: ['agency:a'], credited: 'partly' },
  ],
  [
    'what an agency prints days after a paper came from neither',
    judged({ outlet: 'okaz', published: early }, { outlet: 'spa', published: '2020-03-09T08:00:00Z' }),
    { direction: 'common-source', evidence: ['agency:b', 'time:b-later:192h'] },
  ],
  [
    'of a paragraph of an agency nothing follows for the rest of an article',
    judged({ outlet: 'okaz', published: early }, { outlet: 'spa', published: early }, [0.3, 0.6]),
    { direction: 'unknown', evidence: [] },
  ],
  [
    'an agency that names the paper took it from there',
    judged({ outlet: 'okaz' }, { outlet: 'spa', credits: ['عكاظ'] }),
    { direction: 'b-from-a', evidence: ['credit:b:عكاظ'], credited: 'yes' },
  ],
  [
    'two agencies: neither is the paper',
    judged({ outlet: 'spa' }, { outlet: 'رويترز' }),
    { direction: 'unknown', evidence: [] },
  ],
  [
    'a declared credit is stronger than a time',
    judged({ published: early, credits: ['سبوتنيك'] }, { published: '2020-03-03T08:00:00Z', outlet: 'سبوتنيك' }),
    { direction: 'a-from-b', evidence: ['credit:a:سبوتنيك', 'time:b-later:48h'] },
  ],
]
describe('who took from whom', () => {
  for (const [name, judgement, expected] of cases) test(name, () => expect(judgement).toMatchObject(expected))
})
