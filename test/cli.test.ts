import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCase } from '../src/case/case.ts'
import { articles, HARBOUR, ISNAD, inFolder, isnad, jsonl, linesIn, shell } from './isnad.test-support.ts'

const INPUT = jsonl(articles(30))

for (const [name, args, expected] of [
  ['the version', ['--version'], /^\d+\.\d+\.\d+\n$/],
  ['help that shows how', ['--help'], /isnad trace examples\/harbour/],
  ['help of a command', ['links', '--help'], /isnad links corpus\.jsonl\.gz --json/],
  ['help that teaches the brackets', ['analyse', '--help'], /\{3 …\} +who speaks/],
  ['help lists the stages', ['stage', '--help'], /links\s+PairOfDocuments → Link/],
] as const) {
  test(name, async () => {
    const { code, out, err } = await isnad(args)
    expect(out).toMatch(expected)
    expect([code, err]).toEqual([0, ''])
  })
}

for (const [name, args, expected] of [
  ['no command', [], /Usage: isnad/],
  ['an unknown command', ['tracee'], /unknown command 'tracee'/],
  ['an unknown option', ['analyse', '-', '--jsn'], /unknown option '--jsn'/],
  ['no input', ['trace'], /missing required argument 'input'/],
  ['no such colouring', ['analyse', '-', '--color', 'pink'], /expected auto, always or never/],
  ['too little memory', ['trace', '-', '--memory', '3'], /expected 16 or more/],
  ['no workers', ['analyse', '-', '--workers', '0'], /expected a whole number/],
  ['an input that is not there', ['analyse', 'nowhere.txt'], /^isnad: no such input: nowhere\.txt\n$/],
  ['an unknown stage', ['stage', 'magic'], /unknown stage: expected reading .*, got magic/],
  ['a key of a stage without one', ['stage', 'reading', '--key'], /bad option --key/],
  ['a question without words', ['origin', '…', '--case', 'x.isnad'], /expected words/],
  ['a case that is not there', ['report', '--case', 'nowhere.isnad'], /no such case.*nowhere\.isnad/],
  [
    'a report where none can be written',
    ['trace', HARBOUR, '--case', ':memory:', '--out', 'no/where.html'],
    /cannot write no\/where\.html/,
  ],
  ['a case that is none', ['add', HARBOUR, '--case', join(HARBOUR, 'README.md')], /not a case file/],
] as const) {
  test(`wrong call: ${name}`, async () => {
    const { code, out, err } = await isnad(args)
    expect(err).toMatch(expected)
    expect([code, out]).toEqual([2, ''])
  })
}

test('analyse --json: one line a document in the order of the inputs, nothing else', async () => {
  const { code, out, err } = await isnad(['analyse', '-', '--json'], { input: INPUT })
  expect([code, err]).toEqual([0, ''])
  const records = linesIn(out).map((line) => JSON.parse(line) as { schema: string; id: string })
  expect(records.map(({ id }) => id)).toEqual(articles(30).map(({ id }) => id))
  expect(new Set(records.map(({ schema }) => schema))).toEqual(new Set(['isnad.analysis/1']))
})

test('analyse for a person: the article with numbered brackets and what was found, no colours outside a terminal', async () => {
  const { out, code } = await isnad(['analyse', '-'], { input: INPUT })
  expect(code).toBe(0)
  expect(out).toContain('<1 قالت> {1 بلدية وادي الصدى')
  expect(out).not.toContain('\u001b')
  expect(out.match(/[\u2066-\u2068]/g)?.length).toBe(out.match(/\u2069/g)?.length)
})

test('analyse in colour and in the language asked for', async () => {
  const { out } = await isnad(['analyse', '-', '--color', 'always', '--lang', 'en'], { input: jsonl(articles(1)) })
  expect(out).toContain('\u001b[33m')
  expect(out).toContain('3 attributions')
})

test('analyse for a terminal that neither joins nor orders Arabic', async () => {
  const { out } = await isnad(['analyse', '-', '--visual'], { input: jsonl(articles(1)) })
  expect(out).not.toMatch(/[\u2066-\u2069]/)
  expect(out).toMatch(/[\ufe80-\ufefc]/)
})

