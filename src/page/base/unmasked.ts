/** A stretch that looks like something else than it is. */
export interface Odd {
  /** `control`: a character that steers direction or is not seen; `mixed`: a word of letters from scripts that look alike. */
  readonly kind: 'control' | 'mixed'
  readonly text: string
  /** What it is, by code point or by scripts. */
  readonly name: string
}

/** Overrides and embeddings, isolates, and letters that nobody sees. Marks (U+200E, U+200F) and joiners belong to good Arabic typing. */
const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2060-\u2064\ufeff\ufff9-\ufffb]/
const WORD = /[\p{L}\p{M}]+/u
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Arabic', /\p{Script=Arabic}/u],
]
const EVERY = new RegExp(`${CONTROL.source}|${WORD.source}`, 'gu')

/**
 * A text cut at what is odd in it. What is joined again, the names of controls for the controls, is the text.
 *
 * @see  Unicode Technical Report 36, 2.10 (bidirectional spoofing) and Technical Standard 39, 5.1 (mixed-script detection)
 */
export function unmasked(text: string): readonly (string | Odd)[] {
  const pieces: (string | Odd)[] = []
  let plain = 0
  for (const { 0: found, index } of text.matchAll(EVERY)) {
    const odd = oddOf(found)
    if (odd === undefined) continue
    if (index > plain) pieces.push(text.slice(plain, index))
    pieces.push(odd)
    plain = index + found.length
  }
  if (plain < text.length || pieces.length === 0) pieces.push(text.slice(plain))
  return pieces
}

function oddOf(found: string): Odd | undefined {
  if (CONTROL.test(found)) return { kind: 'control', text: found, name: codePoint(found) }
  const scripts = SCRIPTS.flatMap(([name, pattern]) => (pattern.test(found) ? [name] : []))
  return scripts.length > 1 ? { kind: 'mixed', text: found, name: scripts.join(' + ') } : undefined
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
