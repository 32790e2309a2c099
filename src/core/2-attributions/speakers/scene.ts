import type { Speaker } from '../../records.ts'
import type { Content } from '../contents/content-spans.ts'
import type { Draft, Range } from '../drafts.ts'
import type { Page } from '../page.ts'
import { type Known, withoutRule } from './known-speakers.ts'
import type { Named } from './names.ts'

/** How a language tells what a source says of itself. */
export type Naming = (page: Page, range: Range, skip?: number) => Named

/** What has been found so far, in text order, while the speakers are told apart. */
export interface Scene {
  readonly page: Page
  readonly naming: Naming
  readonly drafts: readonly Draft[]
  readonly contents: readonly Content[]
  readonly parents: readonly number[]
  readonly speakers: Speaker[]
  readonly known: Known[]
}

/** A speaker found by a rule that another's answer is taken from. */
export const carried = (speaker: Speaker, rule: string): Speaker => ({ ...withoutRule(speaker), rule })
