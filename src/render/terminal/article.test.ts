import { expect, test } from 'vitest'
import type { Analysis, Attribution, Span } from '../../core/records.ts'
import { articleText, legendText } from './article.ts'

const LOOK = { colour: false, width: 72 } as const

/** Where words stand in a text, as the records say it. */
const places = (text: string) => ({
  at: (words: string): Span => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`not in the text: ${words}`)
    return [start, start + words.length]
  },
})

const paragraphsOf = (text: string): Span[] => {
  let start = 0
  return text.split('\n').map((line) => {
    const span: Span = [start, start + line.length]
    start += line.length + 1
    return span
  })
}

const said = (id: string, source: readonly Span[], cue: Span, content: readonly Span[]): Attribution => ({
  id,
  source,
  cue: [cue],
  content,
  speaker: { name: null, type: 'unnamed' },
  kind: 'indirect',
  stance: 'states',
  parent: null,
  medium: null,
  rule: 'verb-clause',
})

function analysis(text: string, language: string, found: Partial<Analysis>): Analysis {
  return {
    schema: 'isnad.analysis/1',
    id: 'x',
    document: { id: 'x', text, language, paragraphs: paragraphsOf(text), title: 'T' },
    dateline: null,
    credits: [],
    attributions: [],
    figures: [],
    repeats: [],
    asides: [],
    lists: [],
    ...found,
  }
}

const ENGLISH =
  'MARSA (Tilna) - Port director Salem Wardi told Harbour TV that 12 ships, as the pilots warn, would wait. “We opened two berths.\nThe rest will open on Monday.'
const { at } = places(ENGLISH)
const english = analysis(ENGLISH, 'en', {
  dateline: { span: at('MARSA (Tilna)'), place: 'MARSA', agency: 'Tilna' },
  credits: [{ span: at('Tilna'), agency: 'Tilna', form: 'dateline', rule: 'source-brackets' }],
  attributions: [
    {
      ...said('a1', [at('Port director Salem Wardi')], at('told'), [at('12 ships, as the pilots warn, would wait')]),
      speaker: { name: 'Salem Wardi', type: 'person' },
      medium: 'Harbour TV',
    },
    {
      ...said('a2', [at('the pilots')], at('warn'), [at('12 ships'), at('would wait')]),
      speaker: { name: 'the pilots', type: 'unnamed', vagueness: 'by-trade' },
      stance: 'warns',
      parent: 'a1',
    },
    {
      ...said('a3', [], at('“'), [at('We opened two berths.\nThe rest will open on Monday.')]),
      speaker: { name: 'Salem Wardi', type: 'person', rule: 'carried-on' },
      kind: 'direct',
      closed: false,
      rule: 'no-such-rule',
      prediction: { span: at('The rest will open on Monday'), when: 'Monday', rule: 'future-particle' },
    },
  ],
  figures: [
    { span: at('12 ships'), value: 12, unit: 'ships', approximate: false, attribution: 'a1', rule: 'digits' },
    { span: at('two berths'), value: [2, 3], unit: 'berths', approximate: true, attribution: null, rule: 'words' },
  ],
  lists: [{ attribution: 'a3', items: [at('We opened'), at('The rest')], announced: 3, missing: [2] }],
  asides: [{ span: at('Port'), kind: 'label', rule: 'label-noun', attribution: null }],
  repeats: [{ spans: [at('We opened'), at('The rest')], words: 40, identity: 1 }],
})

test('an English article with everything', () => {
  expect(articleText(english, { ...LOOK, lang: 'en' }).split('\n')).toEqual([
    'T',
    'Dateline: Tilna / MARSA',
    'Credit: Tilna, in the dateline',
    '',
    '¶1 MARSA (Tilna) - {1 Port director Salem Wardi} <1 told> Harbour TV',
    '   that [1 [2 12 ships 2], as {2 the pilots} <2 warn>, [2 would',
    '   wait 2] 1]. <3 “>[3 We opened two berths. 3]',
    '',
    '¶2 [3 The rest will open on Monday. 3]',
    '',
    '3 attributions',
    '1  Salem Wardi (person) states, reported. Found by: a verb of saying and',
    '   its clause. Said to Harbour TV.',
    '2  the pilots (unnamed) warns, reported. Found by: a verb of saying and',
    '   its clause. Named only by a trade. Stands inside 1.',
    '3  Salem Wardi (person) states, verbatim. Found by: no-such-rule. The',
    '   speaker is known by: the last speaker goes on. Foretells: The rest',
    '   will open on Monday, for Monday. The quotation is never closed.',
    '',
    '2 figures',
    '¶1  12 ships = 12, given by 1',
    '¶1  two berths = ≈2–3, given by the article itself',
    '',
    '1 enumeration',
    '¶1  An enumeration of 2 in 3 · the text announces 3 · item 2 is missing',
    '',
    '1 aside or label',
    '¶1  Port: a label, by the article itself',
    '',
    '1 passage twice',
    '¶2  A passage of 40 words stands twice in the article and counts once',
    '',
  ])
})

