/** The tasks of Isnad's own engine, and those that a distributed engine needs besides: they take and give what its tables hold. */
import { createHash } from 'node:crypto'
import { markedBy, type Recurring, recurrences } from '../core/3-links/background.ts'
import { boilerplateFinder } from '../core/3-links/boilerplate.ts'
import type { Stint } from '../core/3-links/carriers.ts'
import { fingerprinter } from '../core/3-links/fingerprints.ts'
import { dayOf, lotOf, timeOf, weightOfAll } from '../core/3-links/pairs.ts'
import { holdsTogether } from '../core/4-chains/stories.ts'
import type { Issue } from '../core/failures.ts'
import type { Lexicon } from '../core/lexicon.ts'
import { pagesOf } from '../core/pages.ts'
import type { Document, Link } from '../core/records.ts'
import { reasonOf, type Tasks } from '../engine/engine.ts'
import { makeTasks as engineTasks } from '../engine/tasks.ts'
import { LIMITS } from '../ingest/limits.ts'
import { documentFrom, shown } from '../ingest/record.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { keyOf } from './keys.ts'

export function makeTasks(): Tasks {
  const lexicon = loadLexicon()
  return {
    ...engineTasks(),
    document: late(() => documentReader(lexicon)),
    standing,
    told: late(() => teller(lexicon)),
  } as Tasks
}

/** Made at its first use: compiling tables takes longer than a small task. */
function late<In, Out>(make: () => (input: In) => Out): (input: In) => Out {
  let made: ((input: In) => Out) | undefined
  return (input) => {
    made ??= make()
    return made(input)
  }
}

/** A document as the tables of a distributed engine hold it. */
export interface Tabled {
  readonly key: string
  /** Tells documents with one id apart. */
  readonly digest: string
  /** Milliseconds; null when not known. */
  readonly time: number | null
  readonly lot: number
  readonly day: number | null
  /** As JSON, so that it has no tab; null when not known. */
  readonly outlet: string | null
  readonly page: string | null
  /** Weight of all hashes. */
  readonly of: number
  /** As signed 32-bit numbers. */
  readonly hashes: Int32Array
  readonly json: string
  /** Why there are no hashes. */
  readonly failed?: string
}

/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3
/** Characters of a hash that tells two documents with one id apart. */
const DIGEST = 22

/** A line, behind its file and a tab → the document, or why there is none. */
function documentReader(lexicon: Lexicon): (input: string) => Tabled | { readonly issue: Issue } {
  const fingerprintsOf = fingerprinter(lexicon)
  const pageOf = pagesOf(lexicon)
  const hashesOf = (text: string): { hashes: Uint32Array; failed?: string } => {
    try {
      return fingerprintsOf(text)
    } catch (error) {
      return { hashes: new Uint32Array(0), failed: reasonOf(error) }
    }
  }
  return (input) => {
    const tab = input.indexOf('\t')
    const [at, line] = [input.slice(0, tab), input.slice(tab + 1)]
    const bytes = line.length > LIMITS.line / MOST_BYTES ? Buffer.byteLength(line) : 0
    if (bytes > LIMITS.line) return { issue: { code: 'too-large', at, bytes, limit: LIMITS.line } }
    const record = parsed(line)
    if (record === undefined) return { issue: { code: 'not-json', at, found: shown(line) } }
    const checked = documentFrom(record, at)
    if ('issue' in checked) return checked
    const { document } = checked
    const { outlet, published, url } = document
    const json = JSON.stringify(document)
    const time = timeOf(published?.toWellFormed())
    const { hashes, failed } = hashesOf(document.text)
    return {
      key: keyOf(document.id),
      digest: createHash('sha256').update(json).digest('base64url').slice(0, DIGEST),
      time: time === Infinity ? null : time,
      lot: lotOf(document.id),
      day: dayOf(time) ?? null,
      outlet: outlet === undefined ? null : JSON.stringify(outlet.toWellFormed()),
      page: (url === undefined ? undefined : pageOf(url)) ?? null,
      of: weightOfAll(hashes),
      hashes: Int32Array.from(hashes),
      json,
      ...(failed !== undefined && { failed }),
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    // a RangeError when nested beyond the stack
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** All links at one document. */
export interface StandingWork {
  readonly links: readonly string[]
  /** Parallel to the links: which of its two documents this one is, … */
  readonly sides: readonly ('a' | 'b')[]
  /** … and of which text both are copies, by any name; null for one that is a copy of nothing. */
  readonly texts: readonly { readonly own: string | null; readonly other: string | null }[]
}

/** Parallel to the links: what recurs in each passage, as this document tells. */
function standing({ links: json, sides, texts }: StandingWork): readonly (readonly Recurring[])[] {
  const links = json.map((one) => JSON.parse(one) as Link)
  const textOf = new Map<string, string>()
  links.forEach((link, i) => {
    const { own, other } = texts[i]!
    const [here, there] = sides[i] === 'a' ? [link.a, link.b] : [link.b, link.a]
    textOf.set(here, own === null ? `document ${here}` : `text ${own}`)
    textOf.set(there, other === null ? `document ${there}` : `text ${other}`)
  })
  const recurring = recurrences(undefined, (document) => textOf.get(document)!)
  links.forEach(recurring.see)
  return links.map((link, i) => recurring.on(link, sides[i]!))
}

export interface ToldWork {
  readonly link: string
  /** What recurs as its documents tell; null where nothing does. */
  readonly a: string | null
  readonly b: string | null
  /** The first document, and what its outlet repeats of its hashes: null where the outlet repeats nothing. */
  readonly document: string | null
  /** As JSON: signed hash, copies, first and last day, null when no day is known. */
  readonly stints: string | null
}

export interface ToldDone {
  readonly json: string
  readonly together: boolean
}

type StintRow = readonly [hash: number, copies: number, first: number | null, last: number | null]

/** A link → the same with its background told apart. */
function teller(lexicon: Lexicon): (work: ToldWork) => ToldDone {
  const fingerprintsOf = fingerprinter(lexicon)
  return ({ link: json, a, b, document, stints }) => {
    const link = JSON.parse(json) as Link
    const known = new Map((JSON.parse(stints ?? '[]') as StintRow[]).map((row) => [row[0] >>> 0, stintOf(row)]))
    const find = boilerplateFinder(
      fingerprintsOf,
      () => JSON.parse(document!) as Document,
      (_, hash) => known.get(hash),
    )
    const boilerplateIn: typeof find = (id, passage) => (known.size === 0 ? undefined : find(id, passage))
    const recurring = (side: string | null) => (side === null ? [] : (JSON.parse(side) as Recurring[]))
    const told = markedBy(link, recurring(a), recurring(b), boilerplateIn)
    return { json: told === link ? json : JSON.stringify(told), together: holdsTogether(told) }
  }
}

const stintOf = ([, copies, first, last]: StintRow): Stint =>
  first === null || last === null ? { copies } : { copies, days: [first, last] }
