import type { Attribution, AttributionKind, Speaker } from '../records.ts'
import { ALEF, LAM } from '../text/arabic-letters.ts'
import { bySpan, cut, type Span } from '../text/span.ts'
import type { Content } from './contents/content-spans.ts'
import { islands } from './contents/islands.ts'
import type { Draft, Range } from './drafts.ts'
import { afterLetters, type Page, spanOf, word } from './page.ts'

/** Drafts as records: token ranges become published spans. */
export function attributionsOf(
  page: Page,
  drafts: readonly Draft[],
  contents: readonly Content[],
  parents: readonly number[],
  speakers: readonly Speaker[],
): Attribution[] {
  return drafts.map((draft, i) => {
    const content = contents[i]!
    const verbatim = content.direct ? [] : islands(page, content)
    return {
      id: `a${i + 1}`,
      source: draft.source.range === undefined ? [] : [fronted(page, draft.source.range, draft.source.skip)],
      cue: draft.cue.map((range, k) => fronted(page, range, k === 0 ? draft.skip : 0)),
      content: [...content.spans].sort(bySpan),
      speaker: speakers[i]!,
      kind: kindOf(content, verbatim),
      stance: draft.stance,
      parent: parents[i]! < 0 ? null : `a${parents[i]! + 1}`,
      medium: draft.source.medium === undefined ? null : mediumOf(page, draft.source.medium),
      rule: draft.complement.rule,
      ...(content.unclosed ? { closed: false as const } : {}),
      ...(verbatim.length === 0 ? {} : { verbatim }),
    }
  })
}

/** As printed, without the preposition that is written on a medium outside quotation marks: «للوكالة» is «الوكالة». */
function mediumOf(page: Page, [from, to]: Range): string {
  const [start, end] = spanOf(page, from, to)
  if (page.opens[from - 1]! >= 0 || !word(page, from).startsWith(LAM)) return cut(page.text, [start, end])
  const rest = cut(page.text, [afterLetters(page, from, 1), end])
  return rest.startsWith(LAM) ? `${ALEF}${rest}` : rest
}

const kindOf = ({ direct }: Content, verbatim: readonly Span[]): AttributionKind => {
  if (direct) return 'direct'
  return verbatim.length === 0 ? 'indirect' : 'mixed'
}

const fronted = (page: Page, [from, to]: Range, skip: number): Span => {
  const [start, end] = spanOf(page, from, to)
  return [skip === 0 ? start : afterLetters(page, from, skip), end]
}
