import type { Lexicon } from '../lexicon.ts'
import type { Credit, CreditForm, Dateline, Document } from '../records.ts'
import { ALEF } from '../text/arabic-letters.ts'
import { bySpan, overlaps, type Span } from '../text/span.ts'
import { type Token, tokenize, tokensOf } from '../text/tokens.ts'
import { type Attached, creditWords, LETTERS } from './credit-words.ts'
import { type Head, type HeadFinder, headFinder, printedParts } from './dateline.ts'
import { frameAt } from './frame.ts'
import { partReader } from './frame-parts.ts'
import { relaysIn } from './inline-credits.ts'
import { isSame, type Medium, mediaOf, slugOf, UNLISTED } from './media.ts'
import { type SourceTables, sourceLinesIn } from './source-lines.ts'
import { unglued } from './unglued.ts'

/**
 * Finds where a document says that it, or a part of it, comes from somewhere else: in its head, in source lines, in the running text
 * and in its author field. An outlet that names itself is no credit; nor are networks of private persons, programmes, and sites of
 * clubs or ministries. Agencies named together are one credit, as printed.
 */
export const creditFinder = (
  lexicon: Lexicon,
  head?: HeadFinder,
): ((document: Document, dateline: Dateline | null, tokens?: readonly Token[]) => Credit[]) => {
  const media = mediaOf(lexicon)
  const tables: SourceTables = { media, words: creditWords(lexicon), parts: partReader(lexicon, media) }
  const findHead = head ?? headFinder(lexicon, media)
  return (document, dateline, published = tokensOf(document)) => {
    const tokens = unglued(document.text, published)
    const head = findHead(document, tokens)
    const publisher = media.publisher(document)
    const own = publisher?.kind === UNLISTED ? (outletOf(head) ?? publisher) : (publisher ?? outletOf(head))
    const ofHead = head ? creditsOfHead(document.text, tokens, head, dateline, own) : []
    const rest = bodyCredits(tables, document.text, tokens, head?.span[1] ?? 0, own).filter(
      ({ agency }) => slugOf(agency) !== slugOf(document.outlet ?? ''),
    )
    return [...authorCredits(tables, document, own), ...ofHead, ...rest]
  }
}

/** The paper that a head names is the publisher, where the document does not say or has a name that no table knows. */
const outletOf = (head: Head | undefined): Medium | undefined =>
  head?.frame.parts.find(({ kind }) => kind === 'outlet')?.medium

function creditsOfHead(
  text: string,
  tokens: readonly Token[],
  { frame, span }: Head,
  dateline: Dateline | null,
  own: Medium | undefined,
): Credit[] {
  const credits: Credit[] = []
  for (const { kind, from, to, cut = 0 } of frame.parts)
    if (kind === 'person')
      credits.push(credit(text, [tokens[from]!.start, tokens[to - 1]!.end - cut], undefined, 'byline', 'head-name'))
  const agency = printedParts(text, tokens, frame.parts, 'agency')
  const isForeign = frame.parts.some(({ medium }) => medium && !medium.isAgency && !isSame(medium, own))
  const name = agency ?? (isForeign ? dateline?.outlet : undefined)
  if (name !== undefined) credits.push(credit(text, span, name, 'dateline', 'head-medium'))
  return credits.sort((a, b) => bySpan(a.span, b.span))
}

function bodyCredits(
  tables: SourceTables,
  text: string,
  tokens: readonly Token[],
  after: number,
  own: Medium | undefined,
): Credit[] {
  const spanOf = (from: number, to: number): Span => [tokens[from]!.start, tokens[to - 1]!.end]
  const sources = sourceLinesIn(tables, tokens, text, after, own).map(({ from, to, name, rule }) =>
    credit(text, spanOf(from, to), unquoted(text.slice(...spanOf(...name))), 'source-line', rule),
  )
  const relays = relaysIn(tables, tokens, text)
    .filter(
      ({ phrase, from }) => tokens[from]!.start >= after && !phrase.medium?.isSocial && !isSame(phrase.medium, own),
    )
    .map(({ from, to, phrase, rule }) =>
      credit(
        text,
        spanOf(from, to),
        unquoted(named(text.slice(...spanOf(...phrase.name)), phrase.attached)),
        'inline',
        rule,
      ),
    )
  return [...relays.filter(({ span }) => !sources.some((source) => overlaps(source.span, span))), ...sources].sort(
    (a, b) => bySpan(a.span, b.span),
  )
}

/** A name without what is written onto it; the article that a preposition has swallowed comes back. */
const named = (printed: string, attached: Attached): string =>
  attached === 'lam-of-article' ? ALEF + printed.slice(1) : printed.slice(LETTERS[attached])

const unquoted = (name: string): string =>
  name
    .replace(/["\u00ab\u00bb\u201c-\u201e{}]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

const credit = (text: string, span: Span, agency: string | undefined, form: CreditForm, rule: string): Credit => ({
  span,
  agency: agency ?? text.slice(...span),
  form,
  rule,
})

/** An agency or another outlet in the author field. A person there is the author and no credit: the text comes from the outlet itself. */
function authorCredits(tables: SourceTables, { author, published }: Document, own: Medium | undefined): Credit[] {
  if (!author) return []
  const tokens = tokenize(author.slice(0, LONGEST_AUTHOR))
  const frame = frameAt(tables.parts, tokens, [0, tokens.length], published, ({ stop }) => stop === 'line')
  const media = frame?.parts.filter(({ medium }) => medium && !isSame(medium, own)) ?? []
  const [first, last] = [media[0], media.at(-1)]
  if (!frame || !first || !last) return []
  const agency = unquoted(author.slice(tokens[first.from]!.start, tokens[last.to - 1]!.end))
  const form = frame.parts.length > media.length ? 'dateline' : 'source-line'
  return [{ span: [0, 0], agency, form, rule: 'author-field', field: 'author' }]
}

/** Longer fields hold a summary. */
const LONGEST_AUTHOR = 200
