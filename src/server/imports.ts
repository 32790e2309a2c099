import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiProblem, notFound } from './api/problems.ts'
import type { ImportAnswer } from './api/schemas.ts'
import type { Works } from './works.ts'
import type { Staged, Workshop } from './workshop.ts'

/** What people drop onto the page: looked at first, taken in when they say so. */
export interface Imports {
  /** Put files aside and tell what is in them. */
  preview(files: readonly File[], at: string): Promise<ImportAnswer>
  /** Take them in; again after it failed: what is there already is known. @throws  `not-found`, `not-now` */
  start(id: string): ImportAnswer
  /** Forget the files of one that is not running. @throws  `not-found`, `not-now` */
  discard(id: string): Promise<ImportAnswer>
  of(id: string): ImportAnswer
  /** The latest first. */
  all(): readonly ImportAnswer[]
  close(): Promise<void>
}

interface Kept {
  answer: ImportAnswer
  readonly staged: readonly Staged[]
}

/** Files that were taken in are forgotten after so many later imports. */
const REMEMBERED = 100

export function importsOf(workshop: Workshop, works: Works): Imports {
  const all = new Map<string, Kept>()
  let last = 0
  let folder: Promise<string> | undefined
  const kept = (id: string): Kept => {
    const one = all.get(id)
    if (one === undefined) throw notFound('import', id)
    return one
  }
  const answerOf = ({ answer }: Kept): ImportAnswer => ({
    ...answer,
    work: answer.work === null ? null : (works.of(answer.work.id) ?? answer.work),
  })
  const remove = async ({ staged }: Kept): Promise<void> => {
    for (const { path } of staged) await rm(path, { force: true })
  }
  return {
    preview: async (files, at) => {
      folder ??= mkdtemp(join(tmpdir(), 'isnad-import-'))
      const id = `i${++last}`
      const own = join(await folder, id)
      await mkdir(own)
      const staged: Staged[] = []
      for (const [i, file] of files.entries()) {
        const path = join(own, String(i))
        await writeFile(path, new Uint8Array(await file.arrayBuffer()))
        const named = plainName(file.name, i)
        staged.push({ name: staged.some(({ name }) => name === named) ? `${i + 1}-${named}` : named, path })
      }
      const answer: ImportAnswer = {
        id,
        at,
        state: 'previewed',
        files: await workshop.preview(staged),
        work: null,
        added: null,
        known: null,
        issues: [],
        error: null,
      }
      all.set(id, { answer, staged })
      const old = [...all.values()].filter(({ answer: { state } }) => state !== 'running')
      for (const one of old.slice(0, Math.max(0, all.size - REMEMBERED))) {
        await remove(one)
        all.delete(one.answer.id)
      }
      return answer
    },
    start: (id) => {
      const one = kept(id)
      const { state } = one.answer
      if (state !== 'previewed' && state !== 'failed')
        throw new ApiProblem(409, 'not-now', `expected an import that waits or failed, got one that is ${state}`)
      const { id: work, done } = works.begin('import', (onStep) => workshop.import(one.staged, onStep))
      one.answer = { ...one.answer, state: 'running', work: works.of(work)!, error: null }
      done.then(
        async (result) => {
          one.answer = { ...one.answer, state: 'done', ...result }
          await remove(one)
        },
        (error: Error) => {
          one.answer = { ...one.answer, state: 'failed', error: error.message.split('\n', 1)[0]! }
        },
      )
      return answerOf(one)
    },
    discard: async (id) => {
      const one = kept(id)
      if (one.answer.state === 'running') throw new ApiProblem(409, 'not-now', 'expected an import that is not running')
      await remove(one)
      if (one.answer.state !== 'done') one.answer = { ...one.answer, state: 'discarded' }
      return answerOf(one)
    },
    of: (id) => answerOf(kept(id)),
    all: () => [...all.values()].map(answerOf).reverse(),
    close: async () => {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true })
    },
  }
}

/** The name alone, without a way to other folders. */
const plainName = (name: string, index: number): string =>
  name
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\u0000-\u001f\u007f]/g, '')
    .slice(0, 200) || `file-${index + 1}`
