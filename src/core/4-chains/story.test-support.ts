import type { Analysis, Attribution, Credit, Figure, Link, Passage, Span, Story } from '../records.ts'
import { tokenize } from '../text/tokens.ts'

/** What a test says about one article. Spans are given as the words they cover, first occurrence. */
export interface Article {
  readonly id: string
  readonly outlet?: string
  readonly published?: string
  readonly title?: string
  readonly text: string
  readonly credits?: readonly { readonly agency: string; readonly form?: Credit['form']; readonly at?: string }[]
  readonly says?: readonly Says[]
  readonly figures?: readonly (Pick<Figure, 'value' | 'unit'> & Partial<Figure> & { readonly at: string })[]
}

export interface Says extends Partial<Pick<Attribution, 'stance' | 'parent' | 'medium' | 'kind'>> {
  readonly who: string | null
  readonly type?: Attribution['speaker']['type']
  readonly source?: string
  readonly what: string
  readonly vagueness?: Attribution['speaker']['vagueness']
}

/** An analysis as the earlier stages would have made it. */
export function analysisOf(article: Article): Analysis {
  const { id, text, says = [], credits = [], figures = [], outlet, published, title } = article
  const place = (words: string): Span => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`not in ${id}: ${words}`)
    return [start, start + words.length]
  }
  return {
    schema: 'isnad.analysis/1',
    id,
    document: {
      id,
      text,
      language: 'ar',
      paragraphs: [[0, text.length]],
      ...(outlet !== undefined && { outlet }),
      ...(published !== undefined && { published }),
      ...(title !== undefined && { title }),
    },
    dateline: null,
    credits: credits.map(({ agency, form = 'source-line', at = agency }) => ({
      span: place(at),
      agency,
      form,
      rule: `credit-${form}`,
    })),
    attributions: says.map((one, i) => attributionOf(one, i, place, text)),
    figures: figures.map(({ at, ...figure }) => ({
      approximate: false,
      attribution: null,
      rule: 'figure',
      ...figure,
      span: place(at),
    })),
    repeats: [],
    asides: [],
    lists: [],
  }
}

function attributionOf(one: Says, i: number, place: (words: string) => Span, text: string): Attribution {
  const {
    who,
    what,
    source,
    vagueness,
    type = 'person',
    stance = 'states',
    kind = 'indirect',
    parent = null,
    medium = null,
  } = one
  return {
    id: `a${i + 1}`,
    source: source === undefined ? [] : [place(source)],
    cue: source === undefined ? [] : wordBefore(text, place(source)),
    content: [place(what)],
    speaker: { name: who, type, ...(vagueness && { vagueness }) },
    kind,
    stance,
    parent,
    medium,
    rule: 'say-inna',
  }
}

function wordBefore(text: string, [start]: Span): Span[] {
  const found = /\S+(?=\s+$)/.exec(text.slice(0, start))
  return found === null ? [] : [[found.index, found.index + found[0].length]]
}

/** Words in a row that make a passage here. */
const LEAST_RUN = 5

/** A link as plain as can be: the runs of equal words, the longest first. For tests of what is made of links, not of links. */
export function linkOf(one: Analysis, other: Analysis, direction?: Link['direction']): Link | undefined {
  const [a, b] = one.id < other.id ? [one, other] : [other, one]
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const passages: Passage[] = []
  const usedB = new Set<number>()
  for (let i = 0; i < wordsA.length; ) {
    const run = longestRun(wordsA, i, wordsB, usedB)
    if (run.length < LEAST_RUN) {
      i++
      continue
    }
    for (let k = 0; k < run.length; k++) usedB.add(run.at + k)
    passages.push({
      a: [wordsA[i]!.start, wordsA[i + run.length - 1]!.end],
      b: [wordsB[run.at]!.start, wordsB[run.at + run.length - 1]!.end],
      words: run.length,
      identity: 1,
    })
    i += run.length
  }
  if (passages.length === 0) return undefined
  const shared = passages.reduce((sum, { words }) => sum + words, 0)
  return {
    schema: 'isnad.link/1',
    a: a.id,
    b: b.id,
    passages,
    coverage: { a: shared / wordsA.length, b: shared / wordsB.length },
    direction: direction ?? byTime(a, b),
    evidence: ['later'],
    credited: 'no',
  }
}

const wordsOf = ({ document }: Analysis) => tokenize(document.text).filter(({ kind }) => kind !== 'mark')
type Words = ReturnType<typeof wordsOf>

function longestRun(a: Words, from: number, b: Words, used: ReadonlySet<number>): { at: number; length: number } {
  let best = { at: 0, length: 0 }
  for (let at = 0; at < b.length; at++) {
    let length = 0
    while (a[from + length] && b[at + length]?.text === a[from + length]!.text && !used.has(at + length)) length++
    if (length > best.length) best = { at, length }
  }
  return best
}

function byTime({ document: a }: Analysis, { document: b }: Analysis): Link['direction'] {
  if (a.published === undefined || b.published === undefined || a.published === b.published) return 'unknown'
  return a.published < b.published ? 'b-from-a' : 'a-from-b'
}

/** All links of some analyses. */
export const linksAmong = (analyses: readonly Analysis[]): Link[] =>
  analyses.flatMap((one, i) => analyses.slice(i + 1).flatMap((other) => linkOf(one, other) ?? []))

export function storyOf(articles: readonly Article[], links?: readonly Link[]): Story {
  const analyses = articles.map(analysisOf)
  return { id: articles[0]?.id ?? '', analyses, links: links ?? linksAmong(analyses) }
}
