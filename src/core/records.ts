/**
 * The records that flow through Isnad, and the words for them. Stages meet here and nowhere else.
 *
 * | word | meaning |
 * |---|---|
 * | document | one article as published once by one outlet |
 * | passage | a paragraph-sized piece of a document's text |
 * | attribution | source + cue + content (+ speaker, medium, stance, parent) |
 * | credit | where a document says that it or a part comes from somewhere else |
 * | fingerprint, pair, link | a hash of consecutive folded words; two documents that share rare ones; the two with their aligned passages |
 * | claim | what several attributions say alike |
 * | chain | the graph of transmission behind a story; a *hop* is one edge with its evidence |
 * | origin | an end of a chain; «lineage not recorded» is none |
 * | story | documents that hang together by links and shared claims; all of a small case |
 * | figure | a counted quantity with its unit, holder and place in the text |
 *
 * All spans are half-open, in UTF-16 code units of `Document.text`. Dates are ISO 8601. Lists are in text order unless said otherwise.
 */
import type { Span } from './text/span.ts'

export type { Span } from './text/span.ts'

/** One article as it came in. Fields that the input had and Isnad does not know are kept beside these. */
export interface Document {
  readonly id: string
  readonly text: string
  readonly language?: string
  readonly outlet?: string
  readonly url?: string
  /** As given: a date, or a time with or without a zone. Crawl times are often given as publication times. */
  readonly published?: string
  readonly title?: string
  /** As given; often a credit line («واس - الرياض») rather than a person. */
  readonly author?: string
}

// ---------------------------------------------------------------- 1-reading

export interface Dateline {
  readonly span: Span
  readonly place?: string
  readonly outlet?: string
  readonly agency?: string
  readonly date?: string
}

export type CreditForm = 'source-line' | 'dateline' | 'inline' | 'byline'

export interface Credit {
  /** In `text`; `[0, 0]` when the credit stands in `Document.author` alone (`field` says so). */
  readonly span: Span
  /** As printed, without quotation marks. */
  readonly agency: string
  readonly form: CreditForm
  readonly rule: string
  readonly field?: 'author'
}

/** A pair of quotation marks and what stands between them. */
export interface Quotation {
  /** Marks included; of an unclosed quotation, to where it was ended. */
  readonly span: Span
  /** Without the marks. */
  readonly inner: Span
  /** 0 for an outermost quotation. */
  readonly depth: number
  /** Of a part that a later one carries on: whether the speech is closed in the end. */
  readonly closed: boolean
  /** Why an unclosed quotation ends where it does: a rule id. */
  readonly ended?: string
  /** Index of the quotation that this one carries on from an earlier paragraph. */
  readonly continues?: number
}

/** A passage that stands twice in one document. */
export interface Repeat {
  readonly spans: readonly [Span, Span]
  readonly words: number
  readonly identity: number
}

/** A document with its frame and its parts: what reading it finds before anybody is asked who speaks. */
export interface Reading {
  readonly document: Document
  readonly language: string
  readonly paragraphs: readonly Span[]
  readonly sentences: readonly Span[]
  readonly quotations: readonly Quotation[]
  readonly dateline: Dateline | null
  readonly credits: readonly Credit[]
  readonly repeats: readonly Repeat[]
}

// ----------------------------------------------------------- 2-attributions

export const SPEAKER_TYPES = ['person', 'organisation', 'role', 'document', 'unnamed'] as const
export type SpeakerType = (typeof SPEAKER_TYPES)[number]

export const ATTRIBUTION_KINDS = ['direct', 'indirect', 'mixed'] as const
export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number]

export const STANCES = [
  'states',
  'denies',
  'warns',
  'demands',
  'promises',
  'predicts',
  'asks',
  'evaluates',
  'alleges',
] as const
export type Stance = (typeof STANCES)[number]

export interface Speaker {
  /** The fullest name the text gives; null when nobody is named. */
  readonly name: string | null
  readonly type: SpeakerType
  /** How the name was found when the source itself does not give it: a rule id (carry-over, surname, role …). */
  readonly rule?: string
  /** Where the name stands when not in the source. */
  readonly span?: Span
  /** Of an unnamed source: by what it is typed. */
  readonly vagueness?: 'by-institution' | 'by-trade' | 'by-nothing' | 'agentless'
}

