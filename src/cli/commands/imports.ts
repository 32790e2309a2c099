import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import type { Import, ItemError } from '../../case/imports.ts'
import { isWorkedOn } from '../../case/turn.ts'
import { oneLine } from '../issue-log.ts'
import { Output } from '../output.ts'
import { number } from '../progress.ts'
import { errorsText } from '../steps/reckoning.ts'

interface Options {
  readonly case: string
  readonly errors?: true
  readonly kind?: string
  readonly json?: true
}

export const addImports = (program: Command): Command =>
  program
    .command('imports')
    .description('what was read into a case, and what could not be')
    .requiredOption('--case <file>', 'the case file')
    .option('--errors', 'every item that failed, with its place, its kind and how often it was tried')
    .option('--kind <kind>', 'errors of one kind alone, as the list of imports names them')
    .option('--json', 'JSON Lines on standard output')
    .addHelpText(
      'after',
      `
Examples:
  isnad imports --case harbour.isnad
  isnad imports --case harbour.isnad --errors --kind no-article
  isnad add --retry-failed --case harbour.isnad`,
    )
    .action(imports)

async function imports({ case: file, errors, kind, json }: Options): Promise<void> {
  const kept = openCase(file, 'read')
  const output = new Output()
  try {
    if (errors || kind !== undefined)
      for (const one of kept.imports.errors(kind)) await output.line(json ? JSON.stringify(one) : errorText(one))
    else
      for (const one of kept.imports.all()) {
        const state = one.state === 'running' && !isWorkedOn(file) ? 'stopped' : one.state
        await output.line(json ? JSON.stringify({ ...one, state }) : importText({ ...one, state }))
      }
    await output.flush()
  } finally {
    kept.close()
  }
}

const errorText = ({ import: of, kind, attempts, message }: ItemError): string =>
  oneLine(`${of}  ${kind}  tried ${attempts === 1 ? 'once' : `${attempts} times`}  ${message}`)

function importText(one: Import): string {
  const { n, state, started, inputs, outlet, language, note, added, known, sources, errors } = one
  const failed = Object.keys(errors).length > 0 ? [errorsText(errors)] : []
  const lines = [
    `${n}  ${state}  ${started}  ${inputs.join(' ')}`,
    `   ${[`${number(added)} documents added`, `${number(known)} there already`, ...sourcesText(sources), ...failed].join(', ')}`,
    ...(outlet === undefined ? [] : [`   outlet ${outlet}`]),
    ...(language === undefined ? [] : [`   language ${language}`]),
    ...(note === undefined ? [] : [`   ${note}`]),
  ]
  return lines.map(oneLine).join('\n')
}

const sourcesText = (sources: Import['sources']): string[] =>
  (
    [
      ['done', 'read'],
      ['skipped', 'read before'],
      ['pending', 'not read yet'],
    ] as const
  ).flatMap(([state, words]) => (sources[state] > 0 ? [`${number(sources[state])} sources ${words}`] : []))
