import { saidAt } from '../core/4-chains/decisions.ts'
import type { Attribution, Decision, Hop, Span } from '../core/records.ts'
import { cut } from '../core/text/span.ts'
import { directionOf } from './direction.ts'
import type { Format } from './format.ts'
import { addressOf, attributionIri, decisionIri, documentIri, findingIri, hashIri, makerIri, personIri } from './iri.ts'
import { type Positions, positionsIn } from './positions.ts'
import { momentOf } from './times.ts'
import { type Article, articlesOf, type CaseView, type StoryOfCase } from './view.ts'

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** So much before and after a quotation tells it from the same words elsewhere. */
const CONTEXT_LENGTH = 32

/**
 * W3C Web Annotation: one collection whose first page holds all. What the machine found says which program made it; what a person
 * decided says who and when. The same place is given twice, by its words and by its position in code points; a body of JSON holds our
 * record.
 *
 * @see  https://www.w3.org/TR/annotation-model/
 */
export const annotation: Format = {
  does: 'W3C Web Annotation: attributions, credits, figures, copies, decisions on the texts; can be imported again',
  media: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  suffix: 'annotations.json',
  *write(view) {
    yield `{"@context":${JSON.stringify(CONTEXT)},"id":"urn:isnad:annotations","type":"AnnotationCollection",`
    yield `"label":"Isnad ${view.maker.version}","first":{"id":"urn:isnad:annotations:page","type":"AnnotationPage",`
    yield '"startIndex":0,"items":['
    let separator = '\n'
    for (const one of annotations(view)) {
      yield `${separator}${JSON.stringify(one)}`
      separator = ',\n'
    }
    yield '\n]}}\n'
  },
}

type Body = Readonly<Record<string, unknown>>
type Target = string | Readonly<Record<string, unknown>>

export interface Annotation {
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: string
  readonly generator?: Body
  readonly creator?: Body
  readonly created?: string
  readonly body: readonly Body[]
  readonly target: readonly Target[]
}

function* annotations(view: CaseView): Generator<Annotation> {
  const generator = { id: makerIri(view.maker), type: 'Software', name: `Isnad ${view.maker.version}` }
  for (const { article } of articlesOf(view)) yield* inArticle(article, generator)
  for (const story of view.stories()) yield* copies(story, generator)
  for (const decision of view.decisions) yield decided(decision)
}

function* inArticle(article: Article, generator: Body): Generator<Annotation> {
  const { found, document, language } = article
  if (found === undefined) return
  const positions = positionsIn(document.text)
  const machine = (id: string, motivation: string, spans: readonly Span[], body: readonly Body[]): Annotation => ({
    id,
    type: 'Annotation',
    motivation,
    generator,
    body,
    target: spans.map((span) => placeIn(article, positions, span)),
  })
  for (const one of found.attributions) {
    const said = saidAt(document.id, one)
    const spans = one.content.length > 0 ? one.content : [said.cue]
    yield machine(attributionIri(said), 'describing', spans, [
      ...speakerBody(one, language),
      tag('classifying', one.stance),
      tag('classifying', one.kind),
      record({ document: document.id, attribution: one }),
    ])
  }
  for (const [i, credit] of found.credits.entries())
    yield machine(
      `${documentIri(document.id)}:credit:${i + 1}`,
      'identifying',
      [credit.span],
      [named(credit.agency, language), record({ document: document.id, credit })],
    )
  for (const [i, figure] of found.figures.entries())
    yield machine(
      `${documentIri(document.id)}:figure:${i + 1}`,
      'tagging',
      [figure.span],
      [named(`${figure.value} ${figure.unit}`, language), record({ document: document.id, figure })],
    )
}

const speakerBody = ({ speaker }: Attribution, language: string): Body[] =>
  speaker.name === null ? [tag('classifying', speaker.type)] : [named(speaker.name, language)]

const named = (value: string, language: string): Body => ({
  type: 'TextualBody',
  purpose: 'identifying',
  value,
  format: 'text/plain',
  language,
  textDirection: directionOf(language),
})

const tag = (purpose: string, value: string): Body => ({ type: 'TextualBody', purpose, value, format: 'text/plain' })

const record = (value: unknown): Body => ({
  type: 'TextualBody',
  purpose: 'describing',
  value: JSON.stringify(value),
  format: 'application/json',
})

function* copies(story: StoryOfCase, generator: Body): Generator<Annotation> {
  for (const hop of story.chain.hops) {
    if (hop.kind !== 'copies' && hop.kind !== 'revises') continue
    const [own, theirs] = hop.evidence
    const target = own && placesIn(story, own.document, own.spans)
    const source = theirs && placesIn(story, theirs.document, theirs.spans)
    if (!target?.length || !source?.length) continue
    yield {
      id: hopIri(hop),
      type: 'Annotation',
      motivation: 'linking',
      generator,
      body: [...source, tag('classifying', hop.kind), record({ hop: { from: hop.from, to: hop.to, kind: hop.kind } })],
      target,
    }
  }
}

const hopIri = ({ from, to, kind }: Hop): string => findingIri({ kind: 'hop', from, to, hop: kind })

function placesIn(story: StoryOfCase, document: string, spans: readonly Span[]): Body[] {
  const article = story.article(document)
  if (article === undefined) return []
  const positions = positionsIn(article.document.text)
  return spans.map((span) => placeIn(article, positions, span))
}

/** A place by its words and by its position: either alone finds it. */
function placeIn({ document, language, sha256 }: Article, positions: Positions, span: Span): Body {
  const { text, url, published } = document
  const [start, end] = positions.toCodePoints(span)
  const moment = momentOf(published)
  const cached = sha256 === undefined ? undefined : hashIri(sha256)
  return {
    type: 'SpecificResource',
    source: {
      id: addressOf(url) ?? documentIri(document.id),
      type: 'Text',
      format: 'text/plain',
      language,
      textDirection: directionOf(language),
    },
    ...((cached ?? moment) !== undefined && {
      state: { type: 'TimeState', ...(cached && { cached }), ...(moment && { sourceDate: moment }) },
    }),
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: cut(text, span),
        prefix: cut(text, [whole(text, Math.max(0, span[0] - CONTEXT_LENGTH)), span[0]]),
        suffix: cut(text, [span[1], whole(text, Math.min(text.length, span[1] + CONTEXT_LENGTH))]),
      },
      { type: 'TextPositionSelector', start, end },
    ],
  }
}

/** An offset that is not between the two halves of one letter. */
const whole = (text: string, at: number): number =>
  at > 0 && /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at

const MOTIVATIONS: Readonly<Record<Decision['verdict'], string>> = {
  confirm: 'assessing',
  reject: 'assessing',
  correct: 'editing',
  withdraw: 'moderating',
}

const decided = (decision: Decision): Annotation => ({
  id: decisionIri(decision.id),
  type: 'Annotation',
  motivation: MOTIVATIONS[decision.verdict],
  creator: { id: personIri(decision.by), type: 'Person', name: decision.by },
  created: decision.at,
  body: [tag('commenting', decision.why), tag('classifying', decision.verdict), record({ decision })],
  target: [decision.verdict === 'withdraw' ? decisionIri(decision.decision) : findingIri(decision.on)],
})
