import { type ErrorCode, IsnadError } from '../../core/failures.ts'
import type { Step, Workshop } from '../../server/workshop.ts'

/** What is asked for, by name; the listener for steps stays with the one who asks. */
export type Work = Exclude<keyof Workshop, 'close'>

export interface Asking {
  readonly id: number
  readonly work: Work
  readonly args: readonly unknown[]
}

export type Told =
  | { readonly id: number; readonly step: Step }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: Failed }

/** An error of ours keeps its code between threads; another one its trace. */
export interface Failed {
  readonly code?: ErrorCode
  readonly message: string
}

export const failedOf = (error: unknown): Failed =>
  error instanceof IsnadError
    ? { code: error.code, message: error.message }
    : { message: error instanceof Error ? (error.stack ?? error.message) : String(error) }

export const errorOf = ({ code, message }: Failed): Error =>
  code === undefined ? new Error(message) : new IsnadError(code, message)
