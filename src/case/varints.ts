const FIRST_ROOM = 1024

/** Whole numbers up to 2^53 one after another: seven bits a byte, the lowest first. */
export interface VarintWriter {
  readonly length: number
  put(value: number): void
  /** Forget what was put after this length. */
  cut(length: number): void
  /** A copy of what was put. */
  bytes(): Uint8Array
}

export function varintWriter(): VarintWriter {
  let room = new Uint8Array(FIRST_ROOM)
  let length = 0
  return {
    get length() {
      return length
    },
    put: (value) => {
      if (length + LONGEST > room.length) {
        const larger = new Uint8Array(2 * room.length)
        larger.set(room)
        room = larger
      }
      let rest = value
      // bits of more than 31 are beyond the operators of bits
      for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) room[length++] = (rest % 128) | 128
      for (; rest > 127; rest >>>= 7) room[length++] = (rest & 127) | 128
      room[length++] = rest
    },
    cut: (to) => {
      length = to
    },
    bytes: () => room.slice(0, length),
  }
}

/** Bytes of the largest number that is exact. */
const LONGEST = 8

export interface VarintReader {
  /** Throws at the end. */
  next(): number
  readonly isAtEnd: boolean
}

export function varintReader(bytes: Uint8Array): VarintReader {
  let at = 0
  return {
    next: () => {
      let [value, scale] = [0, 1]
      for (;;) {
        const byte = bytes[at++]
        if (byte === undefined) throw new RangeError('a number is cut off')
        value += (byte & 127) * scale
        if (byte < 128) return value
        scale *= 128
      }
    },
    get isAtEnd() {
      return at >= bytes.length
    },
  }
}
