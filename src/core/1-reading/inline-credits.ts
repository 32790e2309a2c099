import { ARTICLE, isLatin, LAM } from '../text/arabic-letters.ts'
import type { Token } from '../text/tokens.ts'
import { NAMING, ROLES } from './credit-words.ts'
import { type MediumPhrase, mediumPhraseAt, type PhraseTables, quotedMedium } from './medium-phrase.ts'

/** A medium that the story relays, and the words that say so: tokens `[from, to)`. */
export interface Relay {
  readonly from: number
  readonly to: number
  readonly phrase: MediumPhrase
  readonly rule: string
}

/** What has been said so far in the sentence at hand. */
interface Sentence {
  /** Index of the last verb or noun of saying, or -1. */
  said: number
  /** Index of the last verb that tells somebody something, or -1. */
  told: number
}

/** Tokens that may stand between the words of saying and the medium they were said to. */
const SAID_REACH = 40
/** «In an exclusive telephone interview with X.» */
const MOST_FILLERS = 5
/** Somebody with a title and a name, between a verb of telling and the medium that is told. */
const TOLD_REACH = 8
const NOTHING_SAID: Sentence = { said: -1, told: -1 }

const SENTENCE_ENDS = new Set(['.', '!', '?', '\u061f'])

/** Finds every place where a text relays another medium: who said it there, or what it says itself. In text order, without overlap. */
export function relaysIn(tables: PhraseTables, tokens: readonly Token[], text: string): Relay[] {
  const found: Relay[] = []
  const sentence: Sentence = { said: -1, told: -1 }
  for (let i = 0; i < tokens.length; ) {
    if (endsSentence(tokens, i, text)) Object.assign(sentence, NOTHING_SAID)
    const word = tables.words.at(tokens, i)
    const roles = word?.value.roles ?? 0
    const relay = mayRelay(roles, tokens[i]!.text, sentence) ? relayAt(tables, tokens, i, sentence, word) : undefined
    if (relay) found.push(relay)
    if (roles & SAYING) sentence.said = i
    if (roles & ROLES.tells) sentence.told = i
    i = relay ? Math.max(relay.to, i + 1) : i + 1
  }
  return found
}

/** Most words are neither of the tables, nor behind a verb of telling, nor written with the preposition «to». */
const mayRelay = (roles: number, text: string, { said, told }: Sentence): boolean =>
  (roles & RELAYING) !== 0 || told >= 0 || (said >= 0 && text.startsWith(LAM)) || isLatin(text)

const RELAYING = ROLES.by | ROLES.as | ROLES.verb | ROLES['told-noun'] | ROLES.reporter | NAMING

const SAYING = ROLES.verb | ROLES['told-noun'] | ROLES.by | ROLES.as

const endsSentence = (tokens: readonly Token[], at: number, text: string): boolean =>
  (tokens[at]!.kind === 'mark' && SENTENCE_ENDS.has(tokens[at]!.text)) ||
  (at > 0 && hasLineBreak(text, tokens[at - 1]!.end, tokens[at]!.start))

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === LINE_FEED) return true
  return false
}

const LINE_FEED = 0xa

function relayAt(
  tables: PhraseTables,
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  word: ReturnType<PhraseTables['words']['at']>,
): Relay | undefined {
  const roles = word?.value.roles ?? 0
  if (word) {
    const found =
      (roles & ROLES.by && byMedium(tables, tokens, at, word.end)) ||
      (roles & ROLES.as && asMediumSays(tables, tokens, at, word.end)) ||
      (roles & ROLES.verb && mediumSays(tables, tokens, at, word.end)) ||
      (roles & ROLES['told-noun'] && toldTo(tables, tokens, at, word.end)) ||
      (roles & ROLES.reporter && reporterOf(tables, tokens, at, word.end, sentence)) ||
      (roles & NAMING && !word.value.to && mediumThenVerb(tables, tokens, at))
    if (found) return found
  }
  return (
    saidTo(tables, tokens, at, sentence) ??
    tellsMedium(tables, tokens, at, sentence) ??
    englishMedium(tables, tokens, at)
  )
}

/** English has the medium in front of its verb, without a noun. */
const englishMedium = (tables: PhraseTables, tokens: readonly Token[], at: number): Relay | undefined =>
  isLatin(tokens[at]!.text) ? mediumThenVerb(tables, tokens, at) : undefined

/** A phrase with or without the preposition «to» attached to its first word. */
function withTo(
  tables: PhraseTables,
  tokens: readonly Token[],
  at: number,
  trusted: boolean,
): MediumPhrase | undefined {
  const word = tokens[at]?.text ?? ''
  if (word === LAM) return mediumPhraseAt(tables, tokens, at + 1, trusted)
  if (tables.words.at(tokens, at)?.value.to) return mediumPhraseAt(tables, tokens, at, trusted)
  if (!word.startsWith(LAM) || word.length < 3) return undefined
  // the article loses its first letter behind the preposition
  const full = word.startsWith(LAM + LAM) ? `\u0627${word.slice(1)}` : word.slice(1)
  return mediumPhraseAt(tables, tokens, at, trusted, full)
}