test('the same bytes with one worker and with two, whatever the order of the inputs', async () => {
  const reversed = jsonl(articles(90).toReversed())
  const input = jsonl(articles(90))
  const sorted = (text: string) => linesIn(text).sort()
  for (const command of ['analyse', 'links']) {
    const [one, two, other] = await Promise.all([
      isnad([command, '-', '--json', '--workers', '1'], { input }),
      isnad([command, '-', '--json', '--workers', '2'], { input }),
      isnad([command, '-', '--json', '--workers', '2'], { input: reversed }),
    ])
    expect(two.out === one.out).toBe(true)
    expect(sorted(other!.out).join() === sorted(one!.out).join()).toBe(true)
    expect(linesIn(one!.out).length).toBeGreaterThan(29)
  }
})

test('links --json: sorted by both ids', async () => {
  const { code, out } = await isnad(['links', '-', '--json'], { input: INPUT })
  const pairs = linesIn(out).map((line) => JSON.parse(line) as { a: string; b: string })
  expect(code).toBe(0)
  expect(pairs.every(({ a, b }) => a < b)).toBe(true)
  const keys = pairs.map(({ a, b }) => `${a} ${b}`)
  expect(keys).toEqual(keys.toSorted())
  expect(keys).toContain('w-0000 w-0001')
})

const linksOf = async (cwd: string, ...args: readonly string[]) =>
  linesIn((await isnad(['links', ...args, '--json'], { cwd })).out).sort()

test('links --against: with the links of the old articles, those of all', () =>
  inFolder(async (cwd) => {
    const all = articles(60)
    const [old, fresh] = [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)]
    writeFileSync(join(cwd, 'old.jsonl'), jsonl(old))
    writeFileSync(join(cwd, 'fresh.jsonl'), jsonl([...fresh, old[0]!]))
    writeFileSync(join(cwd, 'all.jsonl'), jsonl(all))
    await isnad(['trace', 'old.jsonl', '--case', 'old.isnad'], { cwd })
    const expected = await linksOf(cwd, 'all.jsonl')
    const before = await linksOf(cwd, 'old.jsonl')
    expect(before.length).toBeGreaterThan(0)
    for (const against of ['old.jsonl', 'old.isnad']) {
      const added = await linksOf(cwd, 'fresh.jsonl', '--against', against)
      expect([...before, ...added].sort()).toEqual(expected)
    }
    expect((await isnad(['report', '--case', 'old.isnad', '--json', 'r.json'], { cwd })).code).toBe(0)
    expect(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8')).manifest.documents).toBe(old.length)
  }))

const block =
  'وتقع بلدة وادي الصدى على بعد سبعين كيلومترا من الساحل ويعيش أهلها على صيد السمك وزراعة الزعفران منذ شق الطريق القديم إليها قبل قرن'
const reports = [
  'افتتح عمدة وادي الصدى معرضا للصور في مبنى البريد المرمم بحضور عشرين رساما من القرى المجاورة وطلاب معهد الفنون',
  'أوقفت شرطة التلال رجلين بعد سرقة محولات كهربائية من محطة الضخ الشرقية وأعادت ستة منها إلى شركة الكهرباء',
]

test('links --nearest: who quotes one of two copies is linked with the one quoted', async () => {
  const copy = (text: string): string => text.replace('السمك', 'الأسماك').replace('قبل قرن', 'قبل مئة عام')
  const input = jsonl([
    { id: 'first', text: `${reports[0]}.\n${block}.` },
    { id: 'copy', text: `${reports[0]}.\n${copy(block)}.` },
    { id: 'quotes', text: `${reports[1]}.\n${copy(block)}.` },
  ])
  const pairs = async (...args: readonly string[]) =>
    linesIn((await isnad(['links', '-', '--json', ...args], { input })).out).map((line) => {
      const { a, b } = JSON.parse(line) as { a: string; b: string }
      return `${a} ${b}`
    })
  expect(await pairs()).toEqual(['copy first', 'copy quotes', 'first quotes'])
  expect(await pairs('--nearest')).toEqual(['copy first', 'copy quotes'])
  expect((await isnad(['links', '-', '--nearest', '--against', 'x'], { input })).code).toBe(2)
})

