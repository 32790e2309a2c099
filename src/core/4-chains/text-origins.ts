import type { Analysis, Evidence, Origin, Origins } from '../records.ts'
import { BY_DECISION, type DecidedOrigins } from './decisions.ts'
import { documentId } from './evidence.ts'
import { groupBy } from './group-by.ts'
import { isForTheWhole, LEAST_OWED, LEAST_WHOLE, type Lineage, type Side } from './lineage.ts'
import type { Outlets } from './outlets.ts'
import { byPublication } from './publication.ts'
import { agencyOf } from './wires.ts'

/** What a text goes back to. */
interface Root {
  /** Node id. */
  readonly node: string
  readonly certain: boolean
  readonly reason: string
  /** Documents that carry the text. */
  readonly documents: readonly string[]
}

/**
 * The origins behind the texts of a story: an agency counts once however many carry it; a text counts once however many copies it
 * has, and for certain only when it takes nothing, credits nobody and has sources; one that leans on another and has voices of its
 * own may count.
 *
 * @param ownVoices  the people who speak in this document alone
 * @param decided    what people decided about ends
 */
export function textOrigins(
  analyses: readonly Analysis[],
  lineage: Lineage,
  outlets: Outlets,
  ownVoices: (analysis: Analysis) => readonly string[],
  decided: DecidedOrigins,
): Origins {
  const ordered = analyses.toSorted(byPublication)
  const texts = [...groupBy(ordered, ({ id }) => lineage.texts.of(id)).values()]
  const known = texts.flatMap((copies) => rootOf(copies, lineage, outlets, ownVoices) ?? [])
  const found = known.length > 0 ? known : texts.slice(0, 1).map(firstKnown)
  const roots = groupBy(oneOfEachHouse(decidedRoots(found, decided), ordered, outlets), ({ node }) => node)
  const origins = [...roots.values()].map(originOf)
  origins.sort((a, b) => Number(b.certain) - Number(a.certain) || (a.node < b.node ? -1 : 1))
  const sure = origins.filter(({ certain }) => certain).length
  return {
    least: Math.max(sure, Math.min(1, origins.length)),
    most: origins.length,
    origins,
    reasons: [...roots.values()].flatMap(carriedByMany),
    unrecorded: analyses.filter((analysis) => isSilent(analysis, lineage)).length,
  }
}

/** @param copies  documents of one text, in order of appearance; undefined when the text is taken from another */
function rootOf(
  copies: readonly Analysis[],
  lineage: Lineage,
  outlets: Outlets,
  ownVoices: (analysis: Analysis) => readonly string[],
): Root | undefined {
  const documents = copies.map(({ id }) => id)
  const publishing = copies.map((copy) => outlets.publisher(copy)).find((publisher) => publisher?.kind === 'agency')
  if (publishing) return { node: publishing.id, certain: true, reason: 'text-of-an-agency', documents }
  const isWithin = ({ other }: Side): boolean => documents.includes(other)
  const founders = copies.filter(({ id }) => !lineage.parents(id).some(isWithin))
  if (founders.some((copy) => isFromParents(copy, lineage))) return undefined
  const credited = agencyOf(copies, outlets)
  if (credited) return { node: credited.id, certain: true, reason: 'text-credited-to-an-agency', documents }
  if (founders.some((copy) => isWithinLonger(copy, lineage))) return undefined
  const [first] = copies
  const own = new Set(copies.flatMap((copy) => outlets.publisher(copy)?.id ?? []))
  const leant = copies.flatMap((copy) => leansOn(copy, outlets)).filter((id) => !own.has(id))
  const isTaking = founders.some(({ id }) => lineage.parents(id).length > 0)
  const leans = isTaking || leant.length > 0
  const voices = copies.some((copy) => (leans ? ownVoices(copy) : copy.attributions).length > 0)
  const isOwn = leant.length === 0 && founders.every((copy) => takenOf(copy, lineage) < LEAST_OWED)
  if (leans && !voices && !isOwn) return absent(leant, outlets, documents)
  const mixed = voices ? 'text-of-mixed-lineage' : 'text-mostly-own'
  const reason = leans ? mixed : voices ? 'text-takes-nothing' : 'text-without-sources'
  return { node: documentId(first!.id), certain: voices && !leans, reason, documents }
}

