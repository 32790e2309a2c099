import type { Step } from '../../server/workshop.ts'
import { IssueLog } from '../issue-log.ts'
import type { Progress } from '../progress.ts'
import type { Run } from '../steps/run.ts'

/** A step is told of so often at the most. */
const EVERY_MS = 200

/** The same run with its progress and issues told to a caller instead of a terminal. */
export function reported(run: Run, onStep: (step: Step) => void, onIssue: (line: string) => void): Run {
  const progress = telling(onStep, onIssue)
  return { ...run, progress, issues: new IssueLog(progress) }
}

function telling(onStep: (step: Step) => void, say: (line: string) => void): Progress {
  let at = { step: '', done: 0, total: null as number | null }
  let from = 0
  let next = 0
  const tell = (): void => {
    next = performance.now() + EVERY_MS
    onStep({ ...at })
  }
  return {
    start: (step, total) => {
      at = { step, done: 0, total: total ?? null }
      from = performance.now()
      tell()
    },
    tick: (count) => {
      at.done += count
      if (performance.now() >= next) tell()
    },
    tell: () => {},
    done: () => {
      tell()
      return { count: at.done, seconds: (performance.now() - from) / 1000 }
    },
    say,
  }
}
