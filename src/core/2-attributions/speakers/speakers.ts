import type { Speaker } from '../../records.ts'
import type { Content } from '../contents/content-spans.ts'
import type { CueKind, Draft, Range } from '../drafts.ts'
import { type Page, spanOf, word } from '../page.ts'
import { headAt, isDefinite, isGivenName } from '../sources/noun-phrases.ts'
import { cueAgreement, endsLikePeople } from './agreement.ts'
import { elided } from './elided.ts'
import { again, knownOf, MEMORY } from './known-speakers.ts'
import { mentioned } from './mentions.ts'
import { placesOf } from './places.ts'
import { carried, type Naming, type Scene } from './scene.ts'

/**
 * Who speaks in each draft, in text order: the source itself, the fuller mention it shortens (surname, post, «المصدر»), or, where it
 * is elided, the subject of its clause or the speaker carried on.
 *
 * @param parents  index of the draft in whose content each one stands, or -1
 */
export function speakersOf(
  page: Page,
  drafts: readonly Draft[],
  contents: readonly Content[],
  parents: readonly number[],
  naming: Naming,
): Speaker[] {
  const scene: Scene = { page, naming, drafts, contents, parents, speakers: [], known: [] }
  const { speakers, known } = scene
  for (const [i, draft] of drafts.entries()) {
    const found = draft.source.range === undefined ? elided(scene, i) : mentioned(scene, draft)
    speakers.push(found)
    namesEarlier(scene, draft, found)
    if (
      draft.source.range !== undefined &&
      (known.length === 0 || isVouched(page, draft.source.range, draft.kind, found))
    )
      known.push(knownOf(page, draft, found, known, i))
    else if (draft.source.range === undefined && draft.kind !== 'impersonal' && found.name !== null)
      known.push(again(known, found, i, cueAgreement(page, draft)))
    if (known.length > MEMORY) known.shift()
  }
  return speakers.map((speaker, i) => (isOwnWords(scene, i) ? (ownWordsBefore(scene, i) ?? speaker) : speaker))
}

const isOwnWords = ({ drafts, speakers }: Scene, i: number): boolean =>
  speakers[i]!.rule !== 'own-words' && (drafts[i]!.form?.person === 1 || drafts[i]!.source.first === true)

/** «"I think so," said the coach»: whose words these are comes after them. */
function ownWordsBefore({ parents, speakers }: Scene, i: number): Speaker | undefined {
  return parents[i]! > i ? carried(speakers[parents[i]!]!, 'own-words') : undefined
}

/**
 * «الجولة», «التسجيل»: a definite noun that no table knows may be an object taken for a source; nobody speaks on for it.
 * In a language that writes names in capitals there is no table of them, and no doubt.
 */
const isVouched = (page: Page, range: Range, kind: CueKind, speaker: Speaker): boolean =>
  page.words.capitals ||
  (speaker.type === 'person' ? isKnownPerson(page, range, kind, speaker) : isKnownPost(page, range, speaker))

/** A name of one mention, without a given name and any post beside it, may be any noun. */
function isKnownPerson(page: Page, [from, to]: Range, kind: CueKind, { rule }: Speaker): boolean {
  if (rule !== undefined || (kind === 'verb' && placesOf(page, word(page, from)).length > 1)) return true
  for (let at = from; at < to; at++) if (headAt(page, at) !== undefined || isGivenName(page, at)) return true
  return false
}

const isKnownPost = (page: Page, range: Range, { type, rule }: Speaker): boolean =>
  (type !== 'role' && type !== 'organisation') ||
  range[1] - range[0] > 1 ||
  !isDefinite(word(page, range[0])) ||
  rule !== undefined ||
  headAt(page, range[0]) !== undefined ||
  endsLikePeople(page, range[0])

/** «قال حارس المرمى … وقال باتريسيو»: a bare name nobody has been introduced by is that of the post before. */
function namesEarlier({ page, speakers, known }: Scene, { source, form, kind }: Draft, found: Speaker): void {
  const last = known.at(-1)
  if (kind !== 'verb' || form?.mood !== 'perfect' || source.rule !== 'after-cue' || source.range === undefined) return
  if (found.type !== 'person' || found.rule !== undefined || last?.speaker.type !== 'role') return
  if (headAt(page, source.range[0]) !== undefined || source.range[1] - source.range[0] > 2) return
  if (last.plural || (last.feminine !== undefined && last.feminine !== form.feminine)) return
  const span = spanOf(page, source.range[0], source.range[1])
  for (const [i, speaker] of speakers.entries())
    if (speaker.name === last.speaker.name && speaker.type === 'role')
      speakers[i] = { name: found.name, type: 'person', rule: 'named-later', span }
}