test('links --against: an article with the id of another is named', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'old.jsonl'), INPUT)
    const input = jsonl([{ id: 'w-0000', text: 'نص آخر' }])
    const { code, out, err } = await isnad(['links', '-', '--against', 'old.jsonl'], { cwd, input })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('-:1: id taken')
  }))

test('links: limits hold alone', () =>
  inFolder(async (cwd) => {
    const shared =
      'أعلنت بلدية وادي الصدى أن السيول جرفت سبعة جسور خشبية في الحي الشمالي ليلة أمس وأن مهندسي الري يفحصون السد القديم منذ الفجر'
    const own =
      'وكان مجلس التلال قد خصص العام الماضي مبلغا لترميم المدارس وتوسيع الطريق الدائري وبناء مستودع للحبوب قرب محطة القطار الجديدة'
    const other =
      'ويتوقع الرعاة موسما طيبا للصوف بعد أمطار الخريف إذا بقيت المراعي الجنوبية مفتوحة أمام القطعان حتى الربيع'
    const input = jsonl([
      { id: 'a', text: `${shared}.\n${own}.` },
      { id: 'b', text: `${shared.replace('سبعة', 'ستة')}.\n${other}.` },
    ])
    for (const [args, links] of [
      [[], 1],
      [['--words', '12'], 1],
      [['--words', '40'], 0],
      [['--identity', '0.9'], 1],
      [['--identity', '1'], 0],
      [['--coverage', '0.4'], 1],
      [['--coverage', '0.9'], 0],
    ] as const) {
      const { out } = await isnad(['links', '-', '--json', '--workers', '1', ...args], { input, cwd })
      expect([args, linesIn(out).length]).toEqual([args, links])
    }
    expect((await isnad(['links', '-', '--identity', '2'], { cwd })).code).toBe(2)
  }))

test('bad lines are named with their place, counted, and everything else is done', async () => {
  const input = `${INPUT}{"id":\n{"id":"x"}\n${jsonl([
    { id: 'last', text: 'قال الحارس إن الباب مغلق.' },
    { id: 'last', text: 'آخر' },
  ])}`
  const { code, out, err } = await isnad(['analyse', '-', '--json'], { input })
  expect(code).toBe(1)
  expect(linesIn(err)).toEqual([
    '-:31: not JSON: expected one object a line, got "{\\"id\\":"',
    '-:32: not a document: expected text, got nothing',
    '-:34: id taken: another document with other text has the id last',
  ])
  expect(linesIn(out).length).toBe(31)
})

test('a reader that has enough is no failure', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'news.jsonl'), jsonl(articles(900)))
    const { code, out, err } = await shell(`"${ISNAD}" analyse news.jsonl --json | head -n 1`, cwd)
    expect([code, err]).toEqual([0, ''])
    expect(linesIn(out).length).toBe(1)
  }))

test('stages as filters give what analyse gives', async () => {
  const read = await isnad(['stage', 'reading'], { input: INPUT })
  const attributed = await isnad(['stage', 'attributions'], { input: read.out })
  const whole = await isnad(['analyse', '-', '--json'], { input: INPUT })
  expect(attributed.out).toBe(whole.out)
})

test('a bad record is named by a stage, and the others go on', async () => {
  const { code, out, err } = await isnad(['stage', 'reading'], { input: `{"id":"a"}\nx\n${INPUT}` })
  expect(code).toBe(1)
  expect(linesIn(out).length).toBe(30)
  expect(linesIn(err)[0]).toMatch(/^-:1: stage reading failed: TypeError/)
  expect(linesIn(err)[1]).toBe('-:2: not a record of stage reading: got "x"')
})

test('pairs by sorting: the filters find the pairs that links looks at', async () => {
  const prints = await isnad(['stage', 'fingerprints'], { input: INPUT })
  const parts = await sortedBy('pairs', prints.out)
  const sums = await sortedBy('pair-sums', parts)
  const pairs = linesIn(sums).map((line) => JSON.parse(line) as { a: string; b: string })
  const found = new Set(pairs.map(({ a, b }) => `${a} ${b}`))
  const links = await isnad(['links', '-', '--json'], { input: INPUT })
  for (const line of linesIn(links.out)) {
    const { a, b } = JSON.parse(line) as { a: string; b: string }
    expect(found).toContain(`${a} ${b}`)
  }
})