const ARABIC = 'قال سالم الوردي لموقع Harbour إن الميناء مفتوح.'
const arabic = analysis(ARABIC, 'ar', {
  attributions: [
    said('a1', [places(ARABIC).at('سالم الوردي')], places(ARABIC).at('قال'), [places(ARABIC).at('الميناء مفتوح')]),
  ],
})

test('an Arabic article: every line an isolate of its own, ending at the right edge', () => {
  expect(articleText(arabic, { ...LOOK, width: 40, lang: 'ar' }).split('\n')).toEqual([
    `${' '.repeat(39)}\u2067\u2068T\u2069\u2069`,
    `${' '.repeat(22)}\u2067لا يذكر مصدرًا لنصّه\u2069`,
    '',
    '\u2067¶1 <1 قال> {1 سالم الوردي} لموقع Harbour\u2069',
    `${' '.repeat(14)}\u2067   إن [1 الميناء مفتوح 1].\u2069`,
    '',
    `${' '.repeat(30)}\u2067إسناد واحد\u2069`,
    `${' '.repeat(5)}\u20671  بلا قائل (بلا اسم) يقول، بمعناه.\u2069`,
    `${' '.repeat(9)}\u2067   القاعدة: فعل قول وجملة بعده.\u2069`,
    '',
  ])
})

test('colour stands beside the brackets and changes no letter', () => {
  const plain = articleText(english, { ...LOOK, lang: 'en' })
  const coloured = articleText(english, { ...LOOK, colour: true, lang: 'en' })
  expect(coloured).toContain('\u001b[1;36m director Salem Wardi\u001b[0m')
  expect(coloured).toContain('\u001b[32;35;4m12 ships')
  expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain)
})

for (const lang of ['ar', 'en'] as const)
  test(`the legend in ${lang} shows each bracket once, in colour also what has none`, () => {
    expect(legendText({ ...LOOK, lang })).toMatch(/\{1 .*\} {2}<1 .*> {2}\[1 .* 1\]/)
    const coloured = legendText({ ...LOOK, colour: true, lang })
    for (const code of ['1;36', '33', '32', '35', '4', '34', '3']) expect(coloured).toContain(`\u001b[${code}m`)
  })

test('an article that says nothing of anybody says so', () => {
  expect(articleText(analysis('Rain fell.', 'en', {}), { ...LOOK, lang: 'en' })).toContain(
    'Attributes nothing to anybody',
  )
})

test('what an article holds neither steers the terminal nor ends our isolates', () => {
  const text = `قال \u001b[31mسالم\u0007\u2069\u202e إن\u0000 الباب مغلق \ud800.`
  const shown = articleText(analysis(text, 'ar', {}), { ...LOOK, lang: 'ar' })
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\ud800-\udfff]/)
  expect(shown.match(/[\u2066-\u2068]/g)?.length).toBe(shown.match(/\u2069/g)?.length)
})

test('time grows with length', () => {
  const text = 'قال الحارس إن الباب مغلق. '.repeat(10_000)
  const attributions = Array.from({ length: 10_000 }, (_, i) =>
    said(`a${i + 1}`, [[i * 26 + 4, i * 26 + 10]], [i * 26, i * 26 + 3], [[i * 26 + 14, i * 26 + 24]]),
  )
  const started = performance.now()
  expect(articleText(analysis(text, 'ar', { attributions }), { ...LOOK, lang: 'ar' }).length).toBeGreaterThan(5e5)
  expect(performance.now() - started).toBeLessThan(10_000)
})
