import { alternatives, type Row } from '../lexicon.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'

/**
 * What a word says at the right edge of a content: it leads into the next cue after a comma («، كما أكد») or without one («لكنه أكد»), the
 * narrator speaks («علما أن»), a finite clause begins, which no noun is joined to («وقد …»), somebody speaks of himself («نحن»), speech is announced («بالقول»), or an occasion is
 * named before what was said there («خلال كلمة»); a complementizer belongs to an adverb («بعد أن»);
 * what is judged is likened («بمثابة»); a hand
 * points («بيده»); a quotation is taken up («هكذا»); what cannot speak stands as
 * a subject («دعت الحاجة إلى»); what was said next follows («قبل أن»); a noun begins with a ب that is no preposition («برنامج»), or is
 * a deed of two letters under one («بشن»).
 */
export type EdgeRole =
  | 'leads'
  | 'turns'
  | 'narrator'
  | 'finite'
  | 'first'
  | 'saying'
  | 'occasion'
  | 'told'
  | 'adverbial'
  | 'likened'
  | 'gesture'
  | 'thus'
  | 'thing'
  | 'before'
  | 'beh'
  | 'bishort'
  | OwnNoun

/** Nouns that are all a verb reports: «حمل … مسؤولية», «تبنى الهجوم», «قدم تعازيه». */
export const OWN_NOUNS = ['attack', 'duty', 'feeling', 'finding', 'rejected', 'report', 'wish'] as const
export type OwnNoun = (typeof OWN_NOUNS)[number]

/** The words of each role, one look-up a token. */
export type EdgeWords = Readonly<Record<EdgeRole, Phrases<true>>>

/** @param rows  none for a language that needs none */
export function edgeWords(rows: readonly Row<'ar/edge-words'>[]): EdgeWords {
  const of = (role: EdgeRole) =>
    phraseTable(
      rows
        .filter((row) => row.role === role)
        .flatMap(({ form }) => alternatives(form).map((each) => [each, true] as const)),
    )
  return {
    leads: of('leads'),
    turns: of('turns'),
    narrator: of('narrator'),
    finite: of('finite'),
    first: of('first'),
    saying: of('saying'),
    occasion: of('occasion'),
    told: of('told'),
    adverbial: of('adverbial'),
    likened: of('likened'),
    gesture: of('gesture'),
    thus: of('thus'),
    thing: of('thing'),
    before: of('before'),
    beh: of('beh'),
    bishort: of('bishort'),
    attack: of('attack'),
    duty: of('duty'),
    feeling: of('feeling'),
    finding: of('finding'),
    rejected: of('rejected'),
    report: of('report'),
    wish: of('wish'),
  }
}
