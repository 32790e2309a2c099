import type { Case } from '../case/case.ts'
import { decidedBy, inForce } from '../core/4-chains/decisions.ts'
import { failure } from '../core/failures.ts'
import type { Analysis, Chain, ChainNode, Document, Link, Origins, Sought, Span } from '../core/records.ts'
import { cut } from '../core/text/span.ts'
import { documentsWith } from './find.ts'
import { handleOf, idOf } from './handles.ts'
import type { ArticleHead, Output, ToolName } from './schemas.ts'
import { LONGEST, untrusted, untrustedName } from './untrusted.ts'

/** What answers are made of. */
export interface Asked {
  readonly kept: Case
  analyse(text: string): Analysis
  behind(sentence: string, most: number): Sought
}

/** Lists are as long as a reader can take in at once; what is left out is counted. */
const MOST = 20
const MOST_CLAIMS = 3
/** Before and after a word that was found. */
const AROUND = 150

export type Answers = { readonly [Name in ToolName]: (asked: Asked, input: Record<string, string>) => Output<Name> }

export const ANSWERS: Answers = {
  search: ({ kept }, { query = '' }) => {
    const hits = [...documentsWith(kept, query)]
    const results = hits.slice(0, MOST).map(({ document, span: [start, end] }) => ({
      ...headOf(document),
      start,
      end,
      excerpt: untrusted(cut(document.text, [Math.max(0, start - AROUND), end + AROUND])),
    }))
    return { results, left_out: hits.length - results.length }
  },

  analyse_text: ({ analyse }, { text = '' }) => {
    const { document, attributions, credits, figures } = analyse(text)
    const shown = attributions.slice(0, MOST)
    const figuresShown = figures.slice(0, MOST)
    return {
      language: document.language,
      attributions: shown.map((one) => ({
        speaker: one.speaker.name === null ? null : untrustedName(one.speaker.name),
        speaker_type: one.speaker.type,
        kind: one.kind,
        stance: one.stance,
        content: untrusted(wordsAt(document.text, one.content)),
        ...bounds(one.content.length > 0 ? one.content : one.cue),
        rule: one.rule,
      })),
      credits: credits.slice(0, MOST).map(({ agency, form, rule }) => ({ agency: untrustedName(agency), form, rule })),
      figures: figuresShown.map(({ span, value }) => {
        const [least, most] = typeof value === 'number' ? [value, value] : value
        return { text: untrustedName(cut(document.text, span)), least, most, ...bounds([span]) }
      }),
      left_out: attributions.length - shown.length + (figures.length - figuresShown.length),
    }
  },

  chain_of_claim: ({ kept, behind }, { sentence = '' }) => {
    const { claims, passages } = behind(sentence, MOST_CLAIMS)
    return {
      claims: claims.map(({ claim, how, differs, paths, nodes }) => {
        const shown = claim.appearances.slice(0, MOST)
        return {
          claim: untrusted(claim.text),
          how,
          differs: differs?.differs ?? null,
          ...interval(claim.origins),
          appearances: shown.map((one, i) => ({
            ...headById(kept, one.document),
            ...bounds(one.spans),
            stance: one.stance,
            path: (paths[i] ?? []).map((id) => nodeOf(nodes, id)),
          })),
          appearances_left_out: claim.appearances.length - shown.length,
        }
      }),
      passages: passages.map(({ places, origins }) => ({
        places: places.slice(0, MOST).map(({ document, span }) => ({ ...headById(kept, document), ...bounds([span]) })),
        ...interval(origins),
        places_left_out: Math.max(0, places.length - MOST),
      })),
    }
  },

  compare: ({ kept }, input) => {
    const [one, other] = [documentNamed(kept, input.a ?? ''), documentNamed(kept, input.b ?? '')]
    const isTurned = other.id < one.id
    const [a, b] = isTurned ? [other, one] : [one, other]
    const json = kept.record('link', a.id, b.id)
    const link = json === undefined ? undefined : decidedBy(inForce(kept.decisions())).link(JSON.parse(json) as Link)
    const passages = link?.passages ?? []
    const shown = passages.slice(0, MOST)
    return {
      a: headOf(a),
      b: headOf(b),
      share_text: passages.length > 0,
      direction: link?.direction ?? 'unknown',
      credited: link?.credited ?? 'no',
      coverage: link?.coverage ?? { a: 0, b: 0 },
      reasons: (link?.evidence ?? []).map((reason) => reason.split(':', 1)[0]!),
      passages: shown.map((passage) => ({
        words: passage.words,
        identity: passage.identity,
        a: { ...bounds([passage.a]), text: untrusted(cut(a.text, passage.a)) },
        b: { ...bounds([passage.b]), text: untrusted(cut(b.text, passage.b)) },
      })),
      left_out: passages.length - shown.length,
    }
  },

  origins: ({ kept }, { article = '' }) => {
    const chain = chainOf(kept, documentNamed(kept, article).id, article)
    const claims = chain.claims.toSorted((a, b) => b.documents - a.documents)
    const shown = claims.slice(0, MOST)
    return {
      articles: chain.documents.length,
      ...interval(chain.origins),
      origins: chain.origins.origins.slice(0, MOST).map(({ node, certain, reason }) => ({
        ...nodeOf(chain.nodes, node),
        certain,
        reason,
      })),
      claims: shown.map(({ text, documents, origins }) => ({
        claim: untrusted(text),
        documents,
        ...interval(origins),
      })),
      left_out: claims.length - shown.length + Math.max(0, chain.origins.origins.length - MOST),
    }
  },
}

const interval = ({ least, most, unrecorded }: Origins) => ({ least, most, unrecorded })

const wordsAt = (text: string, spans: readonly Span[]): string => spans.map((span) => cut(text, span)).join(' … ')

const bounds = (spans: readonly Span[]) => ({ start: spans[0]?.[0] ?? 0, end: spans.at(-1)?.[1] ?? 0 })

/** A node by what it is and its name; an id would hold the name unmarked. */
function nodeOf(nodes: readonly ChainNode[], id: string): { kind: string; name: ReturnType<typeof untrusted> } {
  const node = nodes.find((one) => one.id === id)
  return { kind: node?.kind ?? id.split(':', 1)[0]!, name: untrustedName(node?.name ?? id.slice(id.indexOf(':') + 1)) }
}

/** A time in its own form says nothing else. */
const TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?$/

const headOf = ({ id, outlet, title, published }: Document): ArticleHead => ({
  article: handleOf(id),
  outlet: outlet === undefined ? null : untrustedName(outlet),
  title: title === undefined ? null : untrustedName(title),
  published: published !== undefined && TIME.test(published) ? published : null,
})

const headById = (kept: Case, id: string): ArticleHead => headOf(JSON.parse(kept.document(id)!) as Document)

function documentNamed(kept: Case, handle: string): Document {
  const id = idOf(kept, handle)
  if (id === undefined)
    throw failure('no-finding', {
      what: 'article',
      expected: 'a handle that search gives',
      value: handle.slice(0, LONGEST),
    })
  return JSON.parse(kept.document(id)!) as Document
}

function chainOf(kept: Case, id: string, handle: string): Chain {
  for (const { json } of kept.records('chain')) {
    if (json === null) continue
    const chain = JSON.parse(json) as Chain
    if (chain.documents.includes(id)) return chain
  }
  throw failure('no-finding', { what: 'story', expected: 'an article that was traced', value: handle })
}
