import type { Figure } from '../records.ts'

/** A number with what it counts. */
export interface Count {
  readonly unit: string
  readonly least: number
  readonly most: number
  readonly approximate: boolean
}

export function countOf({ value, approximate }: Pick<Figure, 'value' | 'approximate'>, unit: string): Count {
  const [least, most] = typeof value === 'number' ? [value, value] : value
  return { unit, least, most, approximate }
}

/** «نحو 5000» and 5,012 are told as one figure; 12 and 9 never are. */
const APPROXIMATION = 0.1

/** Whether two counts of one thing can both be right. */
export function compatible(a: Count, b: Count): boolean {
  const slack = a.approximate || b.approximate ? APPROXIMATION : 0
  return a.least <= b.most * (1 + slack) && b.least <= a.most * (1 + slack)
}

/**
 * Where two contents count one thing differently: both values; undefined when they do not.
 *
 * A content may give two figures of one unit («12 قتيلا، منهم قتيلان من المارة»): it differs only where nothing of the other fits.
 */
export function disagreement(a: readonly Count[], b: readonly Count[]): string | undefined {
  for (const one of a) {
    const other = b.find((count) => count.unit === one.unit)
    if (other !== undefined && !agree(ofUnit(a, one.unit), ofUnit(b, one.unit)))
      return `${shown(one)} ≠ ${shown(other)}`
  }
  return undefined
}

const ofUnit = (counts: readonly Count[], unit: string): Count[] => counts.filter((count) => count.unit === unit)

const agree = (a: readonly Count[], b: readonly Count[]): boolean =>
  a.some((one) => b.some((other) => compatible(one, other)))

const shown = ({ least, most, approximate }: Count): string =>
  `${approximate ? '≈' : ''}${least === most ? least : `${least}–${most}`}`
