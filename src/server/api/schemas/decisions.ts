import { z } from '@hono/zod-openapi'
import { type Answer, IdSchema, PagingSchema, pageOf, SpanSchema } from './basics.ts'
import { DirectionSchema, HopKindSchema, KindSchema, SpeakerTypeSchema, StanceSchema } from './records.ts'

const Said = z.object({ document: IdSchema, cue: SpanSchema })

/** What a decision is about: a finding, named by what it is made of. */
export const FindingSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('attribution'), ...Said.shape }),
    z.object({ kind: z.literal('link'), a: IdSchema, b: IdSchema }),
    z.object({ kind: z.literal('hop'), from: IdSchema, to: IdSchema, hop: HopKindSchema }),
    z.object({ kind: z.literal('claim'), one: Said, other: Said }),
    z.object({ kind: z.literal('origin'), node: IdSchema }),
    z.object({ kind: z.literal('credit'), document: IdSchema }),
    z.object({ kind: z.literal('speaker'), one: IdSchema, other: IdSchema }),
  ])
  .openapi('Finding', {
    description:
      'An attribution by its document and its first cue (without one its content); a claim as two attributions that say the same; a hop by its ends; an origin by its node; a credit (whom a document names) by the document; a speaker as two names, as printed, that are one’s: the better name first.',
  })

const Places = z.array(SpanSchema).min(1).max(1000)
export const CorrectionSchema = z
  .strictObject({
    attribution: z
      .strictObject({
        source: z.array(SpanSchema).max(1000).optional(),
        content: Places.optional(),
        kind: KindSchema.optional(),
        stance: StanceSchema.optional(),
        medium: z.string().min(1).max(500).nullable().optional(),
        speaker: z.strictObject({ name: z.string().min(1).max(500).nullable(), type: SpeakerTypeSchema }).optional(),
      })
      .optional(),
    direction: DirectionSchema.optional(),
    sameAs: IdSchema.optional(),
    credit: z.string().min(1).max(500).nullable().optional(),
  })
  .openapi('Correction', {
    description:
      'Of an attribution what was wrong of it; of a link its direction; of an origin the node that it is; of a credit whom the document should name, null for nobody.',
  })

const Why = {
  by: z.string().min(1).max(200).optional().openapi({ description: 'Who decides; by default who started the server.' }),
  why: z.string().max(5000).default('').openapi({ description: 'For whoever reads the case later.' }),
}

export const DecideSchema = z
  .discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('confirm'), on: FindingSchema, ...Why }),
    z.strictObject({ verdict: z.literal('reject'), on: FindingSchema, ...Why }),
    z.strictObject({ verdict: z.literal('correct'), on: FindingSchema, correction: CorrectionSchema, ...Why }),
  ])
  .openapi('Decide')
export type Decide = z.infer<typeof DecideSchema>
export const WithdrawSchema = z.strictObject(Why).openapi('Withdraw')

const Head = {
  schema: z.literal('isnad.decision/1'),
  id: z.string(),
  by: z.string(),
  at: z.string(),
  why: z.string(),
}
export const DecisionSchema = z
  .discriminatedUnion('verdict', [
    z.object({ ...Head, verdict: z.literal('confirm'), on: FindingSchema }),
    z.object({ ...Head, verdict: z.literal('reject'), on: FindingSchema }),
    z.object({ ...Head, verdict: z.literal('correct'), on: FindingSchema, correction: CorrectionSchema }),
    z.object({ ...Head, verdict: z.literal('withdraw'), decision: z.string() }),
  ])
  .openapi('Decision')

export const DecisionRowSchema = z
  .object({
    decision: DecisionSchema,
    object: z
      .string()
      .nullable()
      .openapi({ description: 'Key of the finding it is about: the same for all of its history.' }),
    inForce: z.boolean(),
    endedBy: z.string().nullable().openapi({ description: 'The decision that took it back or came after it.' }),
  })
  .openapi('DecisionRow')
export type DecisionRow = Answer<typeof DecisionRowSchema>

export const DecisionsQuerySchema = PagingSchema.extend({
  object: z.string().max(5000).optional(),
  document: z.string().max(2000).optional(),
  state: z.enum(['all', 'in-force']).default('all'),
})
export const DecisionsSchema = pageOf('Decisions', DecisionRowSchema)

const Interval = z.object({ least: z.int(), most: z.int() }).nullable()

export const DecidedSchema = z
  .object({
    row: DecisionRowSchema,
    stories: z
      .array(z.object({ story: z.string(), before: Interval, after: Interval }))
      .openapi({ description: 'Counted anew; null where the story was not there before, or is not any more.' }),
    state: z.string(),
  })
  .openapi('Decided')
export type DecidedAnswer = Answer<typeof DecidedSchema>
