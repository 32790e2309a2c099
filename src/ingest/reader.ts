import type { Ingested } from './ingested.ts'
import type { Limits } from './limits.ts'
import type { Mapping } from './mapping.ts'
import type { Budget } from './unpack/expansion.ts'
import type { Revisits } from './web-archive/revisits.ts'

/** Some bytes to be read, wherever they stand: a file, a member of an archive, the body of a captured answer. */
export interface Given {
  /** Its place in messages: the whole way to it. */
  readonly at: string
  /** Id of the document when the bytes are one document; without it the content gives one. */
  readonly id?: string
  /** Tells the format where the content leaves it open. */
  readonly name: string
  readonly content: Buffer | AsyncIterable<Buffer>
  /** The file that holds exactly this content, where there is one. */
  readonly file?: string
  /** Nobody said that these are articles: only what tells its format by its content is read, the rest is passed over. */
  readonly unsure?: boolean
  /** How many archives are around it. */
  readonly depth?: number
  /** How many times it was packed, since the innermost archive. */
  readonly layers?: number
  /** What came with the bytes over the net. */
  readonly origin?: Origin
  /** Where a byte of `content` stands in the packed file. */
  readonly places?: Places
}

export interface Origin {
  /** The header `content-type` as it came. */
  readonly contentType?: string
  readonly url?: string
}

export interface Places {
  /** A place by the number of a byte: `12345`, or `12345+67` for the 67th byte of what is packed at 12345. */
  of(position: number): string
  /** The places in `(from, to)` where something packed by itself begins. */
  between(from: number, to: number): readonly number[]
}

/** The beginning of some bytes: what tells their format. */
export interface Head {
  readonly bytes: Buffer
  /** The same, decoded. */
  readonly text: string
  readonly charset: string
  readonly name: string
  /** Name of the reader that the ending of the name promises. */
  readonly promised: string | undefined
}

/** Bytes with their beginning looked at. */
export interface Item extends Omit<Given, 'content'> {
  readonly head: Head
  /** All of them, once. */
  readonly bytes: AsyncIterable<Buffer>
  /** The same, where they are in memory anyway. */
  readonly whole?: Buffer
  readonly depth: number
  readonly layers: number
}

/** Read it, read it when its content leaves no doubt, or pass over it. */
export type Expectation = 'read' | 'look' | 'pass'

/** Why something in an archive or a folder was passed over without being named: it is no article. */
export type Passed = 'other-file' | 'other-media' | 'no-content' | 'site-file'

/** What readers have in common in one run. */
export interface Context {
  readonly limits: Limits
  /** Of what is unpacked out of this source. */
  readonly budget: Budget
  /** What the user says about columns and keys. */
  readonly map?: Mapping
  /** What web archives of this run gave so far. */
  readonly revisits?: Revisits
  /** Called for each thing that is passed over. */
  readonly passed?: (why: Passed) => void
  /** What to do with a member by its name. */
  expectation(path: string): Expectation
  /** Read what stands inside: the readers of containers give their members here. */
  read(given: Given): AsyncGenerator<Ingested>
}

/** One format. Readers stand in one table (`readers.ts`); the first that recognises some bytes reads them. */
export interface Reader {
  readonly name: string
  /** Endings of names that promise this format; files with one are read from folders and archives. */
  readonly endings?: RegExp
  /** Told by its content alone: read from folders and archives under any name. */
  readonly sure?: boolean
  recognises(head: Head): boolean
  /** The documents in their order; throws `BadInput` for what cannot be read, after what came before it. */
  read(item: Item, context: Context): AsyncGenerator<Ingested>
}
