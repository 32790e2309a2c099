import { isLinked } from './html-boxes.ts'
import type { Line } from './html-lines.ts'
import { bare, type PageWords, type WordRole } from './html-words.ts'

/** What a line on the edge of an article is, where it is not its text. */
export type Verdict = 'text' | 'out' | 'end' | 'over'

/** Labels and calls are short; a longer line is text even where it begins like one. */
const LONGEST_LABEL = 200
const LONGEST_CALL = 90

/** Rules for comments and disclaimers take a few sentences. */
const LONGEST_POLICY = 600

/** «12 comments», «3 minutes». */
const COUNT = /^\s*[\p{Nd},.]{1,9}\s+/u

/** Behind one of these the article is over, unless much of it comes later. */
const ENDS: ReadonlySet<WordRole> = new Set(['comments', 'related', 'related-colon', 'rights', 'tags'])
const LABELS: ReadonlySet<WordRole> = new Set([
  'advert',
  'comments',
  'cookie',
  'count',
  'follow',
  'modified',
  'photo',
  'published',
  'related',
  'related-colon',
  'rights',
  'share',
  'tags',
  'wall',
])
/** Calls and notes that need no colon to be known. */
const CALLS: ReadonlySet<WordRole> = new Set(['comments', 'cookie', 'follow', 'rights', 'wall', 'share'])

/** What a line is by its own words: text; a label, call or teaser; or a sign that the article ends. */
export function verdictOf(line: Line, title: string | undefined, words: PageWords): Verdict {
  const { text } = line
  const own = bare(text)
  if (own === '' || own === bare(title ?? '')) return 'out'
  if (isHashtags(text) || isClock(text) || isAddress(text)) return 'out'
  if (text.length <= LONGEST_POLICY && words.findAll(text).some(({ role: found }) => found === 'policy')) return 'end'
  const start = words.startOf(text) ?? words.startOf(text.replace(COUNT, ''))
  const role = start?.role
  if (start && role !== undefined && LABELS.has(role)) {
    const alone = start.rest === '' || (start.rest.length <= 4 && !/\p{L}/u.test(start.rest))
    if (alone) return role === 'comments' ? 'over' : ENDS.has(role) ? 'end' : 'out'
    if (isLabel(line, start, role)) return 'out'
  }
  if (
    text.length <= LONGEST_LABEL &&
    /[\u00a9\u2122]/.test(text) &&
    words.findAll(text).some(({ role: found }) => found === 'rights')
  )
    return 'out'
  if (line.linked > line.letters * 0.8 && !words.isMedium(text)) return 'out'
  return 'text'
}

/** Whether a phrase that a line begins with makes all of it a label, a call or a teaser. */
function isLabel(
  line: Line,
  { rest, parted, words }: { rest: string; parted: boolean; words: number },
  role: WordRole,
): boolean {
  const { text } = line
  const leads = line.linked > line.letters * 0.3
  switch (role) {
    case 'related':
      return text.length <= LONGEST_LABEL && (parted || leads)
    case 'related-colon':
      return text.length <= LONGEST_LABEL && ((parted && leads) || isLinked(line))
    case 'published':
    case 'modified':
      return text.length <= LONGEST_CALL && /\p{N}/u.test(rest) && !/[.\u061f!]$/.test(text)
    case 'tags':
    case 'photo':
    case 'advert':
      return text.length <= LONGEST_CALL && parted
    default:
      return CALLS.has(role) && text.length <= LONGEST_LABEL && (parted || leads || (words > 1 && !isSentence(text)))
  }
}

/** A call is no sentence of an article: shorter, or without a full stop. */
const isSentence = (text: string): boolean => text.length > LONGEST_CALL && /[.\u061f!]["\u00bb)]?$/.test(text)

const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text)

/** The hour of an entry in a running report. */
const isClock = (text: string): boolean => /^\p{Nd}{1,2}[:.]\p{Nd}{2}\s*\p{L}{0,6}$/u.test(text)

const isHashtags = (text: string): boolean => /^(\s*#[\p{L}\p{M}\p{N}_]+[\s,\u060c|.]*)+$/u.test(text)
