import { type Issue, issueMessage } from '../core/failures.ts'
import type { Progress } from './progress.ts'

/** Names every bad input on standard error as it comes, and counts them. */
export class IssueLog {
  readonly #progress: Progress
  count = 0

  constructor(progress: Progress) {
    this.#progress = progress
  }

  readonly add = (issue: Issue): void => {
    this.count += 1
    this.#progress.say(oneLine(issueMessage(issue)))
  }

  /** 0 when nothing was wrong with any input, else 1. */
  get exitCode(): number {
    return this.count > 0 ? 1 : 0
  }
}

/** Names and values come from outside: no line ends, no terminal commands, no direction marks that turn the line round. */
export const oneLine = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd').toWellFormed()
