import { z } from '@hono/zod-openapi'
import { FORMAT_NAMES, type FormatName } from '../../../export/formats.ts'
import { type Answer, LanguageSchema } from './basics.ts'

export const WorkSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['import', 'index', 'chains', 'report']),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
    step: z.string().nullable().openapi({ description: 'reading, analysing, linking, chaining …' }),
    done: z.int(),
    total: z.int().nullable(),
    error: z.string().nullable(),
  })
  .openapi('Work', { description: 'Long work and how far it is.' })
export type WorkAnswer = Answer<typeof WorkSchema>

export const CaseSchema = z
  .object({
    name: z.string(),
    version: z.string(),
    state: z.string().openapi({ description: 'Changes with every change of the case; all entity tags begin with it.' }),
    counts: z.object({
      documents: z.int(),
      analysed: z.int(),
      stories: z.int(),
      links: z.int(),
      attributions: z.int(),
      speakers: z.int(),
      outlets: z.int(),
      agencies: z.int(),
      decisions: z.int(),
      issues: z.int(),
    }),
    makers: z
      .array(z.object({ version: z.string(), lexicon: z.string(), analyses: z.int() }))
      .openapi({ description: 'Which program and which words made the analyses.' }),
    languages: z.array(z.object({ language: z.string(), documents: z.int() })),
    first: z.string().nullable().openapi({ description: 'When its first document was published, UTC.' }),
    last: z.string().nullable(),
    current: z.boolean().openapi({ description: 'Whether lists and search hold all that the case holds.' }),
    waiting: z.int().openapi({ description: 'Records that lists and search do not know yet.' }),
    work: z.array(WorkSchema).openapi({ description: 'Under way.' }),
  })
  .openapi('Case')
export type CaseAnswer = Answer<typeof CaseSchema>

export const ReportQuerySchema = z.object({
  story: z.string().max(2000).optional().openapi({ description: 'One story alone; else the case.' }),
  lang: LanguageSchema.default('ar'),
})

export const ExportQuerySchema = z.object({
  format: z.enum(FORMAT_NAMES as [FormatName, ...FormatName[]]),
  story: z.string().max(2000).optional().openapi({ description: 'One story alone; else the case.' }),
  bom: z.enum(['yes', 'no']).default('no').openapi({ description: 'csv: begin with a byte order mark, for Excel.' }),
})

export const FormatsSchema = z
  .object({ items: z.array(z.object({ name: z.string(), does: z.string() })) })
  .openapi('Formats', { description: 'What a case can be handed over in.' })
export type FormatsAnswer = Answer<typeof FormatsSchema>

export const CitationQuerySchema = z.object({
  document: z.string().max(2000).optional(),
  start: z.coerce.number().int().min(0).optional(),
  end: z.coerce.number().int().min(0).optional(),
  story: z.string().max(2000).optional(),
  claim: z.string().max(200).optional(),
  other: z.string().max(2000).optional().openapi({ description: 'Of a comparison the second document.' }),
})
export const CitationSchema = z
  .object({
    ar: z.string(),
    en: z.string(),
    path: z.string().openapi({ description: 'The permalink within the page.' }),
  })
  .openapi('Citation')
export type CitationAnswer = Answer<typeof CitationSchema>
