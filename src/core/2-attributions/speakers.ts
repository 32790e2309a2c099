import type { Speaker } from '../records.ts'
import { cut } from '../text/span.ts'
import { type Agreement, agrees, cueAgreement, endsLikePeople } from './agreement.ts'
import { doerBetween, earlierSubject, sentenceSubject } from './clause-subjects.ts'
import type { Content } from './content-spans.ts'
import type { Draft, Range } from './drafts.ts'
import { earlierBody, earlierName, postHolder } from './earlier-names.ts'
import { issuerBefore } from './issuers.ts'
import {
  again,
  bySurname,
  fullest,
  isShort,
  type Known,
  knownOf,
  lastPerson,
  lastSpeaker,
  MEMORY,
  withoutRule,
  wordsOf,
} from './known-speakers.ts'
import type { Named } from './names.ts'
import { headAt } from './noun-phrases.ts'
import { has, type Page, spanOf } from './page.ts'
import { antecedent } from './subjects.ts'
import { R } from './vocabulary.ts'

/** How a language tells what a source says of itself. */
export type Naming = (page: Page, range: Range, skip?: number) => Named

/** What has been found so far, in text order, while the speakers are told apart. */
interface Scene {
  readonly page: Page
  readonly naming: Naming
  readonly drafts: readonly Draft[]
  readonly contents: readonly Content[]
  readonly parents: readonly number[]
  readonly speakers: Speaker[]
  readonly known: Known[]
}

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
    if (draft.source.range !== undefined && (known.length === 0 || isVouched(page, draft.source.range, found)))
      known.push(knownOf(page, draft, found, known, i))
    else if (draft.source.range === undefined && draft.kind !== 'impersonal' && found.name !== null)
      known.push(again(known, found, i))
    if (known.length > MEMORY) known.shift()
  }
  return speakers
}

/** «الجولة», «التسجيل»: a definite noun that no table knows may be an object taken for a source; nobody speaks on for it. */
const isVouched = (page: Page, range: Range, { type, rule }: Speaker): boolean =>
  type !== 'role' ||
  range[1] - range[0] > 1 ||
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

/** Who a source is: the fuller mention it shortens, or what it says of itself. */
function mentioned(scene: Scene, draft: Draft): Speaker {
  const { page, naming } = scene
  const range = draft.source.range!
  const named = naming(page, range, draft.source.skip)
  return (
    known(scene, range, named) ??
    toldElsewhere(scene, range, named) ??
    ofLast(scene, draft, named) ??
    withoutRule(named)
  )
}

/** Somebody who spoke before, by all the words of the mention or by those of the name in it. */
function known({ page, known }: Scene, range: Range, named: Named): Speaker | undefined {
  const words = wordsOf(page, range)
  if (named.type === 'document' && words.length > 2) return undefined
  const bare = headAt(page, range[0]) === undefined
  const found =
    fullest(known, words, named.type) ??
    (bare && words.length === 1 ? fullest(known, words, 'person') : undefined) ??
    (named.person && fullest(known, wordsOf(page, named.person), 'person')) ??
    (bare && named.type === 'person' && words.length > 1 ? bySurname(known, words[0]!) : undefined)
  return found && { ...found, rule: 'mentioned-before' }
}

/** A name or a post that the text tells in full where nobody speaks. */
function toldElsewhere({ page }: Scene, range: Range, { type }: Named): Speaker | undefined {
  const alone = range[1] - range[0] === 1 && headAt(page, range[0]) === undefined
  const name = alone ? earlierName(page, range[0]) : undefined
  if (name !== undefined) return { name: cut(page.text, name), type: 'person', rule: 'named-before', span: name }
  const body = alone && type === 'person' ? earlierBody(page, range[0]) : undefined
  if (body !== undefined) return { name: cut(page.text, body), type: 'organisation', rule: 'named-before', span: body }
  const holder = type === 'role' ? postHolder(page, range) : undefined
  return holder && { name: cut(page.text, holder), type: 'person', rule: 'post-holder', span: holder }
}

/** «الممثل», «معاليه», «المصدر ذاته»: a post or source told in a word is the last one's. */
function ofLast({ page, known }: Scene, draft: Draft, { type, vagueness }: Named): Speaker | undefined {
  const range = withoutIdentity(page, draft.source.range!)
  const head = headAt(page, range[0])
  if (head === undefined || !isShort(page, range)) return undefined
  if (type === 'role') {
    const last = lastPerson(known, cueAgreement(page, draft))
    return last && carried(last, 'post-of-last')
  }
  const last =
    type === 'unnamed' && vagueness !== undefined && head.vagueness === 'by-institution' ? known.at(-1) : undefined
  return last && carried(last.speaker, 'same-source')
}

