import { afterLetters, type Page } from '../page.ts'
import type { CueForm } from './cue-forms.ts'

const DAMMA = 0x64f

/** «زُعم أن», «يُزعم أن»: a written u on a verb's first letter tells the passive, whose doer nobody names. */
export function isPassive(page: Page, at: number, { mood, skip, verb }: CueForm): boolean {
  if (mood !== 'perfect' && !(mood === 'imperfect' && verb.open)) return false
  const start = skip === 0 ? page.tokens[at]!.start : afterLetters(page, at, skip)
  return page.text.charCodeAt(start + 1) === DAMMA
}
