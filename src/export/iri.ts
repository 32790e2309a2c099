import { keyOf } from '../core/4-chains/decisions.ts'
import type { Finding, Said } from '../core/records.ts'

/** Names of what an export speaks of, for formats whose things are named by IRIs. None of them is ever looked up. */

/** Our own words where a standard has none. */
export const VOCABULARY = 'urn:isnad:vocabulary:'

const part = (text: string): string => encodeURIComponent(text.toWellFormed())

export const documentIri = (id: string): string => `urn:isnad:document:${part(id)}`
/** By its cue, so that it is the same one when another version of the program numbers it anew. */
export const attributionIri = ({ document, cue: [start, end] }: Said): string =>
  `urn:isnad:attribution:${part(document)}:${start}-${end}`
/** A node of one story: whether two stories mean the same by one name is not known. */
export const nodeIri = (story: string, node: string): string =>
  node.startsWith('document:')
    ? documentIri(node.slice('document:'.length))
    : `urn:isnad:node:${part(story)}:${part(node)}`
export const claimIri = (story: string, id: string): string => `urn:isnad:claim:${part(story)}:${part(id)}`
/** What a decision is about. */
export const findingIri = (on: Finding): string =>
  on.kind === 'attribution' ? attributionIri(on) : `urn:isnad:finding:${part(keyOf(on))}`
export const decisionIri = (id: string): string => `urn:isnad:decision:${part(id)}`
export const personIri = (name: string): string => `urn:isnad:person:${part(name)}`
/** The program in one state of its rules and words. */
export const makerIri = ({ version, lexicon }: { readonly version: string; readonly lexicon: string }): string =>
  `urn:isnad:program:${part(version)}:${part(lexicon)}`

/** A hash as a name of what has it. @see RFC 6920 */
export const hashIri = (sha256: string): string => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`

/** An address as given, when it can stand as a URI; nothing else is made into one. */
export function addressOf(url: string | undefined): string | undefined {
  if (url === undefined || !url.isWellFormed() || !/^https?:\/\/[^\s<>"{}|\\^`[\]]+$/u.test(url)) return undefined
  const ascii = url.replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
  return /%(?![0-9a-f]{2})/i.test(ascii) || !URL.canParse(ascii) ? undefined : ascii
}
