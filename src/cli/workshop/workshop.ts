import { createReadStream } from 'node:fs'
import type { Case } from '../../case/case.ts'
import { failure, issueMessage } from '../../core/failures.ts'
import type { Chain, Document } from '../../core/records.ts'
import { caseView } from '../../export/case-view.ts'
import { FORMATS } from '../../export/formats.ts'
import type { CaseView } from '../../export/view.ts'
import { documentsOf, isIssue } from '../../ingest/documents-from.ts'
import type { Source } from '../../ingest/sources.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { reportHtml } from '../../render/html.ts'
import type { ImportFile } from '../../server/api/schemas.ts'
import { refreshBoard } from '../../server/board/refresh.ts'
import type { Staged, Workshop } from '../../server/workshop.ts'
import { type Added, readItems } from '../steps/add.ts'
import type { StoryIds } from '../steps/chain.ts'
import { buildReport, SHOWN_STORIES } from '../steps/report.ts'
import type { Run } from '../steps/run.ts'
import { searchCase } from '../steps/search.ts'
import { background, type Told } from '../steps/told-links.ts'
import { isTraced, noteTraced } from '../steps/traced.ts'
import { bringUpToDate } from '../trace-flow.ts'
import { streamWhole } from '../write-stream.ts'
import { decideAndChain } from './decide.ts'
import { reported } from './reported.ts'

/** A few articles of each file are shown before it is imported, by their beginnings. */
const SAMPLES = 5
const SAMPLE_LENGTH = 160

/** The workshop over an open case. @param now  gives the time, as ISO 8601 with the zone */
export function workshopOver(run: Run, now: () => string): Workshop {
  const { kept } = run
  const lexicon = loadLexicon()
  // telling background from news looks at all links: once for all decisions until articles come
  let told: Told | undefined
  const tell = (): Told => {
    told ??= background(run)
    return told
  }
  return {
    refresh: (onStep) => refreshBoard(kept, lexicon, (done, total) => onStep({ step: 'indexing', done, total })),
    decide: async (asked) => {
      const wasTraced = isTraced(run)
      const done = await decideAndChain(run, asked, now(), tell)
      if (wasTraced) noteTraced(run)
      await refreshBoard(kept, lexicon)
      return done
    },
    origin: async (sentence, most) => searchCase(kept, lexicon, sentence, most),
    report: async (story, lang) => {
      const stories = story === null ? [...chainsOf(kept)] : [storyIds(kept, story)]
      const report = buildReport(run, stories, story === null ? SHOWN_STORIES : 1, tell(), 'spread')
      return reportHtml(report, { lang })
    },
    export: async ({ format, story, bom }, out) => {
      const view = caseView(kept, run.maker, () => tell().link)
      const shown = story === null ? view : ofStory(view, storyIds(kept, story))
      streamWhole(out, FORMATS[format].write(shown, { bom }), run.stop.check)
    },
    preview: async (files) => Promise.all(files.map((file) => previewOf(kept, file))),
    import: async (files, onStep) => {
      const issues: string[] = []
      const work = reported(run, onStep, (issue) => issues.push(issue))
      const { added, known } = await takeIn(files, work)
      await bringUpToDate(work)
      noteTraced(run)
      told = undefined
      await refreshBoard(kept, lexicon, (done, total) => onStep({ step: 'indexing', done, total }))
      return { added, known, issues }
    },
    close: async () => {},
  }
}

/** A case as if it held one story alone. */
function ofStory(view: CaseView, { id, documents }: StoryIds): CaseView {
  const within = new Set(documents)
  return {
    ...view,
    documents: documents.length,
    *stories() {
      for (const story of view.stories()) if (story.chain.id === id) yield story
    },
    *unread() {},
    *links() {
      for (const link of view.links()) if (within.has(link.a) && within.has(link.b)) yield link
    },
  }
}

function* chainsOf(kept: Case): Generator<StoryIds> {
  for (const { json } of kept.records('chain')) if (json !== null) yield idsOf(kept, JSON.parse(json) as Chain)
}

/** @throws  `no-finding` */
function storyIds(kept: Case, story: string): StoryIds {
  const json = kept.record('chain', story)
  if (json === undefined)
    throw failure('no-finding', { what: 'story', expected: 'the id of a story of the case', value: story })
  return idsOf(kept, JSON.parse(json) as Chain)
}

const LINKS_AMONG = `SELECT r.a, r.b FROM json_each(?) i CROSS JOIN records r ON r.kind = 'link' AND r.a = i.value
  WHERE r.json IS NOT NULL AND r.b IN (SELECT value FROM json_each(?)) ORDER BY r.a, r.b`

function idsOf(kept: Case, { id, documents }: Chain): StoryIds {
  const ids = JSON.stringify(documents)
  const links = kept.board.rows<{ a: string; b: string }>(LINKS_AMONG, ids, ids)
  return { id, documents, links: links.map(({ a, b }) => [a, b] as const) }
}

/** Read files into the case, as an import that is noted with its items. */
async function takeIn(files: readonly Staged[], run: Run): Promise<Added> {
  const { kept } = run
  const sources = files.map(sourceOf)
  const order = { inputs: files.map(({ name }) => name) }
  const { of, items } = kept.together(() => {
    const begun = kept.imports.begin(order)
    return { of: begun, items: kept.imports.expect(begun, sources) }
  })
  const toRead = items.map((item, i) => ({ item, source: sources[i]! }))
  return readItems(toRead, { ...order, n: of }, run)
}

/** A file that lies elsewhere than it says: issues name it as its owner does. */
const sourceOf = ({ name, path }: Staged): Source => ({
  at: name,
  id: name,
  file: path,
  open: () => createReadStream(path) as AsyncIterable<Buffer>,
})

async function previewOf(kept: Case, file: Staged): Promise<ImportFile> {
  const found = { documents: 0, fresh: 0, known: 0, issues: [] as string[] }
  const samples: { id: string; title: string | null; outlet: string | null; start: string }[] = []
  let bytes = 0
  for await (const chunk of createReadStream(file.path)) bytes += (chunk as Buffer).length
  for await (const one of documentsOf(sourceOf(file))) {
    if (isIssue(one)) {
      found.issues.push(issueMessage(one))
      continue
    }
    found.documents++
    const before = kept.document(one.document.id)
    if (before === undefined) found.fresh++
    else if (before === one.json) found.known++
    else found.issues.push(issueMessage({ code: 'id-taken', at: one.at, id: one.document.id }))
    if (samples.length < SAMPLES) samples.push(sampleOf(JSON.parse(one.json) as Document))
  }
  return { name: file.name, bytes, ...found, samples }
}

const sampleOf = ({ id, title, outlet, text }: Document) => ({
  id,
  title: title ?? null,
  outlet: outlet ?? null,
  start: text.slice(0, SAMPLE_LENGTH).toWellFormed(),
})