const relay = (from: number, phrase: MediumPhrase, rule: string, to = phrase.to): Relay => ({ from, to, phrase, rule })

/** «According to X», «quoting X». */
function byMedium(tables: PhraseTables, tokens: readonly Token[], from: number, at: number): Relay | undefined {
  const phrase = mediumPhraseAt(tables, tokens, at, false) ?? withTo(tables, tokens, at, true)
  return phrase && relay(from, phrase, 'by-medium')
}

/** «As X reported.» */
function asMediumSays(tables: PhraseTables, tokens: readonly Token[], from: number, at: number): Relay | undefined {
  const verb = tables.words.at(tokens, at)
  const said = verb && verb.value.roles & ROLES.verb ? mediumSays(tables, tokens, at, verb.end) : undefined
  return said && { ...said, from }
}

/** «X said», verb first, as Arabic has it. */
function mediumSays(tables: PhraseTables, tokens: readonly Token[], from: number, end: number): Relay | undefined {
  let at = end
  for (let i = 0; i < 2 && hasRole(tables, tokens, at, ROLES.filler); i++) at = tables.words.at(tokens, at)!.end
  const phrase = mediumPhraseAt(tables, tokens, at, false, undefined, true)
  const isTold = tables.words.at(tokens, at)?.value.to === true
  return phrase && relay(from, phrase, isTold ? 'said-to-medium' : 'medium-says')
}

const hasRole = ({ words }: PhraseTables, tokens: readonly Token[], at: number, roles: number): boolean =>
  ((words.at(tokens, at)?.value.roles ?? 0) & roles) !== 0

/** «In an interview with X», «in remarks to X». */
function toldTo(tables: PhraseTables, tokens: readonly Token[], from: number, end: number): Relay | undefined {
  for (let at = end, i = 0; i <= MOST_FILLERS && at < tokens.length; i++) {
    const phrase = withTo(tables, tokens, at, true) ?? toPhrase(tables, tokens, at)
    if (phrase) return phrase.isGeneric ? undefined : relay(from, phrase, 'told-medium')
    const word = tables.words.at(tokens, at)
    if (!word || !(word.value.roles & (ROLES['told-filler'] | ROLES.filler))) return undefined
    at = word.end
  }
  return undefined
}

function toPhrase(tables: PhraseTables, tokens: readonly Token[], at: number): MediumPhrase | undefined {
  const word = tables.words.at(tokens, at)
  return word && word.value.roles & ROLES.to ? mediumPhraseAt(tables, tokens, word.end, true) : undefined
}

/** «… said to X»: what goes before in the sentence speaks. */
function saidTo(tables: PhraseTables, tokens: readonly Token[], at: number, { said }: Sentence): Relay | undefined {
  if (!tokens[at]!.text.startsWith(LAM) || said < 0 || at - said > SAID_REACH) return undefined
  const phrase = withTo(tables, tokens, at, false)
  return phrase && !phrase.isGeneric ? relay(at, phrase, 'said-to-medium') : undefined
}

/** «The minister told X»: the medium is the object, right after who speaks; with the article a name may be part of what he is called. */
function tellsMedium(
  tables: PhraseTables,
  tokens: readonly Token[],
  at: number,
  { told }: Sentence,
): Relay | undefined {
  if (told < 0 || at - told > TOLD_REACH || at === told) return undefined
  const phrase = mediumPhraseAt(tables, tokens, at, false)
  const isName = phrase?.medium?.isAgency || !tokens[at]!.text.startsWith(ARTICLE)
  return phrase && isName && (phrase.medium || hasRole(tables, tokens, phrase.to - 1, ROLES['name-end']))
    ? relay(at, phrase, 'told-medium')
    : undefined
}

/** «X's correspondent said.» */
function reporterOf(tables: PhraseTables, tokens: readonly Token[], from: number, end: number, { said }: Sentence) {
  if (said < 0 || from - said > MOST_FILLERS) return undefined
  const named = hasRole(tables, tokens, from, ROLES.byline) ? quotedMedium(tokens, end) : undefined
  const phrase = mediumPhraseAt(tables, tokens, end, true) ?? withTo(tables, tokens, end, false) ?? named
  return phrase && !phrase.isGeneric ? relay(from, phrase, 'reporter-of-medium') : undefined
}

/** «X had said», the medium first; not behind a preposition, where somebody else may speak in it. */
function mediumThenVerb(tables: PhraseTables, tokens: readonly Token[], at: number): Relay | undefined {
  if (hasRole(tables, tokens, at - 1, ROLES.stop | ROLES.to) && !hasRole(tables, tokens, at - 1, ROLES.filler))
    return undefined
  const phrase = mediumPhraseAt(tables, tokens, at, false)
  if (!phrase || phrase.isGeneric) return undefined
  let end = phrase.to
  for (let i = 0; i < 2 && hasRole(tables, tokens, end, ROLES.filler); i++) end = tables.words.at(tokens, end)!.end
  const verb = tables.words.at(tokens, end)
  return verb && verb.value.roles & ROLES.verb ? relay(at, phrase, 'medium-then-verb', verb.end) : undefined
}
