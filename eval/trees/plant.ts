import { HOUR } from '../../src/core/instants.ts'
import type { Document, Span } from '../../src/core/records.ts'
import { type Below, isPlainWord, shuffled } from '../draws.ts'
import { EDITS, type Edit, edited, type Paragraph, type Word } from './edits.ts'
import { CREDITS, OUTLETS } from './frames.ts'

/** A document of a planted tree. */
export interface Planted {
  readonly document: Document
  /** Its story; an article that only has a passage of one is a story of its own. */
  readonly story: number
  /** What it was taken from, by its place in the list, and how; the first of a story was not. */
  readonly parent?: number
  readonly edit?: Edit
  /** Words of the story's first text that it has, by their places there. */
  readonly words: readonly number[]
  /** Of all its words, those of its frame too. */
  readonly length: number
}

/** A passage of a story's first text that stands in another article. */
export interface Embedded {
  readonly host: string
  readonly source: string
  readonly inHost: Span
  readonly inSource: Span
  readonly edit: Edit
}

export interface Trees {
  readonly planted: readonly Planted[]
  readonly embedded: readonly Embedded[]
}

export interface Sizes {
  readonly stories: number
  readonly passages: number
}

/** Copies of a story; most have few. */
const COPIES = [0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12]
const LEAST_STORY = 120
const LEAST_HOST = 130
/** A passage is no copy: it is under a fifth of the article that it stands in, and of every one that it could be from. */
const MOST_OF_EITHER = 5
const PASSAGE = { least: 25, more: 60 }
const PASSAGE_EDITS: readonly Edit[] = ['exact', 'respelled', 'edited 5 %', 'edited 18 %']
/** Stories begin within so many days; a copy comes within hours of what it was taken from. */
const DAYS = 30
const START = Date.UTC(2019, 2, 1)
const MOST_HOURS = 12

/**
 * Stories with known trees, and passages of theirs in other articles.
 *
 * @param articles  that share no text with each other
 * @param below     the same numbers give the same trees
 */
export function trees(articles: readonly Document[], { stories, passages }: Sizes, below: Below): Trees {
  const pool = shuffled(articles, below).map((article) => ({ article, body: bodyOf(article.text) }))
  const size = ({ body }: { readonly body: readonly Paragraph[] }): number => body.flat().length
  const first = pool.filter((one) => size(one) >= LEAST_STORY).slice(0, stories)
  const taken = new Set(first)
  const hosts = pool.filter((one) => !taken.has(one) && size(one) >= LEAST_HOST).slice(0, passages)
  const words = first.flatMap(({ body }) => body.flat().map(({ text }) => text)).filter(isPlainWord)
  const planted = first.flatMap(({ body }, story) => treeOf(body, story, below, words))
  const bodies = first.map(({ body }) => body)
  const grown = Map.groupBy(planted, ({ story }) => story)
  const embedded: Embedded[] = []
  const articlesOfHosts = hosts.flatMap(({ body }, h) => {
    const one = hostOf(body, first.length + h, bodies, grown, below, words)
    if (one === undefined) return []
    embedded.push(one.embedded)
    return [one.planted]
  })
  return { planted: [...planted, ...articlesOfHosts], embedded }
}

const bodyOf = (text: string): Paragraph[] => {
  let at = 0
  return text
    .split('\n')
    .map((line) => [...line.matchAll(/\S+/g)].map(([word]) => ({ text: word, at: at++ })))
    .filter(({ length }) => length > 0)
}

interface Grown {
  readonly body: readonly Paragraph[]
  readonly outlet: number
  readonly at: number
  readonly parent?: number
  readonly edit?: Edit
}

