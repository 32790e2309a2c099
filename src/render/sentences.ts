import type { Claim, FigureRow, Provenance, StoryRow } from '../core/records.ts'
import type { MessageKey, Messages } from './messages.ts'

/** First strong isolate and its end: a terminal that knows bidi keeps each string to itself, one that does not shows nothing odd. */
const [ISOLATE, END] = ['\u2068', '\u2069']

/** A sentence of ours; what is put in has been isolated. */
export function tell(
  messages: Messages,
  key: MessageKey,
  places: Readonly<Record<string, string>> = {},
  count?: number,
): string {
  return filled(messages.pieces(key, count), places)
}

export const filled = (
  pieces: readonly (string | { readonly place: string })[],
  places: Readonly<Record<string, string>>,
): string => pieces.map((piece) => (typeof piece === 'string' ? piece : (places[piece.place] ?? ''))).join('')

/** Control characters of an article would steer the terminal; isolates of its own would end ours. */
export const isolated = (text: string): string =>
  `${ISOLATE}${text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')}${END}`

/** «between 1 and 2 origins», in words. */
export function interval(messages: Messages, least: number, most: number): string {
  if (most === 0) return tell(messages, 'origins.none')
  if (least === most) return tell(messages, 'count.origins', {}, least)
  if (least === 0) return tell(messages, 'origins.at-most', {}, most)
  return tell(messages, 'origins.between', { least: String(least), most: String(most) })
}

/** Cut at a space. @param longest  in UTF-16 code units */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.lastIndexOf(' ', longest)
  return `${text.slice(0, cut > 0 ? cut : longest)}…`
}

/** «12 articles in 9 outlets: between 1 and 2 origins.» */
export const answer = (messages: Messages, row: StoryRow): string =>
  tell(messages, 'answer', {
    articles: articles(messages, row),
    outlets: outlets(messages, row),
    origins: interval(messages, row.least, row.most),
  })

/** Houses are told beside where there are fewer of them. */
function outlets(messages: Messages, { outlets, publishers }: StoryRow): string {
  const counted = tell(messages, 'count.outlets', {}, outlets)
  return publishers === outlets ? counted : `${counted} ${tell(messages, 'publishers.beside', {}, publishers)}`
}

/** Versions are told beside, and not counted. */
function articles(messages: Messages, { documents, versions }: StoryRow): string {
  const counted = tell(messages, 'count.articles', {}, documents)
  return versions === 0 ? counted : `${counted} ${tell(messages, 'versions.beside', {}, versions)}`
}

/** Of a claim its interval, unless it is only ever denied. */
export const verdict = (messages: Messages, { appearances, denied, origins }: Claim): string =>
  denied.length === appearances.length
    ? tell(messages, 'claims.only-denied')
    : interval(messages, origins.least, origins.most)

/** Which sentence says whose text an article is. */
export const provenanceKey = ({ kind, credited }: Provenance): MessageKey =>
  kind === 'wrong-credit' ? 'provenance.wrong' : credited === null ? 'provenance.hidden' : 'provenance.vague'

/** In how many articles a claim stands. */
export const reach = ({ documents }: Claim): number => documents

/** The counted thing in our words; undefined when the tables do not know it, and it is to be told as printed. */
export function knownThing(messages: Messages, { thing }: FigureRow): string | undefined {
  const word = messages.word('thing', thing)
  return word === thing ? undefined : word
}
