import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import type { Correction, Finding } from '../../core/records.ts'
import type { DecidedAnswer, DecisionRow } from '../../server/api/schemas.ts'
import { changed, post } from '../base/answers.ts'
import { useKeys } from '../base/keys.ts'
import { type Speech, useSpeech } from '../base/say.tsx'
import { Fold } from './fold.tsx'
import { intervalText } from './interval.tsx'

/** What a person can say of a finding, from wherever it is shown. */
export interface Triage {
  decide(verdict: 'confirm' | 'reject', on: Finding, why?: string): Promise<void>
  correct(on: Finding, correction: Correction, why?: string): Promise<void>
  withdraw(decision: string): Promise<void>
}

const TriageContext = createContext<Triage | undefined>(undefined)

export function useTriage(): Triage {
  const found = useContext(TriageContext)
  if (found === undefined) throw new Error('useTriage outside of Deciding')
  return found
}

interface Told {
  readonly text: string
  /** The decision that can be taken back from here. */
  readonly undo: string | undefined
}

/** Keys and buttons that decide, and a line that says what a decision changed. */
export function Deciding({ children }: { readonly children: ReactNode }): ReactNode {
  const speech = useSpeech()
  const [told, setTold] = useState<Told>()
  const mine = useRef<string[]>([])
  const send = async (path: string, body: unknown, undone?: string): Promise<void> => {
    try {
      const answer = await post<DecidedAnswer>(path, body)
      const { id } = answer.row.decision
      if (undone === undefined) mine.current.push(id)
      else mine.current = mine.current.filter((one) => one !== undone)
      setTold({ text: toldText(speech, answer, undone !== undefined), undo: undone === undefined ? id : undefined })
      changed()
    } catch (error) {
      setTold({ text: speech.text('page.not-decided', { reason: (error as Error).message }), undo: undefined })
    }
  }
  const triage: Triage = {
    decide: (verdict, on, why = '') => send('/decisions', { verdict, on, why }),
    correct: (on, correction, why = '') => send('/decisions', { verdict: 'correct', on, correction, why }),
    withdraw: (decision) => send(`/decisions/${encodeURIComponent(decision)}/withdraw`, {}, decision),
  }
  const onFocused = (verdict: 'confirm' | 'reject') => (): boolean => {
    const finding = focusedFinding()
    if (finding === undefined) return false
    triage.decide(verdict, finding)
    return true
  }
  useKeys({
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyY: onFocused('confirm'),
    KeyN: onFocused('reject'),
    KeyU: () => {
      const last = mine.current.at(-1)
      if (last !== undefined) triage.withdraw(last)
      return last !== undefined
    },
    KeyE: () => pressIn(document.activeElement, '[data-edit]'),
  })
  return (
    <TriageContext value={triage}>
      {children}
      <div className="told" role="status">
        {told && (
          <p>
            {told.text}{' '}
            {told.undo !== undefined && (
              <button type="button" onClick={() => triage.withdraw(told.undo!)}>
                {speech.say('page.undo')}
              </button>
            )}
            <button
              type="button"
              className="quiet"
              onClick={() => setTold(undefined)}
              aria-label={speech.text('page.close')}
            >
              ✕
            </button>
          </p>
        )}
      </div>
    </TriageContext>
  )
}

/** What became of the origins, story by story. */
function toldText(speech: Speech, { stories, row }: DecidedAnswer, undone: boolean): string {
  const done = undone ? speech.text('page.taken-back') : speech.word('page.decided', row.decision.verdict)
  const moved = stories.flatMap(({ before, after }) =>
    before && after && (before.least !== after.least || before.most !== after.most)
      ? [
          speech.text('page.interval-moved', {
            before: intervalText(speech, before),
            after: intervalText(speech, after),
          }),
        ]
      : [],
  )
  return [done, ...(moved.length > 0 ? moved : [speech.text('page.interval-same')])].join(' ')
}

// ------------------------------------------------------------ what can be decided on

/** Something that was found: keys move from one to the next, and decide on the one that has the focus. */
export function Findable({
  finding,
  history,
  children,
  className = '',
  as: Tag = 'div',
  label,
}: {
  readonly finding: Finding
  readonly history?: readonly DecisionRow[]
  readonly children: ReactNode
  readonly className?: string
  readonly as?: 'div' | 'li' | 'article'
  readonly label?: string
}): ReactNode {
  const state = stateOf(finding, history ?? [])
  return (
    <Tag
      tabIndex={0}
      role={Tag === 'div' ? 'group' : undefined}
      aria-label={label}
      className={`finding ${state ?? ''} ${className}`}
      data-finding={JSON.stringify(finding)}
    >
      {children}
    </Tag>
  )
}

