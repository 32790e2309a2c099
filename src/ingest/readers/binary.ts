import type { Reader } from '../reader.ts'

/** What begins with one of these is no text, whatever its name: PNG, JPEG, GIF, SQLite, RAR, 7z, ELF. */
const BINARY: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7f, 0x45, 0x4c, 0x46],
]

/** What is no article in any format: refused by name. */
export const binary: Reader = {
  name: 'binary',
  recognises: ({ bytes }) => BINARY.some((magic) => magic.every((byte, i) => bytes[i] === byte)),
  async *read({ at }) {
    yield { code: 'unknown-format', at, found: 'binary data' }
  },
}