/** Of texts that outlets of one house begin with, the first is sure: the others may have come over one desk. */
function oneOfEachHouse(roots: readonly Root[], analyses: readonly Analysis[], outlets: Outlets): Root[] {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  const seen = new Set<string>()
  return roots.map((root) => {
    const family = root.reason === BY_DECISION ? undefined : outlets.publisher(byId.get(root.documents[0]!)!)?.family
    if (family === undefined || !root.certain) return root
    if (!seen.has(family)) {
      seen.add(family)
      return root
    }
    return { ...root, certain: false, reason: 'text-of-one-family' }
  })
}

/** Roots as people decided: what they do not believe is none, what they confirm is certain. */
function decidedRoots(roots: readonly Root[], { rejected, confirmed, same }: DecidedOrigins): Root[] {
  const nameOf = new Map(same)
  return roots
    .map((root) => ({ ...root, node: nameOf.get(root.node) ?? root.node }))
    .filter(({ node }) => !rejected.has(node))
    .map((root) => (confirmed.has(root.node) ? { ...root, certain: true, reason: BY_DECISION } : root))
}

/** Where each text lies in another one and none is known to be first, the earliest stands for them. */
function firstKnown(copies: readonly Analysis[]): Root {
  const documents = copies.map(({ id }) => id)
  return { node: documentId(documents[0]!), certain: false, reason: 'text-among-its-copies', documents }
}

/** A medium that all of a text leans on stands for it when none of its own articles is in the case. */
function absent(leant: readonly string[], outlets: Outlets, documents: readonly string[]): Root | undefined {
  const [node] = leant.filter((id) => !outlets.publishes(id)).sort()
  return node === undefined ? undefined : { node, certain: true, reason: 'text-credited-to-an-agency', documents }
}

const isOutside =
  (id: string, { texts }: Lineage) =>
  ({ other }: Side): boolean =>
    texts.of(other) !== texts.of(id)

/** The share of a document that is its parents' text. */
const takenOf = ({ id }: Analysis, lineage: Lineage): number =>
  lineage
    .parents(id)
    .filter(isOutside(id, lineage))
    .reduce((sum, { coverage }) => sum + coverage, 0)

/** Whether a document is for the most part its parents' text. One with a third of its own may have voices of its own that count. */
const isFromParents = (document: Analysis, lineage: Lineage): boolean => takenOf(document, lineage) >= LEAST_WHOLE

/** Whether most of a document is in another that took from nobody here, or is not known to be later. */
const isWithinLonger = ({ id }: Analysis, lineage: Lineage): boolean =>
  lineage
    .sides(id)
    .filter(
      ({ coverage, direction, isBefore }) =>
        coverage >= LEAST_WHOLE && (direction === 'from' || (direction !== 'to' && !isBefore)),
    )
    .some(isOutside(id, lineage))

/**
 * The other media that a document takes from by its own word: those it credits for the whole, and those through which somebody
 * speaks in it. One that is named to be denied is not leant on.
 */
function leansOn({ credits, attributions, ...analysis }: Analysis, outlets: Outlets): string[] {
  const own = outlets.publisher({ credits, attributions, ...analysis })?.id
  const whole = credits.filter(isForTheWhole).map(({ agency }) => agency)
  const spoken = attributions
    .filter(({ parent, stance }) => parent === null && stance !== 'denies')
    .flatMap(({ medium, speaker }) => [medium, speaker.type === 'organisation' ? speaker.name : null])
  const nodes = [...whole, ...spoken].flatMap((name) => (name === null ? [] : (outlets.node(name)?.id ?? [])))
  return nodes.filter((id) => id !== own)
}

/** A text that names nobody, credits nobody and shares nothing. */
const isSilent = ({ id, attributions, credits }: Analysis, lineage: Lineage): boolean =>
  attributions.length === 0 && credits.length === 0 && lineage.sides(id).length === 0

function originOf(same: readonly Root[]): Origin {
  const best = same.find(({ certain }) => certain) ?? same[0]!
  const kind = best.node.startsWith('agency:') ? 'agency' : 'document'
  return { kind, node: best.node, certain: best.certain, appearances: [], reason: best.reason }
}

function carriedByMany(same: readonly Root[]): Evidence[] {
  const documents = same.flatMap((root) => root.documents)
  return documents.length < 2
    ? []
    : [{ document: documents[0]!, spans: [], rule: 'one-text-many-copies', value: String(documents.length) }]
}