async function sortedBy(stage: string, records: string): Promise<string> {
  const keyed = await isnad(['stage', stage, '--key'], { input: records })
  const sorted = linesIn(keyed.out).sort().join('\n')
  return (await isnad(['stage', stage], { input: sorted })).out
}

test('trace: a summary, a report, a case; again, nothing changes', () =>
  inFolder(async (cwd) => {
    const first = await isnad(['trace', HARBOUR, '--json', 'report.json'], { cwd })
    expect([first.code, existsSync(join(cwd, 'harbour.isnad'))]).toEqual([0, true])
    expect(first.out).toContain('\u2068')
    expect(first.err).toMatch(/15 articles in .*report {2}harbour\.html\ncase {4}harbour\.isnad\n$/s)
    const page = readFileSync(join(cwd, 'harbour.html'), 'utf8')
    const report = readFileSync(join(cwd, 'report.json'), 'utf8')
    expect(page).toMatch(/^<!doctype html>/)
    const again = await isnad(['trace', HARBOUR, '--json', 'report.json', '--workers', '1'], { cwd })
    expect(again.out).toBe(first.out)
    expect(readFileSync(join(cwd, 'harbour.html'), 'utf8') === page).toBe(true)
    expect(readFileSync(join(cwd, 'report.json'), 'utf8') === report).toBe(true)
  }))

test('report: one story alone, as Markdown too', () =>
  inFolder(async (cwd) => {
    await isnad(['trace', HARBOUR], { cwd })
    const one = await isnad(['report', '--case', 'harbour.isnad', '--story', '03-sada', '--md', 'one.md'], { cwd })
    expect(one.code).toBe(0)
    expect(readFileSync(join(cwd, 'one.md'), 'utf8')).toContain('03-sada')
    const none = await isnad(['report', '--case', 'harbour.isnad', '--story', '7'], { cwd })
    expect(none.err).toMatch(/bad option --story: expected the number of one of 1 stories .*, got 7/)
    expect(none.code).toBe(2)
  }))

test('add, then report: the same as trace', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'news.jsonl'), INPUT)
    const added = await isnad(['add', 'news.jsonl', '--case', 'a.isnad'], { cwd })
    expect([added.code, added.out]).toEqual([0, ''])
    expect(added.err).toBe('a.isnad: 30 documents added, 0 there already, 30 in all\n')
    const again = await isnad(['add', 'news.jsonl', '--case', 'a.isnad'], { cwd })
    expect(again.err).toBe('a.isnad: 0 documents added, 0 there already, 1 file read before, 30 in all\n')
    expect((await isnad(['report', '--case', 'a.isnad', '--json', 'a.json'], { cwd })).code).toBe(0)
    await isnad(['trace', 'news.jsonl', '--case', 'b.isnad', '--json', 'b.json'], { cwd })
    expect(readFileSync(join(cwd, 'a.json')).equals(readFileSync(join(cwd, 'b.json')))).toBe(true)
    expect(existsSync(join(cwd, 'a.html'))).toBe(true)
  }))

test('add to a case that is linked: its links are at once those of one batch', () =>
  inFolder(async (cwd) => {
    const all = articles(30)
    writeFileSync(join(cwd, 'news.jsonl'), INPUT)
    writeFileSync(join(cwd, 'first.jsonl'), jsonl(all.slice(0, 20)))
    writeFileSync(join(cwd, 'rest.jsonl'), jsonl(all.slice(20)))
    const linksIn = (file: string) => {
      const kept = openCase(join(cwd, file), 'existing')
      const links = [...kept.records('link')]
      const left = [kept.index.countMissing(), kept.index.countUnposted(), kept.index.countWaiting()]
      kept.close()
      return { links, left }
    }
    await isnad(['trace', 'first.jsonl', '--case', 'a.isnad'], { cwd })
    const added = await isnad(['add', 'rest.jsonl', '--case', 'a.isnad'], { cwd })
    expect(added.err).toMatch(/a\.isnad: 10 documents added, 0 there already, 30 in all, \d+ pairs looked at\n$/)
    await isnad(['trace', 'news.jsonl', '--case', 'b.isnad'], { cwd })
    expect(linksIn('a.isnad')).toEqual(linksIn('b.isnad'))
    expect(linksIn('a.isnad').left).toEqual([0, 0, 0])
    expect(linksIn('a.isnad').links.length).toBeGreaterThan(0)
  }))

