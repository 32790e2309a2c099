import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { FORMAT_NAMES, FORMATS } from '../../../export/formats.ts'
import { citationOf } from '../../reading/citation.ts'
import type { Exported, Workshop } from '../../workshop.ts'
import { type Endpoint, get, other } from '../endpoint.ts'
import { handedOut } from '../handed-out.ts'
import * as S from '../schemas.ts'

/** What is taken elsewhere: citations, the report, the case in other formats. */
export const handingOver = (workshop: Workshop): readonly Endpoint[] => [
  get('/citation', {
    tag: 'hand over',
    summary: 'A line to paste, in Arabic and in English, for an article, a passage, a comparison, a claim or a story',
    query: S.CitationQuerySchema,
    answer: S.CitationSchema,
    run: ({ reader, query }) => citationOf(reader, query),
  }),
  get('/formats', {
    tag: 'hand over',
    summary: 'What a case can be handed over in',
    answer: S.FormatsSchema,
    run: () => ({ items: FORMAT_NAMES.map((name) => ({ name, does: FORMATS[name].does })) }),
  }),
  other('get', '/export', {
    tag: 'hand over',
    summary: 'The case or one story of it in a format that other programs read, whole',
    query: S.ExportQuerySchema,
    type: 'application/octet-stream',
    respond: ({ query: { format, story, bom } }) =>
      exported(workshop, { format, story: story ?? null, bom: bom === 'yes' }),
  }),
  other('get', '/report', {
    tag: 'hand over',
    summary: 'The self-contained report of the case or of one story',
    query: S.ReportQuerySchema,
    type: 'text/html',
    respond: async ({ query }) => {
      const page = await workshop.report(query.story ?? null, query.lang)
      return new Response(page, { headers: handedOut('text/html; charset=utf-8', `isnad-${query.lang}.html`) })
    },
  }),
]

/** Written elsewhere into a file, which is gone when it has been sent. */
async function exported(workshop: Workshop, request: Exported): Promise<Response> {
  const folder = await mkdtemp(join(tmpdir(), 'isnad-export-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const file = join(folder, 'out')
  try {
    await workshop.export(request, file)
    const { media, suffix } = FORMATS[request.format]
    const stream = createReadStream(file)
    stream.once('close', () => void remove())
    const headers = { ...handedOut(media, `isnad.${suffix}`), 'content-length': String((await stat(file)).size) }
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers })
  } catch (error) {
    await remove()
    throw error
  }
}
