import { z } from '@hono/zod-openapi'
import { type Answer, FiltersSchema, PagingSchema, pageOf, QuerySchema } from './basics.ts'
import { StanceSchema } from './records.ts'
import { AttributionRowSchema } from './search.ts'

/** Lists of who speaks, publishes, delivers: counted over the whole case. */
export const VoicesQuerySchema = PagingSchema.extend({
  q: QuerySchema.optional().openapi({ description: 'Words of the name, in any spelling.' }),
})

export const SpeakerRowSchema = z
  .object({
    node: z.string(),
    name: z.string(),
    type: z.string(),
    aliases: z.array(z.string()),
    attributions: z.int(),
    documents: z.int(),
    stories: z.int(),
  })
  .openapi('SpeakerRow')
export const SpeakersSchema = pageOf('Speakers', SpeakerRowSchema)

export const OutletRowSchema = z
  .object({
    node: z.string(),
    name: z.string(),
    documents: z.int(),
    stories: z.int(),
    hidden: z.int().openapi({ description: 'Documents whose text is another’s while the credit is gone.' }),
    wrong: z.int(),
  })
  .openapi('OutletRow')
export const OutletsSchema = pageOf('Outlets', OutletRowSchema)

export const AgencyRowSchema = z
  .object({
    node: z.string(),
    name: z.string(),
    credited: z.int().openapi({ description: 'Documents that name it.' }),
    unsaid: z.int().openapi({ description: 'Documents that have its text and do not name it.' }),
    stories: z.int(),
  })
  .openapi('AgencyRow')
export const AgenciesSchema = pageOf('Agencies', AgencyRowSchema)

export const AttributionsQuerySchema = PagingSchema.extend(FiltersSchema.shape).extend({
  q: QuerySchema.optional(),
  story: z.string().max(2000).optional(),
  document: z.string().max(2000).optional(),
  stance: StanceSchema.optional(),
})
export type AttributionsQuery = z.infer<typeof AttributionsQuerySchema>
export const AttributionsSchema = pageOf('Attributions', AttributionRowSchema)

export const ClaimsQuerySchema = PagingSchema.extend({
  story: z.string().max(2000).optional(),
  q: QuerySchema.optional(),
  many: z.coerce.number().int().min(1).optional().openapi({ description: 'In at least so many documents.' }),
  denied: z.enum(['yes', 'no']).optional(),
})
export type ClaimsQuery = z.infer<typeof ClaimsQuerySchema>
export const ClaimRowSchema = z
  .object({
    story: z.string(),
    id: z.string(),
    text: z.string(),
    documents: z.int(),
    appearances: z.int(),
    least: z.int(),
    most: z.int(),
    denied: z.int(),
    holders: z.array(z.string()).openapi({ description: 'Names of those who say so.' }),
  })
  .openapi('ClaimRow')
export type ClaimRow = Answer<typeof ClaimRowSchema>
export const ClaimsSchema = pageOf('Claims', ClaimRowSchema)
