import { z } from '@hono/zod-openapi'

/** What is answered: the inferred type with everything read-only, so that records of the core fit as they are. */
export type Answer<S extends z.ZodType> = Fixed<z.infer<S>>
type Fixed<T> = T extends readonly unknown[]
  ? FixedList<T>
  : T extends object
    ? { readonly [K in keyof T]: Fixed<T[K]> }
    : T
type FixedList<T extends readonly unknown[]> = { readonly [K in keyof T]: Fixed<T[K]> }

export const SpanSchema = z
  .tuple([z.int().min(0), z.int().min(0)])
  .openapi('Span', { description: 'Half-open [start, end) in UTF-16 code units of the text as published.' })

/** RFC 9457. `code` is stable: a program may decide by it, a person reads `detail`. */
export const ProblemSchema = z
  .object({
    type: z.string().openapi({ description: 'A path that names the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string(),
    errors: z
      .array(z.object({ at: z.string(), expected: z.string() }))
      .optional()
      .openapi({ description: 'Of a request that does not fit: each place and what was expected there.' }),
  })
  .openapi('Problem')
export type Problem = Answer<typeof ProblemSchema>

/** Answers hold so many rows when nobody says how many, and at most as many as this. */
export const USUAL_LIMIT = 50
export const MOST_LIMIT = 1000

/** What every list takes. */
export const PagingSchema = z.object({
  cursor: z.string().max(2000).optional().openapi({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(MOST_LIMIT).default(USUAL_LIMIT),
})

export const pageOf = <S extends z.ZodType>(name: string, item: S) =>
  z
    .object({
      items: z.array(item),
      total: z.int().openapi({ description: 'Of all pages.' }),
      next: z.string().nullable().openapi({ description: 'The cursor of the next page; null on the last.' }),
    })
    .openapi(name)

/** One list of answers. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly next: string | null
}

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Filters that several lists share. A value names a thing by its node id or by any of its names, whatever its spelling. */
export const FiltersSchema = z.object({
  outlet: z.string().max(500).optional(),
  agency: z.string().max(500).optional().openapi({ description: 'Credited, or whose text it is.' }),
  speaker: z.string().max(500).optional(),
  from: Day.optional().openapi({ description: 'Published on this day or later.' }),
  to: Day.optional().openapi({ description: 'Published on this day or before.' }),
})

/** A word or sentence to look for, in any spelling; a phrase in quotation marks. */
export const QuerySchema = z.string().max(2000)

export const IdSchema = z.string().min(1).max(2000)

export const LanguageSchema = z.enum(['ar', 'en'])
