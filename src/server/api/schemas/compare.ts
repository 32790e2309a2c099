import { z } from '@hono/zod-openapi'
import { type Answer, IdSchema, SpanSchema } from './basics.ts'
import { DocumentBriefSchema } from './documents.ts'
import { LinkSchema } from './records.ts'

export const CompareQuerySchema = z.object({ a: IdSchema, b: IdSchema })

export const StepKindSchema = z.enum(['match', 'respelled', 'replaced', 'moved', 'dropped', 'added'])

const Side = DocumentBriefSchema.extend({ text: z.string(), paragraphs: z.array(SpanSchema) })

export const ComparisonSchema = z
  .object({
    a: Side,
    b: Side,
    runs: z
      .array(
        z.object({
          kind: StepKindSchema,
          a: SpanSchema.nullable().openapi({ description: 'Null when added.' }),
          b: SpanSchema.nullable().openapi({ description: 'Null when dropped.' }),
          words: z.int(),
        }),
      )
      .openapi({
        description:
          'From the first word of each run to its last, never inside a word; in the order of `a`, what was added where it stands in `b`. Every word of both is in one run.',
      }),
    words: z.record(StepKindSchema, z.int()),
    link: LinkSchema.nullable().openapi({
      description: 'What the case holds of the two; null when it found no shared passage.',
    }),
  })
  .openapi('Comparison')
export type ComparisonAnswer = Answer<typeof ComparisonSchema>

export const MOST_STRIPS = 60
export const StripQuerySchema = z.object({
  id: z
    .union([IdSchema, z.array(IdSchema)])
    .optional()
    .openapi({ description: `Documents: \`id=a&id=b\`; at most ${MOST_STRIPS}.` }),
  story: z.string().max(2000).optional().openapi({ description: 'All documents of a story, instead of ids.' }),
})

export const StripSchema = z
  .object({
    documents: z
      .array(
        DocumentBriefSchema.extend({
          segments: z
            .array(z.object({ span: SpanSchema, words: z.int(), passage: z.string() }))
            .openapi({ description: 'In text order; words in none of them are in this document alone.' }),
        }),
      )
      .openapi({ description: 'In order of publication.' }),
    passages: z.array(
      z.object({
        id: z.string(),
        text: z.string().openapi({ description: 'As the first that has it published it.' }),
        words: z.int(),
        holders: z.array(z.object({ document: z.string(), span: SpanSchema, words: z.int() })),
      }),
    ),
    left: z
      .array(z.string())
      .openapi({ description: 'Documents of the story beyond the most that are set side by side.' }),
  })
  .openapi('Strip')
export type StripAnswer = Answer<typeof StripSchema>
