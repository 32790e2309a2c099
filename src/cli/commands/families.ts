import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { failure } from '../../core/failures.ts'
import { openProgress } from '../progress.ts'
import { FAMILIES, familiesFrom, familyTable } from '../steps/families.ts'

interface Options {
  readonly case: string
  readonly set?: string
}

export const addFamilies = (program: Command): Command =>
  program
    .command('families')
    .description('which outlets of a case are of one house, as a table to edit and give back')
    .requiredOption('--case <file>', 'the case file')
    .option('--set <file>', 'take this table: columns outlet and family, parted by tabs')
    .addHelpText(
      'after',
      `
Outlets of one house share desks: a text that two of them begin with counts for one sure origin, not two. Isnad ships a short table
of houses; yours comes before it. An outlet with an empty family is a house of its own.

Examples:
  isnad families --case harbour.isnad > families.tsv
  isnad families --case harbour.isnad --set families.tsv
  isnad report --case harbour.isnad`,
    )
    .action(families)

function families({ case: file, set }: Options): void {
  const kept = openCase(file, set === undefined ? 'read' : 'existing')
  try {
    if (set === undefined) process.stdout.write(familyTable(kept))
    else {
      const table = familiesFrom(readTable(set), set)
      kept.setMeta(FAMILIES, JSON.stringify(table))
      openProgress().say(
        `${file}: ${table.length} outlets in the table of houses; the next report and origin follow it`,
      )
    }
  } finally {
    kept.close()
  }
}

function readTable(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw failure('no-input', { input: file }, error)
  }
}
