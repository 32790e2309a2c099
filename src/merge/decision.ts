import type { Decision } from '../core/records.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'

/** What a decision has; fields of other programs are not taken over. */
const FIELDS: ReadonlySet<string> = new Set([
  'schema',
  'id',
  'by',
  'at',
  'why',
  'verdict',
  'on',
  'correction',
  'decision',
])

/** A decision as another case wrote it, its fields in their order; nothing where it is none. */
export function decisionFrom(value: unknown): Decision | undefined {
  if (!isFields(value) || value.schema !== 'isnad.decision/1') return undefined
  const { id, by, at, why } = value
  if (!isText(id) || !isText(by) || !isText(at) || !isText(why) || Number.isNaN(Date.parse(at))) return undefined
  if (!isVerdict(value)) return undefined
  return Object.fromEntries(Object.entries(value).filter(([name]) => FIELDS.has(name))) as unknown as Decision
}

function isVerdict({ verdict, decision, on, correction }: Fields): boolean {
  switch (verdict) {
    case 'withdraw':
      return isText(decision)
    case 'confirm':
    case 'reject':
      return isFinding(on)
    case 'correct':
      return isFinding(on) && isFields(correction)
    default:
      return false
  }
}

function isFinding(value: unknown): boolean {
  if (!isFields(value)) return false
  switch (value.kind) {
    case 'attribution':
      return isSaid(value)
    case 'link':
      return isText(value.a) && isText(value.b)
    case 'hop':
      return isText(value.from) && isText(value.to) && isText(value.hop)
    case 'claim':
      return isSaid(value.one) && isSaid(value.other)
    case 'origin':
      return isText(value.node)
    case 'credit':
      return isText(value.document)
    case 'speaker':
      return isText(value.one) && isText(value.other)
    default:
      return false
  }
}

function isSaid(value: unknown): boolean {
  if (!isFields(value) || !isText(value.document) || !Array.isArray(value.cue)) return false
  return value.cue.length === 2 && value.cue.every(Number.isInteger)
}
