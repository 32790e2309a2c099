import { createContext, Fragment, type ReactNode, useContext } from 'react'
import { type MessageKey, type Messages, messagesIn, type Piece } from '../../render/messages.ts'
import { Foreign } from './foreign.tsx'
import { type Settings, useSettings } from './settings.ts'

/** What the page says, in the reader's language and digits. */
export interface Speech {
  readonly settings: Settings
  readonly messages: Messages
  /** A message as plain text, for labels and titles. */
  text(key: MessageKey, places?: Readonly<Record<string, string | number>>, count?: number): string
  /** A message whose places are filled with whatever the page shows. */
  say(key: MessageKey, places?: Places, count?: number): ReactNode
  /** Why a rule fired, in a sentence; undefined for a rule that nobody has described. */
  rule(id: string, value?: string): ReactNode | undefined
  word(group: string, value: string): string
  number(value: number): string
  percent(share: number): string
  /** Our own text with the reader's digits. */
  digits(text: string): string
}

/** A string in a place is foreign and is set apart by direction. */
export type Places = Readonly<Record<string, ReactNode>>

const SpeechContext = createContext<Speech | undefined>(undefined)

export function Speaking({ children }: { readonly children: ReactNode }): ReactNode {
  const settings = useSettings()
  return <SpeechContext value={speech(settings)}>{children}</SpeechContext>
}

export function useSpeech(): Speech {
  const found = useContext(SpeechContext)
  if (found === undefined) throw new Error('useSpeech outside of Speaking')
  return found
}

function speech(settings: Settings): Speech {
  const messages = messagesIn(settings.language)
  const locale = `${settings.language}-u-nu-${settings.digits}`
  const numbers = new Intl.NumberFormat(locale)
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const digits = (text: string): string =>
    settings.digits === 'latn' ? text : text.replace(/\d/g, (digit) => numbers.format(Number(digit)))
  const filled = (pieces: readonly Piece[], places: Places): ReactNode =>
    pieces.map((piece, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one message never change their order
      <Fragment key={i}>{typeof piece === 'string' ? digits(piece) : placed(places[piece.place], numbers)}</Fragment>
    ))
  return {
    settings,
    messages,
    text: (key, places = {}, count) =>
      messages
        .pieces(key, count)
        .map((piece) => (typeof piece === 'string' ? digits(piece) : plain(places[piece.place], numbers)))
        .join(''),
    say: (key, places = {}, count) => filled(messages.pieces(key, count), places),
    rule: (id, value) => {
      const pieces = messages.rule(id)
      return pieces && filled(pieces, value === undefined ? {} : { value })
    },
    word: (group, value) => messages.word(group, value),
    number: (value) => numbers.format(value),
    percent: (share) => shares.format(share),
    digits,
  }
}

function placed(value: ReactNode, numbers: Intl.NumberFormat): ReactNode {
  if (typeof value === 'string') return <Foreign text={value} />
  return typeof value === 'number' ? numbers.format(value) : value
}

const plain = (value: string | number | undefined, numbers: Intl.NumberFormat): string =>
  typeof value === 'number' ? numbers.format(value) : (value ?? '')