/** Buttons for those who use none of the keys; what was decided stands beside them. */
export function Verdicts({
  finding,
  history,
}: {
  readonly finding: Finding
  readonly history: readonly DecisionRow[]
}): ReactNode {
  const { say, text, word } = useSpeech()
  const triage = useTriage()
  const [why, setWhy] = useState('')
  const rows = historyOf(finding, history)
  const inForce = rows.find((row) => row.inForce)
  const verdict = inForce?.decision.verdict
  return (
    <Fold
      className="verdicts"
      summary={
        inForce && verdict ? <b className={`human ${verdict}`}>{word('page.decided', verdict)}</b> : say('page.decide')
      }
    >
      <label>
        {say('page.why')} <input value={why} onChange={(event) => setWhy(event.target.value)} dir="auto" />
      </label>
      <div className="buttons">
        <button
          type="button"
          aria-pressed={verdict === 'confirm'}
          onClick={() => triage.decide('confirm', finding, why)}
        >
          ✓ {say('page.confirm')} <kbd>Y</kbd>
        </button>
        <button type="button" aria-pressed={verdict === 'reject'} onClick={() => triage.decide('reject', finding, why)}>
          ✗ {say('page.reject')} <kbd>N</kbd>
        </button>
        {inForce && (
          <button type="button" onClick={() => triage.withdraw(inForce.decision.id)}>
            ↶ {say('page.undo')} <kbd>U</kbd>
          </button>
        )}
      </div>
      {rows.length > 0 && (
        <ol className="history" aria-label={text('page.history')}>
          {rows.map((row) => (
            <HistoryRow key={row.decision.id} row={row} />
          ))}
        </ol>
      )}
    </Fold>
  )
}

export function HistoryRow({ row: { decision, inForce } }: { readonly row: DecisionRow }): ReactNode {
  const { word } = useSpeech()
  return (
    <li className={inForce ? 'in-force' : 'ended'}>
      {word('page.decided', decision.verdict)} · <bdi>{decision.by}</bdi> ·{' '}
      <time dateTime={decision.at}>{decision.at.slice(0, 16).replace('T', ' ')}</time>
      {decision.why && (
        <>
          {' · '}
          <bdi>{decision.why}</bdi>
        </>
      )}
    </li>
  )
}

export const historyOf = (finding: Finding, history: readonly DecisionRow[]): DecisionRow[] => {
  const key = keyOf(finding)
  return history.filter(({ decision }) => decision.verdict !== 'withdraw' && keyOf(decision.on as Finding) === key)
}

const stateOf = (finding: Finding, history: readonly DecisionRow[]): string | undefined =>
  historyOf(finding, history).find(({ inForce }) => inForce)?.decision.verdict

/** The same finding gives the same key, whichever way round a pair is named. */
export function keyOf(finding: Finding): string {
  if (finding.kind === 'link') return `link ${[finding.a, finding.b].sort().join(' ')}`
  if (finding.kind === 'claim')
    return `claim ${[finding.one, finding.other]
      .map(({ document, cue }) => `${document} ${cue.join('-')}`)
      .sort()
      .join(' ')}`
  if (finding.kind === 'attribution') return `attribution ${finding.document} ${finding.cue.join('-')}`
  if (finding.kind === 'credit') return `credit ${finding.document}`
  if (finding.kind === 'speaker') return `speaker ${[finding.one, finding.other].sort().join('\n')}`
  return finding.kind === 'hop' ? `hop ${finding.from} ${finding.to} ${finding.hop}` : `origin ${finding.node}`
}

const SHOWN = '[data-finding]'

const focused = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>(SHOWN) ?? null

function focusedFinding(): Finding | undefined {
  const found = focused()?.dataset.finding
  return found === undefined ? undefined : (JSON.parse(found) as Finding)
}

/** To the next or previous finding that is seen. */
function step(by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(SHOWN)].filter((one) => one.checkVisibility())
  const at = all.indexOf(focused()!)
  const next = at < 0 ? (by === 1 ? all[0] : all.at(-1)) : all[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

/** Open what is closed around it, and press it. */
function pressIn(element: Element | null, selector: string): boolean {
  const button = element?.closest(SHOWN)?.querySelector<HTMLButtonElement>(selector)
  button?.click()
  return button != null
}
