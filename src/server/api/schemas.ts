/**
 * Every request and answer of the HTTP API, version 1: zod schemas that check requests and make the OpenAPI document, and the types
 * they infer. The page imports the types alone (`import type`).
 *
 * All lists are answered as `{items, total, next}`: `next` is the cursor of the page after this one, null on the last. All spans are
 * half-open `[start, end)` in UTF-16 code units of the text of the document they belong to, as published. Absent is not zero: what
 * nobody knows is null.
 */
export * from './schemas/basics.ts'
export * from './schemas/case.ts'
export * from './schemas/compare.ts'
export * from './schemas/decisions.ts'
export * from './schemas/documents.ts'
export * from './schemas/imports.ts'
export * from './schemas/records.ts'
export * from './schemas/search.ts'
export * from './schemas/stories.ts'
export * from './schemas/voices.ts'
