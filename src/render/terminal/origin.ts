import type { Appearance, Document, Evidence, Found, FoundPassage, Hop, Origin, Sought } from '../../core/records.ts'
import { cut } from '../../core/text/span.ts'
import { type Language, type Messages, messagesIn } from '../messages.ts'
import { filled, interval, isolated, reach, shortened, tell, verdict } from '../sentences.ts'

/** Of a document what is printed beside its place. */
export type Shown = Pick<Document, 'id' | 'outlet' | 'published' | 'text'>

/** Words of an article are shown to find the place again, not to be read whole. */
const LONGEST = 160
/** Reasons repeat what the appearances show; so many are told. */
const MOST_REASONS = 12

/**
 * The chain behind a sentence for a person at a terminal: one field a line, each place with the article's id and offsets, so that it
 * can be looked up.
 *
 * @param document  an article of the case by its id
 */
export function originText(sought: Sought, lang: Language, document: (id: string) => Shown | undefined): string {
  const messages = messagesIn(lang)
  const { claims, passages } = sought
  const asked = tell(messages, 'origin.asked', { sentence: isolated(sought.sentence) })
  if (claims.length === 0 && passages.length === 0)
    return `${[asked, '', tell(messages, 'origin.nothing'), tell(messages, 'origin.hint')].join('\n')}\n`
  const parts = [
    [asked],
    ...claims.map((found) => claimLines(messages, found, document)),
    ...passages.map((found) => passageLines(messages, found, document)),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function claimLines(messages: Messages, found: Found, document: (id: string) => Shown | undefined): string[] {
  const { claim, how, share, differs, nodes } = found
  const name = namer(nodes, document)
  const same = tell(messages, `origin.${how}`, { share: String(Math.round(share * 100)) })
  return [
    `== ${isolated(shortened(claim.text, LONGEST))}`,
    tell(messages, 'origin.claim-how', { how: same }),
    ...(differs
      ? [
          tell(messages, 'origin.differs', {
            what: messages.word('differs', differs.differs),
            detail: isolated(differs.detail.replace(/^#/, '')),
          }),
        ]
      : []),
    `${verdict(messages, claim)} · ${tell(messages, 'claims.in', {}, reach(claim))}`,
    ...claim.origins.origins.flatMap((origin) => originLines(messages, origin, name)),
    tell(messages, 'claims.appearances'),
    ...claim.appearances.flatMap((one, i) => appearanceLines(messages, one, i, found, name, document)),
    ...reasonLines(messages, claim.origins.reasons, document),
  ]
}

function originLines(
  messages: Messages,
  { node, certain, reason, without }: Origin,
  name: (node: string) => string,
): string[] {
  const who = isolated(name(node))
  const pieces = messages.rule(reason)
  const left = without && interval(messages, without.least, without.most)
  return [
    `  ${certain ? '●' : '○'} ${who} – ${pieces ? filled(pieces, {}) : reason}`,
    ...(left === undefined ? [] : [`    ${tell(messages, 'origin.without', { who, origins: left })}`]),
  ]
}

function appearanceLines(
  messages: Messages,
  one: Appearance,
  index: number,
  { paths, nodes }: Found,
  name: (node: string) => string,
  document: (id: string) => Shown | undefined,
): string[] {
  const path = paths[index] ?? []
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const way = path.map((node) =>
    tell(messages, kinds.get(node) === 'document' ? 'origin.copied-from' : 'origin.from', {
      who: isolated(name(node)),
    }),
  )
  const nobody = one.holder === null ? [tell(messages, 'origin.from-nobody')] : []
  const words = shownWords(one, document(one.document))
  return [
    `  ${index + 1} ${placeLine(one.document, one.spans[0], document)} · ${messages.word('stance', one.stance)}`,
    ...[...way, ...nobody].map((line) => `    ${line}`),
    ...(words === '' ? [] : [`    ${isolated(shortened(words, LONGEST))}`]),
  ]
}

const shownWords = ({ spans }: Appearance, document: Shown | undefined): string =>
  document === undefined ? '' : spans.map((span) => cut(document.text, span)).join(' … ')

/** «Harbour Times · 2031-03-04 · a7 [120, 164)». */
function placeLine(
  id: string,
  span: readonly [number, number] | undefined,
  document: (id: string) => Shown | undefined,
): string {
  const known = document(id)
  const head = [known?.outlet, known?.published].flatMap((part) => (part === undefined ? [] : [isolated(part)]))
  const place = span === undefined ? '' : ` \u2066[${span[0]}, ${span[1]})\u2069`
  return [...head, `${isolated(id)}${place}`].join(' · ')
}

function reasonLines(
  messages: Messages,
  reasons: readonly Evidence[],
  document: (id: string) => Shown | undefined,
): string[] {
  if (reasons.length === 0) return []
  const left = reasons.length - MOST_REASONS
  return [
    `${tell(messages, 'claims.why')}:`,
    ...reasons.slice(0, MOST_REASONS).map((one) => `  ${reasonLine(messages, one, document)}`),
    ...(left > 0 ? [`  ${tell(messages, 'hops.left', {}, left)}`] : []),
  ]
}

function reasonLine(
  messages: Messages,
  { rule, value = '', document: id, spans }: Evidence,
  document: (id: string) => Shown | undefined,
): string {
  const pieces = messages.rule(rule)
  return `${pieces ? filled(pieces, { value: isolated(value) }) : rule} ${placeLine(id, spans[0], document)}`
}

function passageLines(
  messages: Messages,
  { places, hops, nodes, origins }: FoundPassage,
  document: (id: string) => Shown | undefined,
): string[] {
  const name = namer(nodes, document)
  return [
    `== ${tell(messages, 'origin.passage', {}, places.length)}`,
    ...places.flatMap(({ document: id, span }, i) => [
      `  ${i + 1} ${placeLine(id, span, document)}`,
      ...hops.filter(({ to }) => to === `document:${id}`).map((hop) => `    ${hopLine(messages, hop, name)}`),
    ]),
    tell(messages, 'origin.passage-origins', { origins: interval(messages, origins.least, origins.most) }),
  ]
}

function hopLine(messages: Messages, { from, declared }: Hop, name: (node: string) => string): string {
  const said = tell(messages, declared ? 'hops.said' : 'hops.unsaid')
  return `${tell(messages, 'origin.copied-from', { who: isolated(name(from)) })} (${said})`
}

/** Of an article its outlet and id; of anything else its name. */
function namer(nodes: Found['nodes'], document: (id: string) => Shown | undefined): (node: string) => string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  return (node) => {
    const [kind, rest] = [node.slice(0, node.indexOf(':')), node.slice(node.indexOf(':') + 1)]
    if (kind !== 'document') return names.get(node) ?? rest
    return [document(rest)?.outlet, rest].filter(Boolean).join(' · ')
  }
}