function treeOf(body: readonly Paragraph[], story: number, below: Below, words: readonly string[]): Planted[] {
  const start = START + below(DAYS * 24 * 60) * (HOUR / 60)
  const tree: Grown[] = [{ body, outlet: below(OUTLETS.length), at: start }]
  for (let copies = COPIES[below(COPIES.length)]!; copies > 0; copies--) {
    const parent = below(tree.length)
    const edit = EDITS[below(EDITS.length)]!
    const from = tree[parent]!
    tree.push({
      body: edited(edit, from.body, below, words),
      outlet: (from.outlet + 1 + below(OUTLETS.length - 1)) % OUTLETS.length,
      at: from.at + (1 + below(MOST_HOURS * 60)) * (HOUR / 60),
      parent,
      edit,
    })
  }
  return tree.map((one, i) => {
    const { text, length } = framed(one, one.parent === undefined ? undefined : tree[one.parent]!, below)
    const id = `story-${name(story)}-${name(i)}`
    return {
      document: { id, text, outlet: OUTLETS[one.outlet]!.name, published: iso(one.at) },
      story,
      ...(one.parent === undefined ? {} : { parent: one.parent }),
      ...(one.edit === undefined ? {} : { edit: one.edit }),
      words: one.body.flat().flatMap(({ at }) => (at < 0 ? [] : [at])),
      length,
    }
  })
}

/** A body between what its outlet puts around it: half of the copies say from whom they are. */
function framed({ body, outlet }: Grown, from: Grown | undefined, below: Below) {
  const credit = from === undefined || below(2) === 0 ? {} : CREDITS[below(CREDITS.length)]!(OUTLETS[from.outlet]!.name)
  const lines = [credit.first, ...body.map(lineOf), credit.last, OUTLETS[outlet]!.footer]
  const text = lines.filter((line) => line !== undefined).join('\n')
  return { text, length: text.split(/\s+/).length }
}

const lineOf = (paragraph: Paragraph): string => paragraph.map(({ text }) => text).join(' ')
const name = (n: number): string => String(n).padStart(4, '0')
const iso = (at: number): string => new Date(at).toISOString()

/** Tries to find a story whose documents are all long enough for a passage. */
const TRIES = 200

function hostOf(
  body: readonly Paragraph[],
  story: number,
  bodies: readonly (readonly Paragraph[])[],
  grown: ReadonlyMap<number, readonly Planted[]>,
  below: Below,
  words: readonly string[],
): { readonly planted: Planted; readonly embedded: Embedded } | undefined {
  const size = body.flat().length
  for (let tries = 0; tries < TRIES; tries++) {
    const from = below(bodies.length)
    const shortest = Math.min(size, ...grown.get(from)!.map(({ words }) => words.length))
    const length = Math.min(PASSAGE.least + below(PASSAGE.more), Math.floor(shortest / MOST_OF_EITHER))
    if (length < PASSAGE.least) continue
    const source = grown.get(from)![0]!
    const all = bodies[from]!.flat()
    const start = below(all.length - length + 1)
    const taken = all.slice(start, start + length)
    const edit = PASSAGE_EDITS[below(PASSAGE_EDITS.length)]!
    const put = lineOf(edited(edit, [taken], below, words).flat())
    const lines = body.map(lineOf)
    lines.splice(below(lines.length + 1), 0, put)
    const at = lines.indexOf(put)
    const before = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0)
    const id = `host-${name(story)}`
    const text = lines.join('\n')
    const published = iso(Date.parse(source.document.published!) + below(2 * 24 * 60) * (HOUR / 60))
    return {
      planted: {
        document: { id, text, outlet: OUTLETS[below(OUTLETS.length)]!.name, published },
        story,
        words: [],
        length: size + length,
      },
      embedded: {
        host: id,
        source: source.document.id,
        inHost: [before, before + put.length],
        inSource: spanOf(source.document.text, bodies[from]!, taken),
        edit,
      },
    }
  }
  return undefined
}

/** Where words of the body stand in the text: nothing but its outlet's footer is around a first one. */
function spanOf(text: string, body: readonly Paragraph[], taken: readonly Word[]): Span {
  const spans = [...text.matchAll(/\S+/g)].map(({ 0: word, index }): Span => [index, index + word.length])
  const place = new Map(body.flat().map(({ at }, i) => [at, i]))
  return [spans[place.get(taken[0]!.at)!]![0], spans[place.get(taken.at(-1)!.at)!]![1]]
}