export interface Attribution {
  /** `a1`, `a2` … in text order of the cues. */
  readonly id: string
  /** Empty when the source is elided. */
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly speaker: Speaker
  readonly kind: AttributionKind
  readonly stance: Stance
  /** Id of the attribution in whose content this one stands. */
  readonly parent: string | null
  /** Where it was said (an agency, paper, network), as printed. */
  readonly medium: string | null
  readonly rule: string
  /** Of a quotation that is never closed. */
  readonly closed?: false
  /** The parts of a mixed content that stand in quotation marks. */
  readonly verbatim?: readonly Span[]
  /** A statement about what is to come, with its time when one is given. */
  readonly prediction?: { readonly span: Span; readonly when: string | null; readonly rule: string }
}

export interface Figure {
  readonly span: Span
  readonly value: number | readonly [least: number, most: number]
  readonly unit: string
  readonly approximate: boolean
  /** Id of the innermost attribution that holds it. */
  readonly attribution: string | null
  readonly rule: string
}

export interface Aside {
  readonly span: Span
  readonly kind: 'editor' | 'scare-quote' | 'label'
  readonly rule: string
  /** Id of the attribution in whose content it stands: who labels; null for the narrator. */
  readonly attribution: string | null
}

/** An enumeration (أولاً … ثانياً) under one attribution. */
export interface List {
  readonly attribution: string
  readonly items: readonly Span[]
  /** The count the text announces («لثلاثة أسباب»). */
  readonly announced?: number
  /** Ordinals that the enumeration skips. */
  readonly missing?: readonly number[]
}

export interface Analysis {
  readonly schema: 'isnad.analysis/1'
  readonly id: string
  readonly document: Document & { readonly language: string; readonly paragraphs: readonly Span[] }
  readonly dateline: Dateline | null
  readonly credits: readonly Credit[]
  readonly attributions: readonly Attribution[]
  readonly figures: readonly Figure[]
  readonly repeats: readonly Repeat[]
  readonly asides: readonly Aside[]
  readonly lists: readonly List[]
}

// ------------------------------------------------------------------ 3-links

/** One hash that stands for a document when all are compared, with what its grouping needs to know of the document. */
export interface Fingerprint {
  /** Even: a run of folded words. Odd: two stems that stand together. */
  readonly hash: number
  readonly document: string
  /** Index of its first word among the document's words. */
  readonly word: number
  /** Weight of all fingerprints of the document. */
  readonly of: number
  readonly outlet?: string
  readonly published?: string
}

/** Two documents that share fingerprints, or one part of such a pair: parts are added up. `a` sorts before `b`. */
export interface Pair {
  readonly a: string
  readonly b: string
  /** Weight of the rare fingerprints shared: a run of words weighs 2, two stems 1. */
  readonly shared: number
  /** Weight of those shared that many documents have. */
  readonly common: number
  /** Weight of all fingerprints of the one that has less. */
  readonly of: number
}

/** Both documents of a pair, fetched by the runner: what the links stage needs. */
export interface PairOfDocuments {
  readonly a: Document
  readonly b: Document
  /** Credits as the analysis found them; without them a link's direction rests on times and containment. */
  readonly credits?: { readonly a: readonly Credit[]; readonly b: readonly Credit[] }
}

export interface Passage {
  readonly a: Span
  readonly b: Span
  /** Aligned words. */
  readonly words: number
  /** Equal words among the aligned, 0 to 1, after folding. */
  readonly identity: number
  /** Of a passage that recurs in the corpus, and so says nothing of who took this story from whom. Told where all links are known. */
  readonly background?: Background
}

/** How often a block recurs. */
export interface Background {
  /** Documents that carry it, as far as their links say. */
  readonly documents: number
  /** From the first to the last of them, begun days counted whole. */
  readonly days: number
}

export const DIRECTIONS = ['a-from-b', 'b-from-a', 'common-source', 'unknown'] as const
export type Direction = (typeof DIRECTIONS)[number]

export interface Link {
  readonly schema: 'isnad.link/1'
  readonly a: string
  readonly b: string
  readonly passages: readonly Passage[]
  /** Share of each document's words inside the passages, 0 to 1. */
  readonly coverage: { readonly a: number; readonly b: number }
  /** The same without what is background; absent where nothing is. */
  readonly news?: { readonly a: number; readonly b: number }
  /** Of two documents of one outlet, or of one URL: when they share most of their text, they are versions, not copies. */
  readonly within?: 'outlet' | 'url'
  readonly direction: Direction
  /** Rule ids with their values, strongest first: why this direction. */
  readonly evidence: readonly string[]
  /** Whether the later one names where it comes from. */
  readonly credited: 'yes' | 'no' | 'partly'
}