test('remove, then report: as if the article had never been there', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'news.jsonl'), INPUT)
    writeFileSync(join(cwd, 'rest.jsonl'), jsonl(articles(30).slice(1)))
    await isnad(['trace', 'news.jsonl', '--case', 'a.isnad'], { cwd })
    const removed = await isnad(['remove', 'w-0000', 'nobody', '--case', 'a.isnad'], { cwd })
    expect([removed.code, removed.out]).toEqual([1, ''])
    expect(removed.err).toContain('no such document: expected the id of a document in it, got nobody')
    expect(removed.err).toContain('a.isnad: 1 documents removed, 29 left')
    await isnad(['report', '--case', 'a.isnad', '--json', 'a.json'], { cwd })
    await isnad(['trace', 'rest.jsonl', '--case', 'b.isnad', '--json', 'b.json'], { cwd })
    expect(readFileSync(join(cwd, 'a.json')).equals(readFileSync(join(cwd, 'b.json')))).toBe(true)
  }))

test('trace with bad inputs ends with 1 and reports on the others', () =>
  inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'news'))
    writeFileSync(join(cwd, 'news', 'a.jsonl'), INPUT)
    writeFileSync(join(cwd, 'news', 'empty.txt'), '')
    const { code, err } = await isnad(['trace', 'news', 'gone.txt'], { cwd })
    expect(code).toBe(1)
    expect(err).toContain('news/empty.txt: empty document')
    expect(err).toContain('gone.txt: cannot be read: no such file or folder')
    expect(err).toContain('2 inputs could not be used; each is named above')
    expect(existsSync(join(cwd, 'news.html'))).toBe(true)
  }))

test('origin: the chain behind a sentence, from memory, for a person and as a record', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'harbour.isnad')
    await isnad(['trace', HARBOUR, '--case', file, '--out', join(folder, 'r.html')])
    const told = await isnad(['origin', 'four workers died', '--case', file])
    expect(told.code).toBe(0)
    expect(told.out).toContain('the same toll')
    expect(told.out).toMatch(/01-tilna.* \u2066\[\d+, \d+\)/)
    const { out } = await isnad(['origin', 'قتل أربعة عمال', '--case', file, '--json', '--most', '1'])
    const { claims } = JSON.parse(out) as { claims: { claim: { origins: { origins: { node: string }[] } } }[] }
    expect(claims[0]?.claim.origins.origins.map(({ node }) => node)).toContain('speaker:سالم الورداني')
    const nothing = await isnad(['origin', 'البرلمان أقر الموازنة', '--case', file])
    expect([nothing.code, nothing.out]).toEqual([0, expect.stringContaining('لا شيء في هذه الحالة')])
  }))

