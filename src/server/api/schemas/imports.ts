import { z } from '@hono/zod-openapi'
import { type Answer, PagingSchema, pageOf } from './basics.ts'
import { WorkSchema } from './case.ts'

export const ImportFileSchema = z
  .object({
    name: z.string(),
    bytes: z.int(),
    documents: z.int().openapi({ description: 'Articles found in it.' }),
    fresh: z.int().openapi({ description: 'Of these, not in the case yet.' }),
    known: z.int(),
    issues: z.array(z.string()).openapi({ description: 'What could not be used, each with its place.' }),
    samples: z
      .array(
        z.object({ id: z.string(), title: z.string().nullable(), outlet: z.string().nullable(), start: z.string() }),
      )
      .openapi({ description: 'The first few articles.' }),
  })
  .openapi('ImportFile')
export type ImportFile = Answer<typeof ImportFileSchema>

export const ImportSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    state: z.enum(['previewed', 'running', 'done', 'failed', 'discarded']),
    files: z.array(ImportFileSchema),
    work: WorkSchema.nullable(),
    added: z.int().nullable(),
    known: z.int().nullable(),
    issues: z.array(z.string()),
    error: z.string().nullable(),
  })
  .openapi('Import')
export type ImportAnswer = Answer<typeof ImportSchema>

export const ImportsQuerySchema = PagingSchema
export const ImportsSchema = pageOf('Imports', ImportSchema)
