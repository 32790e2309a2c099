import type { SpeakerType, Stance } from '../records.ts'
import type { CueForm } from './cues/cue-forms.ts'

/** Half-open, in tokens of the page. */
export type Range = readonly [from: number, to: number]

export type ContentKind =
  /** A clause after a complementizer. */
  | 'clause'
  /** What follows a colon, without marks. */
  | 'colon'
  /** What stands in quotation marks. */
  | 'quotation'
  /** A noun or verb phrase: the complement of a preposition, an object, a predicate. */
  | 'phrase'
  /** The quotation before the cue. */
  | 'quotation-before'
  /** The clause before the cue, to the sentence's start. */
  | 'clause-before'

/** Where an attribution's content begins, and what ends its source. */
export interface Complement {
  readonly kind: ContentKind
  /** First token of the content; of `…-before`, one past its last. */
  readonly at: number
  /** One past the last token that may belong to the source. */
  readonly edge: number
  readonly rule: string
  /** One past the content's last token, where its kind says so. */
  readonly to?: number
  /** A quotation before the cue that the content goes on from. */
  readonly before?: number
  /** The content's ranges, where the rules of a language know both of its ends themselves. */
  readonly parts?: readonly Range[]
  /** Words of cue that stand apart («ختم … قائلا»). */
  readonly more?: Range
}

export type CueKind = 'verb' | 'circumstance' | 'noun' | 'before' | 'own' | 'as-said' | 'impersonal'

/** An attribution while it is being found: in tokens, its source not yet resolved. */
export interface Draft {
  readonly at: number
  readonly kind: CueKind
  readonly cue: readonly Range[]
  /** Letters at the cue's front that are no part of it. */
  readonly skip: number
  readonly stance: Stance
  readonly form: CueForm | undefined
  readonly complement: Complement
  readonly source: Source
  /** Of a cue after its clause: one past the clause's last token, where that is not the cue itself. */
  readonly before?: number
}

/** Who stands at the cue. */
export interface Source {
  /** Undefined when it is elided. */
  readonly range: Range | undefined
  /** Letters at its front that are no part of it: an attached preposition or conjunction. */
  readonly skip: number
  readonly medium: Range | undefined
  readonly rule: string
  /** Of an elided source: who it stands for in its own sentence. */
  readonly subject?: Range
  /** Of a pronoun: the types of speaker it can stand for. */
  readonly fits?: readonly SpeakerType[]
  /** «I», «we»: whoever speaks around it. */
  readonly first?: true
}