// ----------------------------------------------------------------- 4-chains

/** Which story a document belongs to; a story is named by its smallest document. */
export interface StoryMember {
  readonly document: string
  readonly story: string
}

/** A place to click through to: spans of one document, and the rule that made them count. */
export interface Evidence {
  readonly document: string
  readonly spans: readonly Span[]
  readonly rule: string
  /** A value the rule measured (coverage, hours between), as printed to the reader. */
  readonly value?: string
}

export interface ChainNode {
  /** `document:ID`, `outlet:NAME`, `agency:NAME`, `speaker:NAME`, `source:…` (unnamed, one per document), `cited:NAME` (a report, a study). */
  readonly id: string
  readonly kind: 'document' | 'outlet' | 'agency' | 'speaker' | 'unnamed' | 'cited'
  readonly name: string
  /** Other spellings that were taken for the same one. */
  readonly aliases?: readonly string[]
  /** Of an outlet or agency: the publisher or desk that it shares with others, as one word. */
  readonly family?: string
  /** A bare surname that fits several people of the story: kept apart from all of them. */
  readonly ambiguous?: true
}

export const HOP_KINDS = ['publishes', 'copies', 'revises', 'credits', 'relays', 'quotes', 'cites'] as const
export type HopKind = (typeof HOP_KINDS)[number]

/** One edge of transmission: `from` handed on, `to` took over. */
export interface Hop {
  readonly from: string
  readonly to: string
  /** `revises`: most of a document is an earlier one's of the same outlet or page. */
  readonly kind: HopKind
  /** Whether the text says so itself; false: seen from the passages only. */
  readonly declared: boolean
  readonly evidence: readonly Evidence[]
}

/** Where a document or attribution takes a claim up. */
export interface Appearance {
  readonly document: string
  readonly attribution: string
  readonly spans: readonly Span[]
  /** Speaker node id; null where the text gives nobody («معلومات», a bare passive, an elided source that stays unknown). */
  readonly holder: string | null
  readonly stance: Stance
  /** Node ids between the document and the holder, nearest the document first. */
  readonly via: readonly string[]
}

/** Two appearances of one claim that do not say quite the same. */
export interface Variant {
  readonly appearance: number
  /** The claim whose appearance this is; absent: this one. A different figure or a negation is always a claim of its own. */
  readonly claim?: string
  readonly differs: 'figure' | 'negation' | 'wording'
  readonly detail: string
}

export interface Origin {
  readonly kind: 'speaker' | 'document' | 'agency' | 'unnamed'
  /** Node id. */
  readonly node: string
  /** Sure to stand apart from the others: counts for `least`. */
  readonly certain: boolean
  /** Of a claim: indices into its appearances. Of a story: empty. */
  readonly appearances: readonly number[]
  /** Of a claim: how many are left when this one is not believed. */
  readonly without?: { readonly least: number; readonly most: number }
  /** Rule id. */
  readonly reason: string
}

/** How many independent origins stand behind a claim. */
export interface Origins {
  readonly least: number
  readonly most: number
  readonly origins: readonly Origin[]
  /** Why ends were counted as one, or apart: rule ids with evidence. */
  readonly reasons: readonly Evidence[]
  /** Appearances whose lineage the documents do not record. */
  readonly unrecorded: number
}

export interface Claim {
  readonly id: string
  /** The content of the fullest appearance, as published. */
  readonly text: string
  readonly appearances: readonly Appearance[]
  /** In so many documents; versions of one are one. */
  readonly documents: number
  readonly variants: readonly Variant[]
  /** Appearances (by index) that deny it. */
  readonly denied: readonly number[]
  readonly origins: Origins
}

/** Figures of one counted thing, by holder. */
export interface FigureRow {
  /** What is counted, as one key for all ways to say it: the id of a row of `shared/counted-nouns`, or a stem. */
  readonly thing: string
  /** As most often printed. */
  readonly unit: string
  /** Whether two entries cannot both be right. */
  readonly differs: boolean
  readonly entries: readonly {
    readonly document: string
    readonly span: Span
    readonly value: Figure['value']
    readonly approximate: boolean
    /** Speaker node id, or the document's own narrator: null. */
    readonly holder: string | null
  }[]
}

