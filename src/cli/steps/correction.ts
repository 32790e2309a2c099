import type { Case } from '../../case/case.ts'
import { failure } from '../../core/failures.ts'
import type { AttributionKind, Correction, Direction, Finding, Span, SpeakerType, Stance } from '../../core/records.ts'
import { analysisOf, nodeNamed } from './findings.ts'

/** What a finding should have been, as options give it. */
export interface Corrections {
  readonly speaker?: string
  readonly type?: SpeakerType
  readonly source?: readonly Span[]
  readonly content?: readonly Span[]
  readonly kind?: AttributionKind
  readonly stance?: Stance
  readonly medium?: string
  readonly direction?: Direction
  readonly sameAs?: string
  readonly credit?: string
}

/** @throws  `bad-option` when nothing is given, or what belongs to another kind of finding; `no-finding` for an unknown node */
export function correctionOf(kept: Case, on: Finding, options: Corrections): Correction {
  const { speaker, type, source, content, kind, stance, medium, direction, sameAs, credit } = options
  if (on.kind === 'credit' && NAMES.every((name) => (options[name] !== undefined) === (name === 'credit')))
    return { credit: credit?.trim() || null }
  const given = { speaker: speaker ?? type, source, content, kind, stance, medium }
  const correction = on.kind === 'attribution' ? { attribution: ofAttribution(kept, on.document, options) } : undefined
  const isGiven = Object.values(given).some((value) => value !== undefined)
  const isElse = direction !== undefined || sameAs !== undefined || credit !== undefined
  if (correction !== undefined && isGiven && !isElse) return correction
  if (on.kind === 'link' && direction !== undefined && !isGiven && sameAs === undefined) return { direction }
  if (on.kind === 'origin' && sameAs !== undefined && !isGiven && direction === undefined)
    return { sameAs: nodeNamed(kept, sameAs) }
  const expected = CORRECTED_BY[on.kind]
  const value = NAMES.filter((name) => options[name] !== undefined).join(' ') || 'nothing'
  throw failure('bad-option', { option: `of correct ${on.kind}`, expected, value })
}

const NAMES = [
  'speaker',
  'type',
  'source',
  'content',
  'kind',
  'stance',
  'medium',
  'direction',
  'sameAs',
  'credit',
] as const

const CORRECTED_BY: Readonly<Record<Finding['kind'], string>> = {
  attribution: '--speaker, --type, --source, --content, --kind, --stance or --medium',
  link: '--direction',
  hop: 'confirm or reject: a hop is there or not; correct the link for another direction',
  claim: 'confirm or reject: two attributions say the same or do not',
  origin: '--same-as',
  credit: '--credit',
  speaker: 'confirm or reject: two names are one speaker or two',
}

function ofAttribution(kept: Case, document: string, options: Corrections): NonNullable<Correction['attribution']> {
  const { speaker, type, source, content, kind, stance, medium } = options
  const { length } = analysisOf(kept, document).document.text
  for (const [start, end] of [...(source ?? []), ...(content ?? [])])
    if (end > length)
      throw failure('bad-option', {
        option: '--source, --content',
        expected: `offsets up to ${length}, the length of ${document}`,
        value: `${start}-${end}`,
      })
  return {
    ...((speaker !== undefined || type !== undefined) && {
      speaker: { name: speaker ?? null, type: type ?? 'person' },
    }),
    ...(source && { source }),
    ...(content && { content }),
    ...(kind && { kind }),
    ...(stance && { stance }),
    ...(medium !== undefined && { medium }),
  }
}
