import { openCase } from '../case/case.ts'
import { takeTurn } from '../case/turn.ts'
import { openEngine } from '../engine/open.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { INTERRUPTED_EXIT, Interrupted, listenForInterruption } from './interruption.ts'
import { IssueLog } from './issue-log.ts'
import { openProgress } from './progress.ts'
import type { Run } from './steps/run.ts'
import { builtVersion } from './version.ts'

interface Settings {
  readonly file: string
  readonly workers: number
  readonly memory?: number
  readonly mode?: 'make' | 'existing'
  /** What to say when Ctrl-C stopped it; by default nothing is worth going on with. */
  readonly resume?: string
}

/** Wait for our turn, open what a run needs, do the work, close all of it; sets the exit code by the issues met. */
export async function withRun(settings: Settings, work: (run: Run) => Promise<void>): Promise<void> {
  const stop = listenForInterruption()
  const progress = openProgress()
  const { file } = settings
  const waiting = () =>
    progress.say(`${file}: another isnad is at work on it; waiting until it is done (Ctrl-C ends that)`)
  try {
    const turn = await takeTurn(file, settings.mode ?? 'make', waiting, stop.check)
    try {
      await opened(settings, { progress, stop }, work)
    } finally {
      turn.end()
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    progress.done()
    progress.say(`isnad: stopped. ${settings.resume ?? ''}`.trim())
    process.exitCode = INTERRUPTED_EXIT
  }
}

async function opened(
  { file, mode, workers, memory }: Settings,
  { progress, stop }: Pick<Run, 'progress' | 'stop'>,
  work: (run: Run) => Promise<void>,
): Promise<void> {
  const issues = new IssueLog(progress)
  const maker = { version: builtVersion(), lexicon: loadLexicon().hash }
  const kept = openCase(file, mode)
  const engine = await openEngine(workers)
  try {
    kept.forgetStageIssues()
    await work({ kept, engine, maker, ...(memory === undefined ? {} : { memory }), progress, issues, stop })
    process.exitCode = issues.exitCode
  } finally {
    await engine.close()
    kept.close()
  }
}