/** What several accounts of a story say of one thing beside its figures. */
export interface AccountRow {
  /**
   * `denial`: a claim that some hold and others deny; `time`: days that the narrators name; `place`: where articles are datelined, and
   * places their first paragraphs name; `label`: how somebody or something is called; `prediction`: what was said to come; `only`:
   * claims that one document alone has.
   */
  readonly attribute: 'denial' | 'time' | 'place' | 'label' | 'prediction' | 'only'
  /** The id of the claim, the label folded, the id of the document; empty for time and place. */
  readonly about: string
  /** Whether two cells cannot both be right. */
  readonly differs: boolean
  /** In order of publication. */
  readonly cells: readonly AccountCell[]
}

export interface AccountCell {
  readonly document: string
  readonly spans: readonly Span[]
  /** Node id of who says so; null for the document's own narrator, or where the text gives nobody. */
  readonly holder: string | null
  /** A stance; an ISO day (of a prediction empty when it gives none); a place or a label as printed; the id of a claim. */
  readonly value: string
  readonly rule: string
}

/** A document whose text is another's while it names nobody, or somebody else. */
export interface Provenance {
  readonly kind: 'hidden' | 'wrong-credit'
  readonly document: string
  /** Node id: the agency or outlet whose text it is; a document where no outlet is known. */
  readonly from: string
  /** What it names instead, as printed. */
  readonly credited: string | null
  /** Share of the document's words that are the other's, 0 to 1. */
  readonly coverage: number
  readonly evidence: readonly Evidence[]
}

/** One document at several moments: captures of one page, or articles of one outlet that update each other. It counts once. */
export interface Versions {
  /** In order of publication. */
  readonly documents: readonly string[]
  /** Each version against the one before it. */
  readonly changes: readonly {
    readonly from: string
    readonly to: string
    /** Words of the earlier one that are not in the later, runs of them as one span. */
    readonly dropped: readonly Span[]
    /** Words of the later one that are not in the earlier. */
    readonly added: readonly Span[]
  }[]
}

/** A story: everything derived from documents that hang together. */
export interface Chain {
  readonly schema: 'isnad.chain/1'
  readonly id: string
  readonly documents: readonly string[]
  readonly nodes: readonly ChainNode[]
  readonly hops: readonly Hop[]
  readonly claims: readonly Claim[]
  readonly figures: readonly FigureRow[]
  readonly accounts: readonly AccountRow[]
  readonly provenance: readonly Provenance[]
  /** Absent where no document has another version. */
  readonly versions?: readonly Versions[]
  /** Of the story as a whole: the origins behind its documents' texts. */
  readonly origins: Origins
  /** What people decided about its findings, in the order it was decided; absent where nothing was. All the rest follows it. */
  readonly decisions?: readonly Taken[]
}

// ---------------------------------------------------------------- decisions

/**
 * What a person says of something that was found. It changes no finding: both are kept, and whatever is made of the findings follows
 * the person. A finding is named by what it is made of, not by its number, so that it is the same one when another version of the
 * program finds it again.
 */
export type Finding =
  | OfAttribution
  | { readonly kind: 'link'; readonly a: string; readonly b: string }
  | { readonly kind: 'hop'; readonly from: string; readonly to: string; readonly hop: HopKind }
  /** That two attributions make one claim. */
  | { readonly kind: 'claim'; readonly one: Said; readonly other: Said }
  /** A node as an end behind claims or texts. */
  | { readonly kind: 'origin'; readonly node: string }
  /** Whom a document names as where its text is from. */
  | { readonly kind: 'credit'; readonly document: string }
  /** That two names, as printed, are one speaker's. */
  | { readonly kind: 'speaker'; readonly one: string; readonly other: string }

/** An attribution by its document and its cue. */
export interface Said {
  readonly document: string
  /** Its first cue; of one without a cue its content. */
  readonly cue: Span
}
export type OfAttribution = { readonly kind: 'attribution' } & Said

/**
 * What it should have been. Of an attribution the parts that were wrong; of a link its direction; of an origin another node that is the
 * same one; of a credit whom it should name, null for nobody.
 */
