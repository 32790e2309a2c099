import { openCase } from '../case/case.ts'
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

/** Open what a run needs, do the work, close all of it; sets the exit code by the issues met. */
export async function withRun(settings: Settings, work: (run: Run) => Promise<void>): Promise<void> {
  const stop = listenForInterruption()
  const progress = openProgress()
  const issues = new IssueLog(progress)
  const maker = { version: builtVersion(), lexicon: loadLexicon().hash }
  const kept = openCase(settings.file, settings.mode)
  const engine = await openEngine(settings.workers)
  try {
    kept.forgetStageIssues()
    const { memory } = settings
    await work({ kept, engine, maker, ...(memory === undefined ? {} : { memory }), progress, issues, stop })
    process.exitCode = issues.exitCode
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    progress.done()
    progress.say(`isnad: stopped. ${settings.resume ?? ''}`.trim())
    process.exitCode = INTERRUPTED_EXIT
  } finally {
    await engine.close()
    kept.close()
  }
}
