import { z } from '@hono/zod-openapi'
import { type Answer, FiltersSchema, PagingSchema, pageOf, QuerySchema, SpanSchema } from './basics.ts'
import { DocumentBriefSchema } from './documents.ts'
import {
  AppearanceSchema,
  ClaimSchema,
  HopSchema,
  KindSchema,
  NodeSchema,
  OriginsSchema,
  SpeakerTypeSchema,
  StanceSchema,
} from './records.ts'

export const AttributionRowSchema = z
  .object({
    document: z.string(),
    id: z.string(),
    node: z.string().nullable().openapi({ description: 'Node id of who holds it, where the chain knows one.' }),
    speaker: z.string().nullable(),
    type: SpeakerTypeSchema,
    kind: KindSchema,
    stance: StanceSchema,
    rule: z.string(),
    source: z.array(SpanSchema),
    cue: z.array(SpanSchema),
    content: z.array(SpanSchema),
    text: z.string().openapi({ description: 'What is said, as published.' }),
    at: z.string().nullable(),
    outlet: z.string().nullable(),
    story: z.string().nullable(),
    claim: z.string().nullable(),
    verdict: z
      .enum(['confirm', 'reject', 'correct'])
      .nullable()
      .openapi({ description: 'What a person decided of it.' }),
  })
  .openapi('AttributionRow')
export type AttributionRow = Answer<typeof AttributionRowSchema>

export const SearchQuerySchema = PagingSchema.extend(FiltersSchema.shape).extend({
  q: QuerySchema.optional(),
  in: z.enum(['documents', 'titles', 'attributions']).default('documents'),
  figure: z.coerce.number().optional().openapi({ description: 'A counted quantity that the document gives.' }),
  story: z.string().max(2000).optional(),
})
export type SearchQuery = z.infer<typeof SearchQuerySchema>

export const HitSchema = z
  .object({
    document: DocumentBriefSchema,
    attribution: AttributionRowSchema.nullable(),
    attributions: z.array(z.string()).openapi({ description: 'Ids of its attributions in whose content a mark lies.' }),
    title: z.array(SpanSchema).openapi({ description: 'Marks in the title.' }),
    excerpts: z.array(
      z.object({
        span: SpanSchema.openapi({ description: 'Of the document’s text.' }),
        text: z.string(),
        marks: z.array(SpanSchema).openapi({ description: 'What was found, in offsets of the document’s text.' }),
      }),
    ),
  })
  .openapi('Hit')
export type Hit = Answer<typeof HitSchema>

export const SearchSchema = pageOf('Search', HitSchema)
  .extend({
    widened: z
      .boolean()
      .openapi({ description: 'Nothing has all of the words: these have some of them, most telling first.' }),
  })
  .openapi('SearchPage')
export type SearchAnswer = Answer<typeof SearchSchema>

export const OriginQuerySchema = z.object({
  q: QuerySchema.min(1),
  most: z.coerce.number().int().min(1).max(50).default(3),
})

export const SoughtSchema = z
  .object({
    schema: z.literal('isnad.origin/1'),
    sentence: z.string(),
    claims: z.array(
      z.object({
        story: z.string(),
        claim: ClaimSchema,
        appearance: z.int(),
        how: z.enum(['verbatim', 'toll', 'reworded']),
        share: z.number(),
        differs: z.object({ differs: z.enum(['figure', 'negation']), detail: z.string() }).optional(),
        paths: z.array(z.array(z.string())),
        nodes: z.array(NodeSchema),
      }),
    ),
    passages: z.array(
      z.object({
        story: z.string(),
        places: z.array(AppearanceSchema.pick({ document: true }).extend({ span: SpanSchema })),
        hops: z.array(HopSchema),
        nodes: z.array(NodeSchema),
        origins: OriginsSchema,
      }),
    ),
  })
  .openapi('Sought')
export const OriginAnswerSchema = z
  .object({
    sought: SoughtSchema,
    documents: z.array(DocumentBriefSchema).openapi({ description: 'Those that the answer names.' }),
  })
  .openapi('OriginAnswer')
export type OriginAnswer = Answer<typeof OriginAnswerSchema>
