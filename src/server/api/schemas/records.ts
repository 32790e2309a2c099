import { z } from '@hono/zod-openapi'
import { ATTRIBUTION_KINDS, DIRECTIONS, HOP_KINDS, SPEAKER_TYPES, STANCES } from '../../../core/records.ts'
import { SpanSchema } from './basics.ts'

/** The records of the core as they go over the wire: `records.check.ts` holds both together. */

const Spans = z.array(SpanSchema)
export const StanceSchema = z.enum(STANCES)
export const KindSchema = z.enum(ATTRIBUTION_KINDS)
export const SpeakerTypeSchema = z.enum(SPEAKER_TYPES)
export const HopKindSchema = z.enum(HOP_KINDS)
export const DirectionSchema = z.enum(DIRECTIONS)
const ValueSchema = z.union([z.number(), z.tuple([z.number(), z.number()])])

export const DatelineSchema = z
  .object({
    span: SpanSchema,
    place: z.string().optional(),
    outlet: z.string().optional(),
    agency: z.string().optional(),
    date: z.string().optional(),
  })
  .openapi('Dateline')

export const CreditSchema = z
  .object({
    span: SpanSchema.openapi({ description: '[0, 0] when it stands in the author field alone.' }),
    agency: z.string(),
    form: z.enum(['source-line', 'dateline', 'inline', 'byline']),
    rule: z.string(),
    field: z.literal('author').optional(),
  })
  .openapi('Credit')

export const AttributionSchema = z
  .object({
    id: z.string(),
    source: Spans,
    cue: Spans,
    content: Spans,
    speaker: z.object({
      name: z.string().nullable(),
      type: SpeakerTypeSchema,
      rule: z.string().optional(),
      span: SpanSchema.optional(),
      vagueness: z.enum(['by-institution', 'by-trade', 'by-nothing', 'agentless']).optional(),
    }),
    kind: KindSchema,
    stance: StanceSchema,
    parent: z.string().nullable(),
    medium: z.string().nullable(),
    rule: z.string(),
    closed: z.literal(false).optional(),
    verbatim: Spans.optional(),
    prediction: z.object({ span: SpanSchema, when: z.string().nullable(), rule: z.string() }).optional(),
  })
  .openapi('Attribution')

export const FigureSchema = z
  .object({
    span: SpanSchema,
    value: ValueSchema,
    unit: z.string(),
    approximate: z.boolean(),
    attribution: z.string().nullable(),
    rule: z.string(),
  })
  .openapi('Figure')

export const RepeatSchema = z
  .object({ spans: z.tuple([SpanSchema, SpanSchema]), words: z.int(), identity: z.number() })
  .openapi('Repeat')

export const AnalysisSchema = z
  .object({
    schema: z.literal('isnad.analysis/1'),
    id: z.string(),
    document: z.object({
      id: z.string(),
      text: z.string(),
      language: z.string(),
      outlet: z.string().optional(),
      url: z.string().optional(),
      published: z.string().optional(),
      title: z.string().optional(),
      author: z.string().optional(),
      paragraphs: Spans,
    }),
    dateline: DatelineSchema.nullable(),
    credits: z.array(CreditSchema),
    attributions: z.array(AttributionSchema),
    figures: z.array(FigureSchema),
    repeats: z.array(RepeatSchema),
    asides: z.array(
      z.object({
        span: SpanSchema,
        kind: z.enum(['editor', 'scare-quote', 'label']),
        rule: z.string(),
        attribution: z.string().nullable(),
      }),
    ),
    lists: z.array(
      z.object({
        attribution: z.string(),
        items: Spans,
        announced: z.int().optional(),
        missing: z.array(z.int()).optional(),
      }),
    ),
  })
  .openapi('Analysis')

export const PassageSchema = z
  .object({
    a: SpanSchema,
    b: SpanSchema,
    words: z.int(),
    identity: z.number(),
    background: z.object({ documents: z.int(), days: z.int() }).optional(),
  })
  .openapi('Passage')

const Shares = z.object({ a: z.number(), b: z.number() })

export const LinkSchema = z
  .object({
    schema: z.literal('isnad.link/1'),
    a: z.string(),
    b: z.string(),
    passages: z.array(PassageSchema),
    coverage: Shares,
    news: Shares.optional(),
    within: z.enum(['outlet', 'url']).optional(),
    direction: DirectionSchema,
    evidence: z.array(z.string()),
    credited: z.enum(['yes', 'no', 'partly']),
  })
  .openapi('Link')

export const EvidenceSchema = z
  .object({ document: z.string(), spans: Spans, rule: z.string(), value: z.string().optional() })
  .openapi('Evidence', { description: 'Places to click through to, and the rule that made them count.' })

export const NodeSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['document', 'outlet', 'agency', 'speaker', 'unnamed', 'cited']),
    name: z.string(),
    aliases: z.array(z.string()).optional(),
    family: z.string().optional(),
    ambiguous: z.literal(true).optional(),
  })
  .openapi('Node')

export const HopSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    kind: HopKindSchema,
    declared: z.boolean(),
    evidence: z.array(EvidenceSchema),
  })
  .openapi('Hop')

const Interval = { least: z.int(), most: z.int() }

export const OriginsSchema = z
  .object({
    ...Interval,
    origins: z.array(
      z.object({
        kind: z.enum(['speaker', 'document', 'agency', 'unnamed']),
        node: z.string(),
        certain: z.boolean(),
        appearances: z.array(z.int()),
        without: z.object(Interval).optional(),
        reason: z.string(),
      }),
    ),
    reasons: z.array(EvidenceSchema),
    unrecorded: z.int(),
  })
  .openapi('Origins')

export const AppearanceSchema = z
  .object({
    document: z.string(),
    attribution: z.string(),
    spans: Spans,
    holder: z.string().nullable(),
    stance: StanceSchema,
    via: z.array(z.string()),
  })
  .openapi('Appearance')

export const VariantSchema = z
  .object({
    appearance: z.int(),
    claim: z.string().optional(),
    differs: z.enum(['figure', 'negation', 'wording']),
    detail: z.string(),
  })
  .openapi('Variant')

export const ClaimSchema = z
  .object({
    id: z.string(),
    text: z.string(),
    appearances: z.array(AppearanceSchema),
    documents: z.int(),
    variants: z.array(VariantSchema),
    denied: z.array(z.int()),
    origins: OriginsSchema,
  })
  .openapi('Claim')

export const FigureEntrySchema = z.object({
  document: z.string(),
  span: SpanSchema,
  value: ValueSchema,
  approximate: z.boolean(),
  holder: z.string().nullable(),
})

export const AccountRowSchema = z
  .object({
    attribute: z.enum(['denial', 'time', 'place', 'label', 'prediction', 'only']),
    about: z.string(),
    differs: z.boolean(),
    cells: z.array(
      z.object({
        document: z.string(),
        spans: Spans,
        holder: z.string().nullable(),
        value: z.string(),
        rule: z.string(),
      }),
    ),
  })
  .openapi('AccountRow')

export const ProvenanceSchema = z
  .object({
    kind: z.enum(['hidden', 'wrong-credit']),
    document: z.string(),
    from: z.string(),
    credited: z.string().nullable(),
    coverage: z.number(),
    evidence: z.array(EvidenceSchema),
  })
  .openapi('Provenance')

export const VersionsSchema = z
  .object({
    documents: z.array(z.string()),
    changes: z.array(z.object({ from: z.string(), to: z.string(), dropped: Spans, added: Spans })),
  })
  .openapi('Versions')
