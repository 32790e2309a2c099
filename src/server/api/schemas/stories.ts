import { z } from '@hono/zod-openapi'
import { type Answer, FiltersSchema, PagingSchema, pageOf, QuerySchema, SpanSchema } from './basics.ts'
import { DecisionRowSchema } from './decisions.ts'
import { DocumentBriefSchema } from './documents.ts'
import {
  AccountRowSchema,
  AppearanceSchema,
  ClaimSchema,
  FigureEntrySchema,
  HopSchema,
  LinkSchema,
  NodeSchema,
  OriginsSchema,
  ProvenanceSchema,
  VersionsSchema,
} from './records.ts'

export const StoryRowSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    documents: z.int(),
    versions: z.int(),
    outlets: z.int(),
    publishers: z.int(),
    hidden: z.int(),
    wrong: z.int(),
    least: z.int(),
    most: z.int(),
    claims: z.int(),
    denied: z.int().openapi({ description: 'Claims that somebody denies.' }),
    differing: z.int().openapi({ description: 'Counted things whose figures cannot all be right.' }),
    decisions: z.int(),
    first: z.string().nullable().openapi({ description: 'When the first of its documents was published, UTC.' }),
    last: z.string().nullable(),
    languages: z.array(z.string()),
    outletNames: z.array(z.string()).openapi({ description: 'Sorted.' }),
    reasons: z
      .array(z.object({ node: z.string(), name: z.string(), rule: z.string(), certain: z.boolean() }))
      .openapi({ description: 'Each origin behind its texts, with the rule that makes it count.' }),
  })
  .openapi('StoryRow')
export type StoryRowAnswer = Answer<typeof StoryRowSchema>

export const STORY_SORTS = ['spread', 'hidden', 'one-origin', 'date'] as const
export const StoriesQuerySchema = PagingSchema.extend(FiltersSchema.shape).extend({
  sort: z.enum(STORY_SORTS).default('spread'),
  q: QuerySchema.optional(),
  many: z.coerce.number().int().min(1).optional().openapi({ description: 'Told by at least so many documents.' }),
})
export type StoriesQuery = z.infer<typeof StoriesQuerySchema>
export const StoriesSchema = pageOf('Stories', StoryRowSchema)

export const StoryClaimSchema = ClaimSchema.extend({
  appearances: z.array(
    AppearanceSchema.extend({
      text: z.string().openapi({ description: 'As published.' }),
      at: z.string().nullable().openapi({ description: 'When its document was published, UTC.' }),
      path: z
        .array(z.string())
        .openapi({ description: 'Node ids from the article back to the holder, without the article.' }),
    }),
  ),
  holders: z.array(z.string()).openapi({ description: 'Node ids of those who say so.' }),
  deniers: z.array(z.string()).openapi({ description: 'Node ids of those who deny it.' }),
}).openapi('StoryClaim')

export const FigureRowSchema = z
  .object({
    thing: z.string(),
    unit: z.string(),
    differs: z.boolean(),
    entries: z.array(FigureEntrySchema.extend({ text: z.string(), at: z.string().nullable() })),
  })
  .openapi('FigureRow')

/** Four times that are never mixed; null where nobody recorded it. */
export const MomentSchema = z
  .object({
    document: z.string(),
    published: z.string().nullable(),
    at: z.string().nullable().openapi({ description: '`published` in UTC; null when only the dateline says when.' }),
    dateline: z.string().nullable(),
    modified: z.string().nullable(),
    captured: z.string().nullable(),
    events: z
      .array(z.object({ day: z.string(), spans: z.array(SpanSchema), rule: z.string() }))
      .openapi({ description: 'Days that its narrator names.' }),
  })
  .openapi('Moment')

export const StorySchema = z
  .object({
    row: StoryRowSchema,
    documents: z.array(DocumentBriefSchema).openapi({ description: 'In order of publication.' }),
    nodes: z.array(NodeSchema),
    hops: z.array(HopSchema),
    origins: OriginsSchema,
    claims: z.array(StoryClaimSchema),
    figures: z.array(FigureRowSchema),
    accounts: z.array(AccountRowSchema),
    timeline: z.array(MomentSchema).openapi({ description: 'In order of publication; unknown last.' }),
    provenance: z.array(ProvenanceSchema),
    versions: z.array(VersionsSchema),
    links: z.array(
      LinkSchema.omit({ passages: true, schema: true }).extend({
        words: z.int().openapi({ description: 'Aligned words of all passages.' }),
        rejected: z.boolean().openapi({ description: 'A person decided that it is none.' }),
      }),
    ),
    decisions: z.array(DecisionRowSchema),
  })
  .openapi('Story')
export type StoryAnswer = Answer<typeof StorySchema>
