import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { type Case, openCase } from '../../case/case.ts'
import { failure } from '../../core/failures.ts'
import {
  ATTRIBUTION_KINDS,
  type Correction,
  type Decision,
  DIRECTIONS,
  type Finding,
  SPEAKER_TYPES,
  type Span,
  STANCES,
} from '../../core/records.ts'
import { decisionsText } from '../../render/terminal/decisions.ts'
import { language } from '../options.ts'
import { openProgress } from '../progress.ts'
import { type Corrections, correctionOf } from '../steps/correction.ts'
import { ADDRESSES, findingOf, standing } from '../steps/findings.ts'

interface Told {
  readonly case: string
  readonly why: string
  readonly by: string
}

type Corrected = Told & Corrections

const FINDINGS = `A finding is named by its kind and:
${Object.entries(ADDRESSES)
  .map(([kind, address]) => `  ${kind.padEnd(12)}${address}`)
  .join('\n')}
ARTICLE is an article's id. PLACE is the id of an attribution (a3) or an offset inside it, as isnad origin and the Markdown
report print it. A claim is two attributions that say the same; a speaker two names that are one's. NODE, FROM, TO are an id or a name: "document:a7", "speaker:…".`

export function addDecide(program: Command): Command {
  const decide = program
    .command('decide')
    .description('say what you hold of a finding; reports and origins follow you, the finding is kept beside')
    .addHelpText(
      'after',
      `
${FINDINGS}

A decision is never changed or deleted: withdraw takes it back, and both stay on record. A later one on the same finding counts.

Examples:
  isnad decide list --case harbour.isnad
  isnad decide reject link 03-sada 08-duha.txt --case harbour.isnad --why "a standing paragraph"
  isnad decide correct attribution 04-manaratan a3 --stance denies --case harbour.isnad --why "he rejects it"
  isnad decide reject claim 09-sijill 412 10-hawd 88 --case harbour.isnad --why "two different walls"
  isnad decide withdraw d2 --case harbour.isnad --why "the ministry corrected itself"`,
    )
  for (const verdict of ['confirm', 'reject'] as const)
    told(decide.command(verdict))
      .description(verdict === 'confirm' ? 'it is so' : 'it is not so')
      .argument('<finding...>', 'its kind and what names it')
      .addHelpText('after', `\n${FINDINGS}`)
      .action((named: readonly string[], options: Told) =>
        keep(options, (kept) => ({ verdict, on: findingOf(kept, named) })),
      )
  told(decide.command('correct'))
    .description('it is so, but for what you give')
    .argument('<finding...>', 'its kind and what names it: an attribution, a link or an origin')
    .option('--speaker <name>', 'attribution: who says it')
    .option('--type <type>', 'attribution: person, organisation, role, document or unnamed', oneOf(SPEAKER_TYPES))
    .option('--source <from-to>', 'attribution: where the source stands, in offsets; may be repeated', spans)
    .option('--content <from-to>', 'attribution: where what is said stands, in offsets; may be repeated', spans)
    .option('--kind <kind>', 'attribution: direct, indirect or mixed', oneOf(ATTRIBUTION_KINDS))
    .option(
      '--stance <stance>',
      `attribution: ${'states, denies, warns, demands, promises, predicts, asks, evaluates or alleges'}`,
      oneOf(STANCES),
    )
    .option('--medium <name>', 'attribution: to whom it was said')
    .option(
      '--direction <direction>',
      'link: a-from-b, b-from-a, common-source or unknown; a is the smaller id',
      oneOf(DIRECTIONS),
    )
    .option('--same-as <node>', 'origin: another one that is the same')
    .option('--credit <name>', 'credit: whom the article should name; an empty one for nobody')
    .addHelpText('after', `\n${FINDINGS}`)
    .action((named: readonly string[], options: Corrected) =>
      keep(options, (kept) => {
        const on = findingOf(kept, named)
        return { verdict: 'correct', on, correction: correctionOf(kept, on, options) }
      }),
    )
  told(decide.command('withdraw'))
    .description('take a decision back')
    .argument('<decision>', 'its id, as list prints it')
    .action((id: string, options: Told) =>
      keep(options, (kept) => ({ verdict: 'withdraw', decision: standing(kept, id) })),
    )
  decide
    .command('list')
    .description('all decisions of a case, those taken back too')
    .requiredOption('--case <file>', 'the case file')
    .option('--json', 'JSON Lines on standard output')
    .option('--lang <ar|en>', "language of the program's own words", language, 'en')
    .action(list)
  return decide
}

const told = (command: Command): Command =>
  command
    .requiredOption('--case <file>', 'the case file')
    .requiredOption('--why <text>', 'your reason, for whoever reads the case after you')
    .option('--by <name>', 'who decides', process.env.ISNAD_BY ?? userInfo().username)

const oneOf =
  <T extends string>(all: readonly T[]) =>
  (value: string): T => {
    const found = all.find((one) => one === value)
    if (found === undefined) throw new InvalidArgumentError(`expected ${all.join(', ')}.`)
    return found
  }

function spans(value: string, before: readonly Span[] = []): Span[] {
  const [, from, to] = /^\[?(\d+)[-, ]+(\d+)\)?$/.exec(value.trim()) ?? []
  const span: Span = [Number(from), Number(to)]
  if (!(span[0] < span[1])) throw new InvalidArgumentError('expected two offsets, as 120-164.')
  return [...before, span]
}

type Verdict =
  | { readonly verdict: 'confirm' | 'reject'; readonly on: Finding }
  | { readonly verdict: 'correct'; readonly on: Finding; readonly correction: Correction }
  | { readonly verdict: 'withdraw'; readonly decision: string }

/** Add one decision to the case. The clock and the user's name are asked here and nowhere below. */
function keep({ case: file, why, by }: Told, verdictOf: (kept: Case) => Verdict): void {
  if (why.trim() === '') throw failure('bad-option', { option: '--why', expected: 'a reason', value: 'nothing' })
  const kept = openCase(file, 'existing')
  try {
    const verdict = verdictOf(kept)
    const at = new Date().toISOString()
    const decision = kept.decide((id) => ({ schema: 'isnad.decision/1', id, ...verdict, by, at, why }))
    openProgress().say(`${file}: ${decision.id} kept; the next report and origin follow it`)
  } finally {
    kept.close()
  }
}

function list({ case: file, json, lang }: { case: string; json?: boolean; lang: 'ar' | 'en' }): void {
  const kept = openCase(file, 'read')
  try {
    const decisions = kept.decisions()
    const asLines = (all: readonly Decision[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join('')
    process.stdout.write(json ? asLines(decisions) : decisionsText(decisions, lang))
  } finally {
    kept.close()
  }
}
