import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import { chainsStage } from '../src/core/4-chains/chains.ts'
import type { Analysis, Chain, Document, Reading } from '../src/core/records.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { missing, SHARED } from './beside.ts'

/** What the README beside the seed says Isnad must show of that one page, row by row. */
const reason = missing('seed', 'seed.doc.json')
describe.skipIf(reason)(`the seed as its README has it${reason ? ` (${reason})` : ''}`, () => {
  if (reason) return
  const lexicon = loadLexicon()
  const document: Document = JSON.parse(readFileSync(join(SHARED, 'seed', 'seed.doc.json'), 'utf8'))
  const [reading] = [...readingStage(lexicon).run(document)] as [Reading]
  const [analysis] = [...attributionsStage(lexicon).run(reading)] as [Analysis]
  const [chain] = [...chainsStage(lexicon).run({ id: 'seed', analyses: [analysis], links: [] })] as [Chain]
  const { attributions, credits, dateline, lists, asides, figures, repeats } = analysis
  const ofOneSpeaker = attributions.filter(({ speaker }) => speaker.type === 'person')

  test('dateline: outlet, place and date', () => expect(dateline).toMatchObject({ span: [0, 44], date: '2022-01-25' }))
  test('dateline: outlet and place are named', () => {
    expect(dateline?.outlet).toBeTruthy()
    expect(dateline?.place).toBeTruthy()
  })

  test('two credits to one agency, inline and at the end', () => {
    expect(credits.map(({ form }) => form)).toEqual(['inline', 'source-line'])
    expect(new Set(credits.map(({ agency }) => agency)).size).toBe(1)
  })

  test('thirteen attributions: twelve of one named speaker, one of nobody, nested in his speech', () => {
    expect(attributions).toHaveLength(13)
    expect(ofOneSpeaker).toHaveLength(12)
    expect(new Set(ofOneSpeaker.map(({ speaker }) => speaker.name)).size).toBe(1)
    const [unnamed] = attributions.filter(({ speaker }) => speaker.type === 'unnamed')
    expect(ofOneSpeaker.map(({ id }) => id)).toContain(unnamed?.parent)
  })

  test('one quotation split by its cue', () =>
    expect(attributions.filter(({ content }) => content.length === 2)).toHaveLength(1))

  test('an opening mark that is never closed ends with its paragraph, and says so', () => {
    expect(reading.quotations.some(({ closed, ended }) => !closed && ended !== undefined)).toBe(true)
    expect(attributions.some(({ closed }) => closed === false)).toBe(true)
  })

  test('the paragraph that stands twice is a repeat, and its claim has one origin', () => {
    expect(repeats).toHaveLength(1)
    expect(repeats[0]).toMatchObject({ identity: 1 })
    const [told] = chain.claims.filter(({ appearances }) => appearances.length === 2)
    expect(told?.origins).toMatchObject({ least: 1, most: 1 })
  })

  test('one list of three under one speaker, over several paragraphs', () => {
    expect(lists).toHaveLength(1)
    expect(lists[0]!.items).toHaveLength(3)
    expect(ofOneSpeaker.map(({ id }) => id)).toContain(lists[0]!.attribution)
  })

  test('two asides of the editor, and labels by the speaker', () => {
    expect(asides.filter(({ kind }) => kind === 'editor')).toHaveLength(2)
    const labels = asides.filter(({ kind }) => kind !== 'editor')
    expect(labels.length).toBeGreaterThanOrEqual(4)
    for (const { attribution } of labels) expect(ofOneSpeaker.map(({ id }) => id)).toContain(attribution)
  })

  test('one figure, approximate, with its holder', () => {
    expect(figures).toMatchObject([{ value: 5000, approximate: true }])
    expect(ofOneSpeaker.map(({ id }) => id)).toContain(figures[0]!.attribution)
  })

  test('a prediction without a date', () =>
    expect(attributions.some(({ prediction }) => prediction && prediction.when === null)).toBe(true))

  test('outlet ← agency ← speaker ← what nobody names', () => {
    const kinds = new Map(chain.nodes.map(({ id, kind }) => [id, kind]))
    const hops = chain.hops.map(({ from, to, kind }) => `${kinds.get(to)} ${kind} ${kinds.get(from)}`)
    expect(hops.sort()).toEqual([
      'agency quotes speaker',
      'document credits agency',
      'outlet publishes document',
      'speaker cites unnamed',
    ])
  })

  test('one origin for every claim, none recorded for what nobody says', () => {
    const intervals = chain.claims.map(({ origins }) => `${origins.least} ${origins.most} ${origins.unrecorded}`)
    expect(intervals.filter((one) => one !== '1 1 0')).toEqual(['0 1 1'])
    expect(chain.origins).toMatchObject({ least: 1, most: 1 })
  })
})
