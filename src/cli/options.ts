import { InvalidArgumentError } from 'commander'

/** For options that count something. */
export function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1 on.')
  return number
}

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
