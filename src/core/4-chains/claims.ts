import type { Appearance, Claim, Variant, Versions } from '../records.ts'
import { cut } from '../text/span.ts'
import { alike, type Content, contentsOf } from './contents.ts'
import type { Count } from './counts.ts'
import { decidedClaims } from './decided-claims.ts'
import type { Decided } from './decisions.ts'
import { difference, type Gist } from './gist.ts'
import { groupBy } from './group-by.ts'
import type { Sameness } from './mergers.ts'
import { originsOf } from './origins.ts'
import type { Outlets } from './outlets.ts'
import { byPublication } from './publication.ts'
import type { Statement } from './statements.ts'

/** Contents that say the same, and what they say together. */
interface Version {
  readonly contents: readonly Content<Statement>[]
  readonly gist: Gist
  /** Versions of one family say nearly the same. */
  readonly family: number
}

/**
 * What several attributions say alike, the most widely told first. A different figure or a negation makes a claim of its own, and
 * both name each other as variants.
 */
export function claimsOf(
  statements: readonly Statement[],
  aligned: (a: string, b: string) => boolean,
  outlets: Outlets,
  sameness: Sameness,
  decided: Pick<Decided, 'same' | 'apart'>,
  versions: readonly Versions[],
): Claim[] {
  const firstOf = new Map(versions.flatMap(({ documents }) => documents.map((id) => [id, documents[0]!] as const)))
  const oneOf = (document: string): string => firstOf.get(document) ?? document
  const contents = contentsOf(statements)
  const groups = alike(contents, aligned)
  const found = groups.flatMap((group, family) =>
    versionsOf(
      group.map((i) => contents[i]!),
      family,
    ),
  )
  let families = groups.length
  const drafted = decidedClaims(found, decided, (contents, from) => versionOf(contents, from?.family ?? families++))
  const drafts = drafted.map((version) => draftOf(version, outlets, oneOf))
  drafts.sort(byReach)
  const ids = new Map(drafts.map((draft, i) => [draft.version, `c${i + 1}`]))
  const kin = groupBy(drafts, ({ version }) => String(version.family))
  return drafts.map((draft) => {
    const others = kin.get(String(draft.version.family))!.filter((other) => other !== draft)
    const { appearances, documents, denied, text } = draft
    return {
      id: ids.get(draft.version)!,
      text,
      appearances,
      documents,
      variants: [...wordings(draft), ...others.flatMap((other) => variantOf(draft, other, ids.get(other.version)!))],
      denied,
      origins: originsOf(draft.statements, denied, sameness),
    }
  })
}

/** Cut a group apart where figures or negations differ; the fullest content of each version leads it. */
function versionsOf(contents: readonly Content<Statement>[], family: number): Version[] {
  const versions: { readonly contents: Content<Statement>[]; gist: Gist; readonly family: number }[] = []
  for (const content of contents) {
    const fitting = versions.find((version) => difference(version.gist, content.gist) === undefined)
    if (fitting) {
      fitting.contents.push(content)
      fitting.gist = joined(fitting.gist, content.gist)
    } else versions.push({ contents: [content], gist: content.gist, family })
  }
  return versions
}

const versionOf = (contents: readonly Content<Statement>[], family: number): Version => ({
  contents,
  gist: contents.map(({ gist }) => gist).reduce(joined),
  family,
})

function joined(a: Gist, b: Gist): Gist {
  const key = ({ unit, least, most }: Count): string => `${unit} ${least} ${most}`
  const counts = [...new Map([...a.counts, ...b.counts].map((count) => [key(count), count])).values()]
  return { ...a, counts, negated: new Set([...a.negated, ...b.negated]) }
}

interface Draft {
  readonly version: Version
  /** In order of appearance, like `appearances`. */
  readonly statements: readonly Statement[]
  readonly appearances: readonly Appearance[]
  readonly denied: readonly number[]
  readonly text: string
  readonly documents: number
}

function draftOf(version: Version, outlets: Outlets, oneOf: (document: string) => string): Draft {
  const statements = withoutRelays(version.contents.flatMap((content) => content.statements)).sort(byAppearance)
  const widest = version.contents.reduce((best, content) => (reachOf(content) > reachOf(best) ? content : best))
  const fullest = widest.statements.toSorted(byAppearance)[0]!
  return {
    version,
    statements,
    appearances: statements.map((statement) => appearanceOf(statement, outlets)),
    denied: statements.flatMap(({ attribution }, i) => (attribution.stance === 'denies' ? [i] : [])),
    text: contentText(fullest),
    documents: new Set(statements.map(({ analysis }) => oneOf(analysis.id))).size,
  }
}

const reachOf = ({ statements }: Content<Statement>): number =>
  new Set(statements.map(({ analysis }) => analysis.id)).size

/** Of a speech and the words of another inside it, both in one claim, the other holds it. */
function withoutRelays(statements: readonly Statement[]): Statement[] {
  const key = ({ analysis }: Statement, attribution: string | null): string => `${analysis.id}\n${attribution}`
  const passedOn = new Set(statements.map((statement) => key(statement, statement.attribution.parent)))
  return statements.filter(
    (statement) => statement.attribution.stance === 'denies' || !passedOn.has(key(statement, statement.attribution.id)),
  )
}

function byAppearance(a: Statement, b: Statement): number {
  return (
    byPublication(a.analysis, b.analysis) ||
    positionOf(a) - positionOf(b) ||
    (a.attribution.id < b.attribution.id ? -1 : 1)
  )
}

const positionOf = ({ attribution }: Statement): number => attribution.content[0]?.[0] ?? 0

const contentText = ({ analysis, attribution }: Statement): string =>
  attribution.content.map((span) => cut(analysis.document.text, span)).join(' … ')

function appearanceOf(statement: Statement, outlets: Outlets): Appearance {
  const { analysis, attribution, holder, relayedBy } = statement
  const medium = attribution.medium === null ? undefined : outlets.node(attribution.medium)
  return {
    document: analysis.id,
    attribution: attribution.id,
    spans: attribution.content,
    holder: holder?.node.id ?? null,
    stance: attribution.stance,
    via: [...(medium ? [medium.id] : []), ...relayedBy.map(({ node }) => node.id)],
  }
}

/** The most documents first; then as they appear. */
const byReach = (a: Draft, b: Draft): number =>
  b.documents - a.documents ||
  b.statements.length - a.statements.length ||
  byAppearance(a.statements[0]!, b.statements[0]!)

function wordings({ version, statements }: Draft): Variant[] {
  return version.contents
    .slice(1)
    .map(({ statements: [first] }) => statements.indexOf(first!))
    .filter((at) => at >= 0)
    .sort((a, b) => a - b)
    .map((appearance) => ({ appearance, differs: 'wording' as const, detail: '' }))
}

function variantOf(draft: Draft, other: Draft, claim: string): Variant[] {
  const found = difference(draft.version.gist, other.version.gist)
  return found ? [{ appearance: 0, claim, ...found }] : []
}
