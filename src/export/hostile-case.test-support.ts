import type { Analysis, Chain, Document } from '../core/records.ts'
import { viewOf } from './records-view.test-support.ts'
import type { CaseView } from './view.ts'

/** Everything that breaks a format which pastes text: marks, line ends, controls, halves of letters, formulas, closing tags. */
export const HOSTILE = `=HYPERLINK("http://x.example","y")\r\n"]}}</p><!-- \u0000\u0008\u000b\ufffe \ud83d half 😀 👩‍🚀 & 'ok' \\u0041 \\n {brace} %00 \u202e\u2028\t@sum -1+1,"`

/** A case of one article in which every text is hostile. */
export function hostileView(): CaseView {
  const document: Document = {
    id: `a" <b>&é😀\ud83d`,
    text: `${HOSTILE} قال: «${HOSTILE}».`,
    outlet: HOSTILE,
    url: `https://x.example/"<>\n`,
    published: '2025-13-99T99',
    title: HOSTILE,
    author: HOSTILE,
  }
  const cue = document.text.indexOf('قال')
  const content: [number, number] = [cue + 6, cue + 6 + HOSTILE.length]
  const found: Analysis = {
    schema: 'isnad.analysis/1',
    id: document.id,
    document: { ...document, language: 'ar', paragraphs: [[0, document.text.length]] },
    dateline: null,
    credits: [{ span: [0, 4], agency: HOSTILE, form: 'byline', rule: 'r' }],
    attributions: [
      {
        id: 'a1',
        source: [],
        cue: [[cue, cue + 3]],
        content: [content],
        speaker: { name: HOSTILE, type: 'person' },
        kind: 'direct',
        stance: 'states',
        parent: null,
        medium: HOSTILE,
        rule: 'r',
      },
    ],
    figures: [{ span: [2, 5], value: [1, 2], unit: HOSTILE, approximate: false, attribution: null, rule: 'r' }],
    repeats: [],
    asides: [],
    lists: [],
  }
  const outlet = `outlet:${HOSTILE}`
  const speaker = `speaker:${HOSTILE}`
  const chain: Chain = {
    schema: 'isnad.chain/1',
    id: document.id,
    documents: [document.id],
    nodes: [
      { id: `document:${document.id}`, kind: 'document', name: HOSTILE },
      { id: outlet, kind: 'outlet', name: HOSTILE, aliases: [HOSTILE] },
      { id: speaker, kind: 'speaker', name: HOSTILE },
    ],
    hops: [
      { from: `document:${document.id}`, to: outlet, kind: 'publishes', declared: true, evidence: [] },
      {
        from: outlet,
        to: `document:${document.id}`,
        kind: 'credits',
        declared: true,
        evidence: [{ document: document.id, spans: [[0, 4]], rule: 'r', value: HOSTILE }],
      },
    ],
    claims: [
      {
        id: 'c1',
        text: HOSTILE,
        appearances: [
          {
            document: document.id,
            attribution: 'a1',
            spans: [content],
            holder: speaker,
            stance: 'states',
            via: [outlet],
          },
        ],
        documents: 1,
        variants: [],
        denied: [],
        origins: { least: 1, most: 1, origins: [], reasons: [], unrecorded: 0 },
      },
    ],
    figures: [],
    accounts: [],
    provenance: [],
    origins: { least: 1, most: 1, origins: [], reasons: [], unrecorded: 0 },
  }
  return viewOf({
    maker: { version: '0', lexicon: '0' },
    articles: [{ document, captures: [{ sha256: 'ab'.repeat(32), at: HOSTILE }], found }],
    links: [],
    chains: [chain],
    decisions: [
      {
        schema: 'isnad.decision/1',
        id: 'd1',
        by: HOSTILE,
        at: '2025-09-01T10:00:00Z',
        why: HOSTILE,
        verdict: 'confirm',
        on: { kind: 'attribution', document: document.id, cue: [cue, cue + 3] },
      },
    ],
  })
}

export const emptyView = (): CaseView =>
  viewOf({ maker: { version: '0', lexicon: '0' }, articles: [], links: [], chains: [], decisions: [] })
