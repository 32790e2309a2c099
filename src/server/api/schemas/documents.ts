import { z } from '@hono/zod-openapi'
import { type Answer, FiltersSchema, PagingSchema, pageOf, QuerySchema, SpanSchema } from './basics.ts'
import { DecisionRowSchema } from './decisions.ts'
import {
  AnalysisSchema,
  HopSchema,
  LinkSchema,
  NodeSchema,
  PassageSchema,
  ProvenanceSchema,
  VersionsSchema,
} from './records.ts'

export const DocumentBriefSchema = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    language: z.string(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    published: z.string().nullable().openapi({ description: 'As it was given.' }),
    at: z
      .string()
      .nullable()
      .openapi({ description: 'The same moment in UTC, ISO 8601; by its dateline where nothing was given.' }),
    words: z.int(),
    attributions: z.int(),
    credits: z.array(z.string()).openapi({ description: 'Whom it names, as printed.' }),
    provenance: z.enum(['hidden', 'wrong-credit']).nullable(),
    story: z.string().nullable(),
  })
  .openapi('DocumentBrief')
export type DocumentBrief = Answer<typeof DocumentBriefSchema>

export const DocumentsQuerySchema = PagingSchema.extend(FiltersSchema.shape).extend({
  q: QuerySchema.optional(),
  story: z.string().max(2000).optional(),
  sort: z.enum(['date', 'added']).default('date'),
})
export type DocumentsQuery = z.infer<typeof DocumentsQuerySchema>

export const DocumentsSchema = pageOf('Documents', DocumentBriefSchema)

export const SharedSchema = z
  .object({
    other: DocumentBriefSchema,
    direction: z
      .enum(['from-other', 'to-other', 'common-source', 'unknown'])
      .openapi({ description: 'Which way the text went, as seen from this document.' }),
    evidence: z.array(z.string()).openapi({ description: 'Rule ids with their values, strongest first.' }),
    credited: z.enum(['yes', 'no', 'partly']),
    coverage: z.object({ own: z.number(), other: z.number() }),
    within: z.enum(['outlet', 'url']).nullable(),
    passages: z.array(
      z.object({
        own: SpanSchema,
        other: SpanSchema,
        words: z.int(),
        identity: z.number(),
        background: PassageSchema.shape.background,
      }),
    ),
    link: LinkSchema.pick({ a: true, b: true }),
  })
  .openapi('Shared')

export const CaptureSchema = z
  .object({
    sha256: z.string().openapi({ description: 'Of the raw bytes.' }),
    bytes: z.int(),
    at: z.string().openapi({ description: 'Where it was read from.' }),
    url: z.string().nullable().openapi({ description: 'As asked for, where it came over the net.' }),
    finalUrl: z.string().nullable(),
    status: z.int().nullable(),
    captured: z.string().nullable().openapi({ description: 'When it came over the net.' }),
  })
  .openapi('Capture')

export const DocumentSchema = z
  .object({
    brief: DocumentBriefSchema,
    analysis: AnalysisSchema.openapi({ description: 'As the machine found it; the text is `analysis.document.text`.' }),
    decided: AnalysisSchema.nullable().openapi({ description: 'As people decided; null where they decided nothing.' }),
    speakers: z.array(
      z.object({
        node: z.string().nullable(),
        name: z.string().nullable(),
        type: z.string(),
        attributions: z.array(z.string()),
      }),
    ),
    claims: z
      .array(
        z.object({
          id: z.string(),
          attribution: z.string(),
          text: z.string(),
          documents: z.int(),
          least: z.int(),
          most: z.int(),
        }),
      )
      .openapi({ description: 'Claims of its story that it takes up.' }),
    shared: z.array(SharedSchema).openapi({ description: 'Most shared words first.' }),
    hops: z.array(HopSchema).openapi({ description: 'Hops of the chain that end or begin here.' }),
    nodes: z.array(NodeSchema).openapi({ description: 'The nodes that the hops name.' }),
    provenance: z.array(ProvenanceSchema),
    versions: VersionsSchema.nullable(),
    decisions: z.array(DecisionRowSchema),
    captures: z
      .array(CaptureSchema)
      .openapi({ description: 'The readings that gave it, the one its text was read from first.' }),
  })
  .openapi('Document')
export type DocumentAnswer = Answer<typeof DocumentSchema>