test('decide: what a person holds is followed, kept beside, and can be taken back', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'h.isnad')
    await isnad(['trace', HARBOUR, '--case', file, '--out', join(folder, 'a.html'), '--json', join(folder, 'a.json')])
    const told = ['--case', file, '--why', 'a standing paragraph', '--by', 'Rim']
    const reported = async (name: string): Promise<string> => {
      await isnad([
        'report',
        '--case',
        file,
        '--out',
        join(folder, `${name}.html`),
        '--json',
        join(folder, `${name}.json`),
      ])
      return readFileSync(join(folder, `${name}.json`), 'utf8')
    }
    const kept = await isnad(['decide', 'reject', 'origin', 'سالم الورداني', ...told])
    expect(kept.err).toMatch(/d1 kept/)
    await isnad(['decide', 'correct', 'attribution', '01-tilna', 'a2', '--speaker', 'سلمى الجارحي', ...told])
    const after = await reported('b')
    expect(after).toContain('"by":"Rim"')
    expect(readFileSync(join(folder, 'b.html'), 'utf8')).toContain('a standing paragraph')
    expect((await isnad(['decide', 'list', '--case', file])).out).toMatch(/d2 {2}corrected: .*سلمى الجارحي/)
    for (const id of ['d1', 'd2']) await isnad(['decide', 'withdraw', id, ...told])
    expect(await reported('c')).toBe(readFileSync(join(folder, 'a.json'), 'utf8'))
    expect(linesIn((await isnad(['decide', 'list', '--case', file, '--json'])).out)).toHaveLength(4)
    const wrong = await isnad(['decide', 'reject', 'attribution', '01-tilna', 'a99', ...told])
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/no such attribution in 01-tilna: .*a99/) })
    const empty = await isnad(['decide', 'correct', 'link', '01-tilna', '02-akhbar', ...told])
    expect(empty).toMatchObject({ code: 2, err: expect.stringMatching(/--direction, got nothing/) })
  }))

test('trace: captures of one page are one article, with what changed', () =>
  inFolder(async (folder) => {
    const page = 'https://marsa.example/a/17'
    const lines = [
      {
        id: 'm1',
        url: page,
        published: '2025-03-01T10:00:00Z',
        text: 'قال المتحدث سالم الفهد إن الحريق أصاب ثلاثة عمال بجروح.',
      },
      {
        id: 'm2',
        url: `${page}/amp`,
        published: '2025-03-01T12:00:00Z',
        text: 'قال المتحدث سالم الفهد إن الحريق أصاب خمسة عمال بجروح.',
      },
    ].map((line) => `${JSON.stringify({ ...line, outlet: 'صحيفة المرسى' })}\n`)
    writeFileSync(join(folder, 'm.jsonl'), lines.join(''))
    const out = ['--out', join(folder, 'm.html'), '--md', join(folder, 'm.md'), '--lang', 'en']
    const told = await isnad(['trace', join(folder, 'm.jsonl'), '--case', join(folder, 'm.isnad'), ...out])
    expect(told.out).toContain('1 article (and 1 other version) in 1 outlet')
    expect(readFileSync(join(folder, 'm.md'), 'utf8')).toContain('[1] → [2] 1 word gone · 1 word new')
    expect(readFileSync(join(folder, 'm.html'), 'utf8')).toContain('<span class="chg replaced">خمسة</span>')
  }))

test('families: a table to edit and give back, which counts follow', () =>
  inFolder(async (folder) => {
    const line = (id: string, outlet: string, text: string): string => `${JSON.stringify({ id, outlet, text })}\n`
    writeFileSync(
      join(folder, 'm.jsonl'),
      line('a', 'صحيفة المرسى', 'قال المتحدث سالم الفهد إن الحريق أصاب ثلاثة عمال بجروح.') +
        line('b', 'موقع الضفاف', 'أكدت الشاهدة هدى القاسم أن السفينة غادرت الرصيف قبل الحريق.'),
    )
    const file = join(folder, 'm.isnad')
    const out = ['--case', file, '--out', join(folder, 'm.html'), '--lang', 'en']
    expect((await isnad(['trace', join(folder, 'm.jsonl'), ...out])).out).toContain('in 2 outlets: 2 origins')
    const table = await isnad(['families', '--case', file])
    expect(table.out).toBe('outlet\tfamily\tfrom\nصحيفة المرسى\t\t\nموقع الضفاف\t\t\n')
    writeFileSync(join(folder, 'own.tsv'), table.out.replaceAll('\t\t\n', '\tdar\t\n'))
    await isnad(['families', '--case', file, '--set', join(folder, 'own.tsv')])
    expect((await isnad(['report', ...out])).out).toContain('in 2 outlets (of 1 house): between 1 and 2 origins')
    writeFileSync(join(folder, 'wrong.tsv'), 'outlet\tfamily\n\tdar\n')
    const wrong = await isnad(['families', '--case', file, '--set', join(folder, 'wrong.tsv')])
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/wrong\.tsv:2: expected the name of an outlet/) })
  }))
