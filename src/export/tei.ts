import { saidAt } from '../core/4-chains/decisions.ts'
import type { Analysis, Span } from '../core/records.ts'
import { directionOf } from './direction.ts'
import type { Format } from './format.ts'
import { addressOf, attributionIri } from './iri.ts'
import { type Article, articlesOf, publisherOf, type StoryOfCase } from './view.ts'
import { attribute, xml } from './xml.ts'

/**
 * TEI P5: a corpus of the articles as published. What was found stands off: the text holds anchors only, at which spans begin and end, so
 * that sources, cues and contents may overlap as they do.
 *
 * @see  https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SASO
 */
export const tei: Format = {
  does: 'TEI P5 for linguists: the texts with sources, cues, contents, credits and figures standing off',
  media: 'application/tei+xml',
  suffix: 'tei.xml',
  *write(view) {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n`
    yield `<teiHeader><fileDesc><titleStmt><title>Isnad case</title></titleStmt><publicationStmt><p>Made by Isnad ${xml(view.maker.version)}</p></publicationStmt><sourceDesc><p>Articles as published</p></sourceDesc></fileDesc></teiHeader>\n`
    let number = 0
    for (const { article, story } of articlesOf(view)) {
      number += 1
      yield articleXml(article, story, `a${number}`)
    }
    yield '</teiCorpus>\n'
  },
}

interface Marked {
  readonly type: 'source' | 'cue' | 'content' | 'credit' | 'figure'
  readonly span: Span
  /** The attribution or finding it is a part of. */
  readonly of: string
}

function articleXml(article: Article, story: StoryOfCase | undefined, key: string): string {
  const { document, language, decided } = article
  const marked = decided === undefined ? [] : markedIn(decided)
  const attributes = `xml:id="${key}" xml:lang="${attribute(language)}"`
  return [
    `<TEI ${attributes} rend="direction(${directionOf(language)})">`,
    headerXml(article, story),
    '<text><body>',
    ...paragraphsOf(article).map((paragraph) => `<p>${textXml(document.text, paragraph, marked, key)}</p>`),
    '</body></text>',
    standOffXml(decided, marked, key),
    '</TEI>\n',
  ].join('\n')
}

function headerXml({ document, sha256 }: Article, story: StoryOfCase | undefined): string {
  const { title, id, author, published, outlet } = document
  const publisher = (story && publisherOf(story, id)?.name) ?? outlet
  const url = addressOf(document.url)
  const bibl = [
    `<title>${xml(title ?? id)}</title>`,
    author === undefined ? '' : `<author>${xml(author)}</author>`,
    publisher === undefined ? '' : `<publisher>${xml(publisher)}</publisher>`,
    published === undefined ? '' : `<date>${xml(published)}</date>`,
    url === undefined ? '' : `<ptr target="${attribute(url)}"/>`,
    `<idno type="isnad">${xml(id)}</idno>`,
    sha256 === undefined ? '' : `<idno type="sha256">${sha256}</idno>`,
  ].join('')
  return `<teiHeader><fileDesc><titleStmt><title>${xml(title ?? id)}</title></titleStmt><publicationStmt><p>Exported from an Isnad case</p></publicationStmt><sourceDesc><bibl>${bibl}</bibl></sourceDesc></fileDesc></teiHeader>`
}

/** The text in parts that hold all of it: a paragraph reaches up to the next one, so that no character is lost between two. */
function paragraphsOf({ document: { text }, decided }: Article): Span[] {
  const starts = decided?.document.paragraphs.map(([start]) => start) ?? []
  const bounds = [0, ...starts.filter((start) => start > 0), text.length]
  return bounds.slice(1).map((end, i): Span => [bounds[i]!, end])
}

function markedIn({ attributions, credits, figures }: Analysis): Marked[] {
  return [
    ...attributions.flatMap(({ id, source, cue, content }): Marked[] => [
      ...source.map((span): Marked => ({ type: 'source', span, of: id })),
      ...cue.map((span): Marked => ({ type: 'cue', span, of: id })),
      ...content.map((span): Marked => ({ type: 'content', span, of: id })),
    ]),
    ...credits.flatMap(({ span, agency, field }): Marked[] =>
      field === undefined ? [{ type: 'credit', span, of: agency }] : [],
    ),
    ...figures.map(({ span, unit }): Marked => ({ type: 'figure', span, of: unit })),
  ]
}

const anchorId = (key: string, at: number): string => `${key}-c${at}`

/** A part of the text with an anchor wherever a span begins or ends; each offset has one, in the part that it begins in. */
function textXml(text: string, [start, end]: Span, marked: readonly Marked[], key: string): string {
  const last = end === text.length
  const places = [...new Set(marked.flatMap(({ span }) => [...span]))]
    .filter((at) => at >= start && (at < end || (last && at === end)))
    .sort((a, b) => a - b)
  const parts: string[] = []
  let from = start
  for (const at of places) {
    parts.push(xml(text.slice(from, at)), `<anchor xml:id="${anchorId(key, at)}"/>`)
    from = at
  }
  return `${parts.join('')}${xml(text.slice(from, end))}`
}

function standOffXml(analysis: Analysis | undefined, marked: readonly Marked[], key: string): string {
  if (analysis === undefined || marked.length === 0) return ''
  const spans = marked.map(
    ({ type, span: [start, end], of }) =>
      `<span type="${type}" from="#${anchorId(key, start)}" to="#${anchorId(key, end)}" n="${attribute(of)}"/>`,
  )
  const said = analysis.attributions.map((one) => {
    const features = {
      speaker: one.speaker.name ?? '',
      type: one.speaker.type,
      kind: one.kind,
      stance: one.stance,
      rule: one.rule,
    }
    const parts = Object.entries(features).map(
      ([name, value]) => `<f name="${name}"><string>${xml(value)}</string></f>`,
    )
    return `<fs type="attribution" n="${one.id}" corresp="${attribute(attributionIri(saidAt(analysis.id, one)))}">${parts.join('')}</fs>`
  })
  return `<standOff><spanGrp>${spans.join('')}</spanGrp>${said.join('')}</standOff>`
}
