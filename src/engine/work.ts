import type { Limits } from '../core/3-links/limits.ts'
import type { Corpus } from './corpus.ts'

/** What is sent to the tasks of Isnad and what comes back: JSON as text, since strings cross threads cheapest. */
export type Json = string

/** A run of neighbouring pairs with the documents they are made of, each once. */
export interface LinkWork {
  readonly documents: readonly Json[]
  /** Indices into `documents`. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly limits?: Limits
}

/** Some documents of a corpus to be fingerprinted: numbers, half-open. */
export interface PrintWork {
  readonly corpus: Corpus
  readonly from: number
  readonly to: number
}

/** Parallel to the documents: the hashes, or why there are none. */
export type PrintDone = readonly ({ readonly hashes: Uint32Array } | { readonly failed: string })[]

/** A run of neighbouring pairs of a corpus. */
export interface CorpusLinkWork {
  readonly corpus: Corpus
  /** Numbers of documents, two a pair. */
  readonly pairs: Uint32Array
  readonly limits?: Limits
}

/** Parallel to the pairs: the link, nothing, or why there is none. */
export type LinkDone = readonly ({ readonly json: Json | null } | { readonly failed: string })[]

export interface ChainWork {
  readonly id: string
  readonly analyses: readonly Json[]
  readonly links: readonly Json[]
  readonly decisions: readonly Json[]
  readonly families?: Json
}
