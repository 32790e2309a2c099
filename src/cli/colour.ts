import type { Colour } from './options.ts'

/**
 * Whether to write colours. What the call says comes first; then NO_COLOR, set to anything; then whether a terminal that can show
 * them reads along.
 *
 * @see  https://no-color.org
 */
export function hasColour(
  asked: Colour,
  stream: { readonly isTTY?: boolean },
  environment: { readonly NO_COLOR?: string; readonly TERM?: string },
): boolean {
  if (asked !== 'auto') return asked === 'always'
  if (environment.NO_COLOR) return false
  return stream.isTTY === true && environment.TERM !== 'dumb'
}
