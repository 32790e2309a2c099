/** Values of the highest of four bytes. */
const HEADS = 256

/**
 * Rising numbers of 32 bits in little more than 25 each: the three lower bytes as they are, the lowest first, one number after another;
 * then the highest bytes as bits, for each number so many ones as it is greater than that of the number before, and a zero.
 *
 * @see  Elias: Efficient storage and retrieval by content and address of static files (Journal of the ACM, 1974)
 */
export function packed(rising: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(3 * rising.length + Math.ceil((rising.length + HEADS) / 8))
  let [at, bit, head] = [0, 24 * rising.length, 0]
  for (const one of rising) {
    bytes[at++] = one & 255
    bytes[at++] = (one >>> 8) & 255
    bytes[at++] = (one >>> 16) & 255
    for (; head < one >>> 24; head++, bit++) bytes[bit >>> 3]! |= 1 << (bit & 7)
    bit++
  }
  return bytes
}

export function unpacked(bytes: Uint8Array): Uint32Array {
  const rising = new Uint32Array(Math.floor((8 * bytes.length - HEADS) / 25))
  let [at, bit, head] = [0, 24 * rising.length, 0]
  for (let i = 0; i < rising.length; i++) {
    for (; ((bytes[bit >>> 3]! >>> (bit & 7)) & 1) === 1; bit++) head++
    bit++
    rising[i] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (head << 24)
    at += 3
  }
  return rising
}