export interface Correction {
  readonly attribution?: Partial<Pick<Attribution, 'source' | 'content' | 'kind' | 'stance' | 'medium'>> & {
    readonly speaker?: Pick<Speaker, 'name' | 'type'>
  }
  readonly direction?: Direction
  readonly sameAs?: string
  readonly credit?: string | null
}

interface DecisionHead {
  readonly schema: 'isnad.decision/1'
  /** `d1`, `d2` … in the order of the case. */
  readonly id: string
  readonly by: string
  /** When, with the zone. */
  readonly at: string
  readonly why: string
}

/** Confirm: it is so. Reject: it is not so. Correct: it is so, but for what `correction` says. */
export type Taken = DecisionHead &
  (
    | { readonly verdict: 'confirm' | 'reject'; readonly on: Finding }
    | { readonly verdict: 'correct'; readonly on: Finding; readonly correction: Correction }
  )

/** Decisions are only added to: one is taken back by another one. */
export type Decision = Taken | (DecisionHead & { readonly verdict: 'withdraw'; readonly decision: string })

/** What the chains stage needs of one story. */
export interface Story {
  readonly id: string
  /** As found: decisions are no part of them yet. */
  readonly analyses: readonly Analysis[]
  readonly links: readonly Link[]
  readonly decisions?: readonly Decision[]
  /** Which outlets are of one house, where the user knows better than the tables. */
  readonly families?: readonly OutletFamily[]
}

export interface OutletFamily {
  /** By any of its names. */
  readonly outlet: string
  /** One word for all of a house; empty for an outlet of its own. */
  readonly family: string
}

/** A claim that says what a sentence says. */
export interface Found {
  readonly story: string
  readonly claim: Claim
  /** Index of the appearance that comes nearest to the sentence. */
  readonly appearance: number
  /** `verbatim`: all words of the sentence stand there in their order, after folding. `toll`: as many dead, injured, arrested. */
  readonly how: 'verbatim' | 'toll' | 'reworded'
  /** Share of the sentence's weight that the appearance has, 0 to 1. */
  readonly share: number
  /** The claim is not the sentence: another figure, or one of them is negated. */
  readonly differs?: { readonly differs: 'figure' | 'negation'; readonly detail: string }
  /** Of each appearance, node ids from the article back to the holder; without the article. */
  readonly paths: readonly (readonly string[])[]
  /** The nodes that the origins and paths name. */
  readonly nodes: readonly ChainNode[]
}

/** Articles of one story that have the very words of a sentence, first published first. */
export interface FoundPassage {
  readonly story: string
  readonly places: readonly { readonly document: string; readonly span: Span }[]
  /** Which of them took their text from whom. */
  readonly hops: readonly Hop[]
  /** The nodes that the hops name. */
  readonly nodes: readonly ChainNode[]
  /** Behind the story's texts. */
  readonly origins: Origins
}

/** What a case has behind a sentence; both lists empty: nothing in it says that. */
export interface Sought {
  readonly schema: 'isnad.origin/1'
  readonly sentence: string
  /** The closest first. */
  readonly claims: readonly Found[]
  /** The most widely carried first. */
  readonly passages: readonly FoundPassage[]
}

// ----------------------------------------------------------------- 5-report

/** What a run was made of, so that it can be repeated: goes into every report. */
export interface Manifest {
  readonly version: string
  /** SHA-256 of the lexicon tables. */
  readonly lexicon: string
  readonly documents: number
}

export interface StoryRow {
  readonly id: string
  readonly title: string
  /** Versions of one document are one. */
  readonly documents: number
  /** Further versions of these. */
  readonly versions: number
  readonly outlets: number
  /** Outlets of one house are one. */
  readonly publishers: number
  /** Documents whose text is another's while the credit is gone. */
  readonly hidden: number
  /** Documents that name one agency while the text is another's. */
  readonly wrong: number
  readonly least: number
  readonly most: number
}

export interface Report {
  readonly schema: 'isnad.report/1'
  readonly manifest: Manifest
  /** Every story, ranked: spread first, then hidden provenance. */
  readonly stories: readonly StoryRow[]
  /** The stories shown whole, ranked alike; fewer than `stories` in a large case. */
  readonly shown: readonly {
    readonly chain: Chain
    readonly analyses: readonly Analysis[]
    readonly links: readonly Link[]
  }[]
}
