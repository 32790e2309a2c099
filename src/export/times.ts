/** A moment with its zone, which is what most standards ask of a time. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const SHORT_MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:?\d{2})$/

/** A publication time where it is one with a zone; a day or an hour without a zone says less and is not made into more. */
export function momentOf(published: string | undefined): string | undefined {
  if (published === undefined) return undefined
  if (MOMENT.test(published)) return published
  const [, day, minute, second = ':00', zone] = SHORT_MOMENT.exec(published) ?? []
  if (day === undefined || zone === undefined) return undefined
  return `${day}T${minute}${second}${zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`
}

/** The day of a publication, as printed. */
export const dayOf = (published: string | undefined): string | undefined =>
  /^\d{4}-\d{2}-\d{2}/.exec(published ?? '')?.[0]
