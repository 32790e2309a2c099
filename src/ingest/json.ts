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

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Where the elements of a list in JSON stand, in bytes: of the list that is the whole text, or of the one at a key of the object that is.
 * The text is known to be JSON in UTF-8.
 */
export function jsonElements(bytes: Buffer, key?: string): (readonly [from: number, to: number])[] {
  const start = key === undefined ? bytes.indexOf(OPEN_LIST) : listAt(bytes, key)
  if (start < 0) return []
  const found: [number, number][] = []
  let depth = 0
  let from = start + 1
  const close = (to: number) => {
    const [first, last] = trimmed(bytes, from, to)
    if (last > first) found.push([first, last])
    from = to + 1
  }
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === OPEN_LIST || byte === OPEN) depth += 1
    else if (byte === COMMA && depth === 1) close(at)
    else if (byte === CLOSE_LIST || byte === CLOSE) {
      depth -= 1
      if (depth > 0) continue
      close(at)
      break
    }
  }
  return found
}

function trimmed(bytes: Buffer, from: number, to: number): readonly [number, number] {
  let [first, last] = [from, to]
  while (first < last && bytes[first]! <= 0x20) first += 1
  while (last > first && bytes[last - 1]! <= 0x20) last -= 1
  return [first, last]
}

/** The place of its closing mark. */
function endOfString(bytes: Buffer, from: number): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}

/** Where the list of a key of the outermost object begins. */
function listAt(bytes: Buffer, key: string): number {
  let depth = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === OPEN || byte === OPEN_LIST) depth += 1
    else if (byte === CLOSE || byte === CLOSE_LIST) depth -= 1
    else if (byte === QUOTE) {
      const end = endOfString(bytes, at)
      const value = bytes.subarray(end + 1, end + 100).toString('latin1')
      const list = /^\s*:\s*\[/.exec(value)
      if (depth === 1 && list && bytes.toString('utf8', at + 1, end) === key) return end + list[0].length
      at = end
    }
  }
  return -1
}
