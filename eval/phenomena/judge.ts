import type { Attribution, Span, Speaker } from '../../src/core/records.ts'
import { fold } from '../../src/core/text/fold.ts'
import type { Case, Expected } from './cases.ts'

/**
 * What is wrong with the attributions found in a case, one line each; empty when all is right.
 *
 * Expected and found are paired by their cues. Spans are compared by their words: punctuation, marks and an attached conjunction or
 * preposition at an edge decide nothing.
 */
export function faults({ text, attributions }: Case, found: readonly Attribution[]): readonly string[] {
  const pairs = paired(attributions, found)
  const expectedId = new Map([...pairs].map(([expected, one]) => [one.id, expected.id]))
  const taken = new Set(pairs.values())
  return attributions
    .flatMap((expected) => {
      const one = pairs.get(expected)
      const cue = shown(text, expected.cue)
      if (!one) return [`missed [${cue}]`]
      return differences(text, expected, one, expectedId).map((difference) => `[${cue}] ${difference}`)
    })
    .concat(
      found
        .filter((one) => !taken.has(one))
        .map((one) => `extra [${shown(text, one.cue)}] ${shown(text, one.content)}`),
    )
}

function paired(attributions: readonly Expected[], found: readonly Attribution[]): Map<Expected, Attribution> {
  const free = new Set(found)
  const pairs = new Map<Expected, Attribution>()
  for (const expected of attributions) {
    const one = [...free].find(({ cue }) => overlaps(cue, expected.cue))
    if (!one) continue
    free.delete(one)
    pairs.set(expected, one)
  }
  return pairs
}

const overlaps = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some(([start, end]) => b.some(([from, to]) => start < to && from < end))

function differences(
  text: string,
  expected: Expected,
  found: Attribution,
  expectedId: ReadonlyMap<string, string>,
): string[] {
  const words = (['source', 'content'] as const)
    .filter((part) => !sameWords(text, expected[part], found[part]))
    .map((part) => `${part}: expected «${shown(text, expected[part])}», got «${shown(text, found[part])}»`)
  const parent = found.parent === null ? null : (expectedId.get(found.parent) ?? '?')
  const fields = [
    ['type', expected.speaker.type, found.speaker.type],
    ['kind', expected.kind, found.kind],
    ['stance', expected.stance, found.stance],
    ['parent', expected.parent, parent],
    ['vagueness', expected.speaker.vagueness, found.speaker.vagueness],
    ['medium', expected.medium, found.medium],
    ['closed', expected.closed, found.closed],
  ] as const
  return [
    ...words,
    ...(sameSpeaker(expected.speaker, found.speaker)
      ? []
      : [`speaker: expected ${expected.speaker.name}, got ${found.speaker.name}`]),
    ...fields
      .filter(([, wanted, got]) => wanted !== undefined && !sameField(wanted, got))
      .map(([field, wanted, got]) => `${field}: expected ${wanted}, got ${got}`),
  ]
}

const sameField = (wanted: string | boolean | null, got: string | boolean | null | undefined): boolean =>
  typeof wanted === 'string' && typeof got === 'string' ? sameName(wanted, got) : wanted === (got ?? null)

/** The same name, or one that holds the other whole; of an unnamed speaker the type and the words of the source say enough. */
const sameSpeaker = (expected: Speaker, found: Speaker): boolean =>
  expected.type === 'unnamed' || sameName(expected.name ?? '', found.name ?? '')

function sameName(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)]
  return one !== '' && other !== '' && (` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `))
}

const plain = (name: string): string =>
  fold(name)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Words as the places where they end: an attached letter in front moves only the start. */
const sameWords = (text: string, a: readonly Span[], b: readonly Span[]): boolean =>
  String(wordEnds(text, a)) === String(wordEnds(text, b))

const wordEnds = (text: string, spans: readonly Span[]): number[] => {
  const ends = [...text.matchAll(/[\p{L}\p{M}\p{N}\u0640]+/gu)].map(
    ({ index, 0: word }) => [index, index + word.length] as const,
  )
  return ends.filter(([start, end]) => spans.some(([from, to]) => start < to && from < end)).map(([, end]) => end)
}

const shown = (text: string, spans: readonly Span[]): string =>
  spans.map(([start, end]) => text.slice(start, end).replaceAll('\n', ' / ')).join(' … ')
