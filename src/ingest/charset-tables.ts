/** The letters of a single-byte encoding by byte, and its bytes by letter: both from the platform's own decoder. */
export interface ByteTable {
  /** 256 letters; U+FFFD where the encoding has none. */
  readonly letters: readonly string[]
  readonly bytes: ReadonlyMap<string, number>
}

const made = new Map<string, ByteTable>()

/** The table of a single-byte encoding. */
export function byteTable(charset: string): ByteTable {
  const known = made.get(charset)
  if (known) return known
  const decoder = new TextDecoder(charset, { ignoreBOM: true })
  const letters = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)))
  const bytes = new Map(letters.flatMap((letter, byte) => (letter === '\ufffd' ? [] : [[letter, byte] as const])))
  const table = { letters, bytes }
  made.set(charset, table)
  return table
}

/**
 * Write text in a single-byte encoding: the way back from what was decoded.
 *
 * @returns  nothing when a letter is not in the encoding
 */
export function encoded(text: string, charset: string): Buffer | undefined {
  const { bytes } = byteTable(charset)
  const out = Buffer.alloc(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = bytes.get(text[i]!)
    if (byte === undefined) return undefined
    out[i] = byte
  }
  return out
}
