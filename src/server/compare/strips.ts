import { ApiProblem } from '../api/problems.ts'
import { MOST_STRIPS, type StripAnswer } from '../api/schemas.ts'
import type { Reader } from '../reading/reader.ts'
import { inOrder } from '../reading/story.ts'
import { stripOf } from './strip.ts'

/** @throws  `bad-request` for fewer than two documents; `not-found` */
export function strip(
  reader: Reader,
  { id, story }: { readonly id?: string | string[] | undefined; readonly story?: string | undefined },
): StripAnswer {
  const named = story === undefined ? [id ?? []].flat() : reader.chain(story).documents
  const ids = [...new Set(named)]
  if (ids.length < 2 || (story === undefined && ids.length > MOST_STRIPS))
    throw new ApiProblem(
      400,
      'bad-request',
      `expected the ids of 2 to ${MOST_STRIPS} documents, or a story, got ${ids.length}`,
    )
  const ordered = inOrder(ids.map((one) => reader.analysis(one)))
  const [shown, left] = [ordered.slice(0, MOST_STRIPS), ordered.slice(MOST_STRIPS)]
  const { decided } = reader.decisions()
  const shownIds = shown.map((one) => one.id)
  const links = reader.linksAmong(shownIds).flatMap((link) => decided.link(link) ?? [])
  const { passages, segments } = stripOf(
    shown.map((one) => ({ id: one.id, text: one.document.text })),
    links,
  )
  return {
    documents: reader.briefs(shownIds).map((brief) => ({ ...brief, segments: segments.get(brief.id) ?? [] })),
    passages,
    left: left.map((one) => one.id),
  }
}
