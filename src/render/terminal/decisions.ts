import type { Decision } from '../../core/records.ts'
import { decidedBy, decisionText } from '../decisions.ts'
import { type Language, messagesIn } from '../messages.ts'
import { tell } from '../sentences.ts'

/** All decisions of a case for a person at a terminal, in the order they were taken. */
export function decisionsText(decisions: readonly Decision[], lang: Language): string {
  const messages = messagesIn(lang)
  if (decisions.length === 0) return `${tell(messages, 'decisions.none')}\n`
  const nameOf = (node: string): string => node.replace(/^document:/, '')
  return decisions
    .map((one) => `${one.id}  ${decisionText(messages, one, nameOf)}\n    ${decidedBy(messages, one)}\n`)
    .join('')
}
