import { InvalidArgumentError, Option } from 'commander'
import { DEFAULT_MEMORY } from '../case/link-index.ts'
import { RANKS } from '../core/5-report/report.ts'
import { mappingOf } from '../ingest/mapping.ts'

/** For options that count something. */
export function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1 on.')
  return number
}

const MEGABYTE = 2 ** 20

/** For options that are so many megabytes; gives bytes. */
export function megabytes(value: string): number {
  const number = wholeNumber(value)
  if (number < LEAST_MEGABYTES) throw new InvalidArgumentError(`expected ${LEAST_MEGABYTES} or more.`)
  return number * MEGABYTE
}

/** Below, more time would go into putting aside than into the work. */
const LEAST_MEGABYTES = 16

/** An option of every command that reads articles. */
export const mapOption = (): Option =>
  new Option(
    '--map <pairs>',
    'columns of tables and keys of records that give the fields of articles: text=body,outlet=source',
  ).argParser(checkedMap)

/** @returns  as it is written: so an import keeps it */
function checkedMap(value: string): string {
  mappingOf(value)
  return value
}

/** An option of every command that compares articles. */
export const memoryOption = (): Option =>
  new Option('--memory <MB>', 'what comparing very many articles may hold in memory; the rest goes through files')
    .argParser(megabytes)
    .default(DEFAULT_MEMORY, String(DEFAULT_MEMORY / MEGABYTE))

/** By what the stories of a report are put in order. */
export const rankOption = (): Option =>
  new Option('--rank <order>', 'stories by outlets, by hidden sources, or by outlets beyond origins')
    .choices(RANKS)
    .default('spread')

/** For options that are a share of something. */
export function share(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError('expected a number from 0 to 1.')
  return number
}

/** Languages that the report's own words come in. */
export function language(value: string): 'ar' | 'en' {
  if (value !== 'ar' && value !== 'en') throw new InvalidArgumentError('expected ar or en.')
  return value
}

export type Colour = 'auto' | 'always' | 'never'

export function colour(value: string): Colour {
  if (value !== 'auto' && value !== 'always' && value !== 'never')
    throw new InvalidArgumentError('expected auto, always or never.')
  return value
}
