import type { Analysis, Chain, Link } from '../../core/records.ts'
import { notFound } from '../api/problems.ts'
import type { Answer, DocumentAnswer, SharedSchema } from '../api/schemas.ts'
import { decisionRows, rowsAbout } from './decisions.ts'
import type { Reader } from './reader.ts'

/** An article with everything that was found in it and of it. */
export function document(reader: Reader, id: string): DocumentAnswer {
  const analysis = reader.analysis(id)
  const { all, decided } = reader.decisions()
  const asDecided = decided.analysis(analysis)
  const brief = reader.brief(id)
  const chain = brief.story === null ? undefined : reader.chain(brief.story)
  const node = `document:${id}`
  const hops = chain?.hops.filter(({ from, to }) => from === node || to === node) ?? []
  const named = new Set(hops.flatMap(({ from, to }) => [from, to]))
  return {
    brief,
    analysis,
    decided: asDecided === analysis ? null : asDecided,
    speakers: speakersOf(asDecided, chain),
    claims: claimsIn(id, chain),
    shared: sharedWith(reader, id),
    hops,
    nodes: chain?.nodes.filter((one) => named.has(one.id)) ?? [],
    provenance: chain?.provenance.filter((one) => one.document === id) ?? [],
    versions: chain?.versions?.find(({ documents }) => documents.includes(id)) ?? null,
    decisions: rowsAbout(decisionRows(all), id),
    captures: capturesOf(reader, id),
  }
}

function speakersOf({ id, attributions }: Analysis, chain: Chain | undefined): DocumentAnswer['speakers'] {
  const holders = new Map(
    (chain?.claims ?? []).flatMap(({ appearances }) =>
      appearances.flatMap(({ document, attribution, holder }) =>
        document === id && holder !== null ? [[attribution, holder] as const] : [],
      ),
    ),
  )
  const names = new Map(chain?.nodes.map((node) => [node.id, node.name]))
  const speakers = new Map<string, { node: string | null; name: string | null; type: string; attributions: string[] }>()
  for (const { id: attribution, speaker } of attributions) {
    const node = holders.get(attribution) ?? null
    const key = node ?? JSON.stringify([speaker.name, speaker.type])
    const name = (node === null ? undefined : names.get(node)) ?? speaker.name
    const known = speakers.get(key) ?? { node, name, type: speaker.type, attributions: [] }
    known.attributions.push(attribution)
    speakers.set(key, known)
  }
  return [...speakers.values()]
}

const claimsIn = (id: string, chain: Chain | undefined): DocumentAnswer['claims'] =>
  (chain?.claims ?? []).flatMap((claim) =>
    claim.appearances
      .filter(({ document }) => document === id)
      .map(({ attribution }) => ({
        id: claim.id,
        attribution,
        text: claim.text,
        documents: claim.documents,
        least: claim.origins.least,
        most: claim.origins.most,
      })),
  )

type Shared = Answer<typeof SharedSchema>

function sharedWith(reader: Reader, id: string): Shared[] {
  const { decided } = reader.decisions()
  const links = reader.linksOf(id).flatMap((link) => decided.link(link) ?? [])
  const others = new Map(
    reader.briefs(links.map((link) => (link.a === id ? link.b : link.a))).map((brief) => [brief.id, brief]),
  )
  const shared = links.flatMap((link) => {
    const other = others.get(link.a === id ? link.b : link.a)
    return other === undefined ? [] : [sharedBy(link, id, other)]
  })
  return shared.sort((x, y) => wordsOf(y) - wordsOf(x) || (x.other.id < y.other.id ? -1 : 1))
}

const wordsOf = ({ passages }: Shared): number => passages.reduce((sum, { words }) => sum + words, 0)

function sharedBy(
  { a, b, passages, coverage, direction, evidence, credited, within }: Link,
  id: string,
  other: Shared['other'],
): Shared {
  const isA = a === id
  const from = isA ? 'a-from-b' : 'b-from-a'
  return {
    other,
    direction:
      direction === 'unknown' || direction === 'common-source'
        ? direction
        : direction === from
          ? 'from-other'
          : 'to-other',
    evidence,
    credited,
    coverage: isA ? { own: coverage.a, other: coverage.b } : { own: coverage.b, other: coverage.a },
    within: within ?? null,
    passages: passages
      .map(({ a: inA, b: inB, ...rest }) => ({ own: isA ? inA : inB, other: isA ? inB : inA, ...rest }))
      .sort((x, y) => x.own[0] - y.own[0]),
    link: { a, b },
  }
}

function capturesOf({ kept }: Reader, id: string): DocumentAnswer['captures'] {
  return kept.captures(id).map(({ sha256, at, url, finalUrl, status, captured }) => ({
    sha256,
    bytes: kept.bytes(sha256)?.length ?? 0,
    at,
    url: url ?? null,
    finalUrl: finalUrl ?? null,
    status: status ?? null,
    captured: captured ?? null,
  }))
}

/** The bytes that a document was read from. @throws  `not-found` */
export function rawOf({ kept }: Reader, id: string): { readonly raw: Uint8Array; readonly sha256: string } {
  const [capture] = kept.captures(id)
  const raw = capture && kept.bytes(capture.sha256)
  if (raw === undefined) throw notFound('document', id)
  return { raw, sha256: capture!.sha256 }
}
