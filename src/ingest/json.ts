/** A parsed value; undefined for what is no JSON or is nested beyond the stack. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    // a RangeError when nested beyond the stack
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}