/** «نفس المصدر», «المصدر نفسه»: the noun alone. */
function withoutIdentity(page: Page, [from, to]: Range): Range {
  const start = has(page, from, R.quantifier) && to - from > 1 ? from + 1 : from
  return [start, to - start > 1 && has(page, to - 1, R.quantifier | R.function) ? to - 1 : to]
}

const NOBODY: Speaker = { name: null, type: 'unnamed', vagueness: 'agentless' }

/** The ways to tell who speaks where nobody is named, the surest first. */
function elided(scene: Scene, i: number): Speaker {
  const { page, drafts } = scene
  const draft = drafts[i]!
  if (draft.kind === 'impersonal') return NOBODY
  const asked = cueAgreement(page, draft)
  return (
    ownWords(scene, i) ??
    pointedAt(scene, draft) ??
    doer(scene, i, asked) ??
    sameVoice(scene, i, asked) ??
    lastHeard(scene, i, asked) ??
    resolved(
      scene,
      sentenceSubject(page, draft.at, asked) ?? earlierSubject(page, draft.at, asked),
      'clause-subject',
    ) ??
    NOBODY
  )
}

/** The speaker of the attribution around a draft. */
const around = ({ parents, speakers }: Scene, i: number): Speaker | undefined =>
  parents[i]! >= 0 && parents[i]! < i ? speakers[parents[i]!] : undefined

/** «أعتقد» inside a speech is the speaker's. */
function ownWords(scene: Scene, i: number): Speaker | undefined {
  const outer = scene.drafts[i]!.form?.person === 1 ? around(scene, i) : undefined
  return outer && carried(outer, 'own-words')
}

/** «فلان الذي أكد», «ألقى فلان كلمة أكد فيها»: who is pointed at by a relative or by what he said it in. */
function pointedAt(scene: Scene, draft: Draft): Speaker | undefined {
  const { page } = scene
  const inIt = has(page, draft.at + 1, R.inIt)
  if (inIt) {
    const asked = cueAgreement(page, draft)
    return resolved(scene, issuerBefore(page, draft.at) ?? sentenceSubject(page, draft.at, asked), 'issuer')
  }
  const relative = has(page, draft.at - 1, R.relative) ? antecedent(page, draft.at - 1).range : undefined
  return resolved(scene, relative, 'antecedent')
}

/** «استقبل فلان الوفد وأكد»: who does something earlier in the sentence, after whoever has spoken in it. */
function doer(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const { page, drafts, contents } = scene
  const draft = drafts[i]!
  const inside =
    draft.kind === 'circumstance' || (draft.kind === 'verb' && draft.form?.joined && goesOn(page, draft.at))
  if (!inside) return undefined
  const before = spokenBefore(scene, i)
  if (before === undefined) return resolved(scene, sentenceSubject(page, draft.at, asked), 'clause-subject')
  const from = Math.max(contents[before]!.to, drafts[before]!.at + 1)
  return resolved(scene, doerBetween(page, from, draft.at, asked), 'clause-subject')
}

/** A verb so far into its sentence goes on with something. */
const goesOn = (page: Page, at: number): boolean => at - page.sentenceStart[at]! > 2

/** Inside a reported clause the same speaker goes on, unless the verb asks for another. */
function sameVoice(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const outer = around(scene, i)
  if (outer === undefined || scene.contents[scene.parents[i]!]!.direct) return undefined
  const of = scene.known.findLast((each) => each.draft === scene.parents[i])
  return of === undefined || agrees(asked, of) ? carried(outer, 'said-by-same') : undefined
}

function lastHeard({ drafts, parents, known }: Scene, i: number, asked: Agreement): Speaker | undefined {
  const last = lastSpeaker(drafts, parents, known, asked, i)
  return last && carried(last.speaker, 'carried-on')
}

function resolved({ page, naming, known }: Scene, range: Range | undefined, rule: string): Speaker | undefined {
  if (range === undefined) return undefined
  const named = naming(page, range)
  if (named.type === 'unnamed' && headAt(page, range[0]) === undefined) return undefined
  const fuller = fullest(known, wordsOf(page, range), named.type)
  return { ...(fuller ?? { name: named.name, type: named.type }), rule, span: spanOf(page, range[0], range[1]) }
}

const carried = (speaker: Speaker, rule: string): Speaker => ({ ...withoutRule(speaker), rule })

/** The cue of the same level that stands before in the sentence. */
function spokenBefore({ page, drafts, parents }: Scene, i: number): number | undefined {
  const start = page.sentenceStart[drafts[i]!.at]!
  for (let k = i - 1; k >= 0 && drafts[k]!.at >= start; k--) if (parents[k] === parents[i] || parents[i]! < 0) return k
  return undefined
}
