/** Deeper is nothing that a program prints about a page. */
const DEEPEST = 50

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
}

/**
 * Read what Python prints for a dictionary (`repr`): strings, numbers, lists, tuples, sets, dictionaries, and dates as ISO 8601; any other
 * object as undefined.
 *
 * @returns  undefined when it is none
 */
export function pythonDictionary(text: string): ReadonlyMap<string, unknown> | undefined {
  const reader = new Reader(text)
  try {
    const value = reader.value(0)
    return value instanceof Map && reader.isAtEnd() ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  isAtEnd(): boolean {
    this.#skipBlanks()
    return this.#at === this.#text.length
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) throw new SyntaxError()
    this.#skipBlanks()
    const next = this.#text[this.#at]
    if (next === '{') return this.#braces(depth)
    if (next === '[') return this.#list('[', ']', depth)
    if (next === '(') return this.#list('(', ')', depth)
    if (next === "'" || next === '"') return this.#string(next)
    return this.#word(depth)
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }

  #accept(mark: string): boolean {
    this.#skipBlanks()
    if (this.#text[this.#at] !== mark) return false
    this.#at += 1
    return true
  }

  #expect(mark: string): void {
    if (!this.#accept(mark)) throw new SyntaxError()
  }

  /** A dictionary; a set gives its values as a list. */
  #braces(depth: number): unknown {
    this.#expect('{')
    const entries = new Map<string, unknown>()
    const values: unknown[] = []
    while (!this.#accept('}')) {
      const key = this.value(depth + 1)
      if (this.#accept(':')) entries.set(String(key), this.value(depth + 1))
      else values.push(key)
      if (!this.#accept(',')) {
        this.#expect('}')
        break
      }
    }
    return values.length > 0 ? values : entries
  }

  #list(open: string, close: string, depth: number): unknown[] {
    this.#expect(open)
    const values: unknown[] = []
    while (!this.#accept(close)) {
      values.push(this.value(depth + 1))
      if (!this.#accept(',')) {
        this.#expect(close)
        break
      }
    }
    return values
  }

  #string(quote: string): string {
    let text = ''
    for (this.#at += 1; ; this.#at += 1) {
      const letter = this.#text[this.#at]
      if (letter === undefined) throw new SyntaxError()
      if (letter === quote) break
      text += letter === '\\' ? this.#escape() : letter
    }
    this.#at += 1
    return text
  }

  #escape(): string {
    this.#at += 1
    const kind = this.#text[this.#at]!
    const digits = { x: 2, u: 4, U: 8 }[kind]
    if (digits === undefined) return ESCAPES[kind] ?? `\\${kind}`
    const code = Number.parseInt(this.#text.slice(this.#at + 1, this.#at + 1 + digits), 16)
    if (!(code <= 0x10ffff)) throw new SyntaxError()
    this.#at += digits
    return String.fromCodePoint(code)
  }

  /** A number, a constant, a keyword argument, or an object as its class prints it. */
  #word(depth: number): unknown {
    const word = /^[\w.+-]+/.exec(this.#text.slice(this.#at, this.#at + 100))?.[0]
    if (word === undefined) throw new SyntaxError()
    this.#at += word.length
    if (this.#accept('=')) return { name: word, value: this.value(depth + 1) }
    if (this.#text[this.#at] === '(') {
      const given = this.#list('(', ')', depth + 1)
      return word === 'datetime.datetime' ? isoTime(given) : undefined
    }
    if (word === 'None') return null
    if (word === 'True' || word === 'False') return word === 'True'
    return Number.isNaN(Number(word)) ? undefined : Number(word)
  }
}

/** The arguments of `datetime.datetime(2024, 5, 6, 7, 8, 9, 10, tzinfo=datetime.timezone.utc)`. */
function isoTime(given: readonly unknown[]): string | undefined {
  const [year, month, day, hour = 0, minute = 0, second = 0] = given.filter((one) => typeof one === 'number')
  if (year === undefined || month === undefined || day === undefined) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  const zone = given.some((one) => typeof one === 'object' && one !== null && 'name' in one && one.name === 'tzinfo')
    ? 'Z'
    : ''
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`
}
