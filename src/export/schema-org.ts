import type { ClaimReview, NewsArticle, Organization, Person, Quotation, Claim as SchemaClaim } from 'schema-dts'
import { keyOf, saidAt } from '../core/4-chains/decisions.ts'
import { instantOf } from '../core/instants.ts'
import type { Attribution, Claim, Taken } from '../core/records.ts'
import { cut } from '../core/text/span.ts'
import type { Format } from './format.ts'
import { addressOf, attributionIri, claimIri, decisionIri, documentIri } from './iri.ts'
import { type Article, articlesOf, type CaseView, publisherOf, type StoryOfCase } from './view.ts'

type Thing =
  | Exclude<NewsArticle, string>
  | Exclude<Quotation, string>
  | Exclude<SchemaClaim, string>
  | Exclude<ClaimReview, string>
type Reference = { readonly '@id': string }

/**
 * schema.org as JSON-LD: articles, their quotations, claims with their appearances. A review of a claim stands there only where a person
 * decided about one of its attributions; it is about who said so, never about whether it is true, and so it has no rating.
 *
 * @see  https://schema.org/ClaimReview
 */
export const schemaOrg: Format = {
  does: 'schema.org NewsArticle, Quotation and Claim; ClaimReview where a person decided',
  media: 'application/ld+json',
  suffix: 'schema-org.jsonld',
  *write(view) {
    yield `{"@context":"https://schema.org","@graph":[`
    let separator = '\n'
    for (const one of things(view)) {
      yield `${separator}${JSON.stringify(one)}`
      separator = ',\n'
    }
    yield '\n]}\n'
  },
}

function* things(view: CaseView): Generator<Thing> {
  for (const { article, story } of articlesOf(view)) {
    yield newsArticle(article, story)
    for (const one of article.decided?.attributions ?? [])
      if (one.kind !== 'indirect' && one.content.length > 0) yield quotation(article, one)
  }
  const verdicts = new Map(view.inForce.map((taken) => [keyOf(taken.on), taken]))
  for (const story of view.stories())
    for (const claim of story.chain.claims) {
      yield claimOf(story, claim)
      yield* reviews(story, claim, verdicts)
    }
}

function newsArticle({ document, language }: Article, story: StoryOfCase | undefined): Exclude<NewsArticle, string> {
  const { id, title, published, author, url } = document
  const to = `document:${id}`
  const hops = story?.chain.hops.filter((hop) => hop.to === to) ?? []
  const based = hops.filter(({ kind }) => kind === 'copies' || kind === 'revises').map(({ from }) => documentRef(from))
  const credited = hops
    .filter(({ kind }) => kind === 'credits')
    .map(({ from }) => organisation(story?.node(from)?.name ?? from))
  const publisher = (story && publisherOf(story, id)?.name) ?? document.outlet
  const address = addressOf(url)
  return {
    '@type': 'NewsArticle',
    '@id': documentIri(id),
    identifier: id,
    ...(title !== undefined && { headline: title }),
    ...(published !== undefined && { datePublished: published }),
    ...(language !== 'und' && { inLanguage: language }),
    ...(author !== undefined && { creditText: author }),
    ...(publisher !== undefined && { publisher: organisation(publisher) }),
    ...(address !== undefined && { url: address }),
    ...(based.length > 0 && { isBasedOn: based }),
    ...(credited.length > 0 && { contributor: credited }),
  }
}

const documentRef = (node: string): Reference => ({ '@id': documentIri(node.slice('document:'.length)) })

const organisation = (name: string): Exclude<Organization, string> => ({ '@type': 'Organization', name })
const person = (name: string): Exclude<Person, string> => ({ '@type': 'Person', name })

function quotation({ document, language }: Article, one: Attribution): Exclude<Quotation, string> {
  const { name, type } = one.speaker
  return {
    '@type': 'Quotation',
    '@id': attributionIri(saidAt(document.id, one)),
    text: (one.verbatim ?? one.content).map((span) => cut(document.text, span)).join(' … '),
    isPartOf: { '@id': documentIri(document.id) },
    ...(language !== 'und' && { inLanguage: language }),
    ...(name !== null &&
      type !== 'unnamed' &&
      type !== 'document' && {
        spokenByCharacter: type === 'organisation' ? organisation(name) : person(name),
      }),
  }
}

function claimOf(story: StoryOfCase, claim: Claim): Exclude<SchemaClaim, string> {
  const documents = [...new Set(claim.appearances.map(({ document }) => document))]
  const dated = documents.flatMap((id) => {
    const at = instantOf(story.article(id)?.document.published)?.at
    return at === undefined ? [] : [{ id, at }]
  })
  const first = dated.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0]?.id
  return {
    '@type': 'Claim',
    '@id': claimIri(story.chain.id, claim.id),
    text: claim.text,
    appearance: documents.map((id) => ({ '@id': documentIri(id) })),
    ...(first !== undefined && { firstAppearance: { '@id': documentIri(first) } }),
  }
}

function* reviews(
  story: StoryOfCase,
  claim: Claim,
  verdicts: ReadonlyMap<string, Taken>,
): Generator<Exclude<ClaimReview, string>> {
  if (verdicts.size === 0) return
  for (const { document, attribution } of claim.appearances) {
    const one = story.article(document)?.found?.attributions.find(({ id }) => id === attribution)
    const taken = one && verdicts.get(keyOf({ kind: 'attribution', ...saidAt(document, one) }))
    if (taken === undefined) continue
    yield {
      '@type': 'ClaimReview',
      '@id': decisionIri(taken.id),
      claimReviewed: claim.text,
      itemReviewed: { '@id': claimIri(story.chain.id, claim.id) },
      reviewAspect: 'attribution',
      reviewBody: `${taken.verdict}: ${taken.why}`,
      author: person(taken.by),
      datePublished: taken.at,
    }
  }
}
