import type { Fix, Gap, Part } from './matching.ts'
import { Spellings } from './spelling.ts'

/** Two words side by side cost less than one dropped and one added, and less again when they look alike. */
export const COST = { match: 0, respelled: 1, replaced: 3, gap: 2 } as const
/** Word by word, a gap costs the product of its sides: 40 by 40 words hold any edit of a sentence. */
const MAX_CELLS = 1600

/** Match words at the least cost, cell by cell (Needleman, Wunsch 1970); a gap too large for that stays open. */
export class SmallGap {
  readonly #spellings = new Spellings()
  /** Row by row, with a row and a column before the first words: at most twice the cells and a row. */
  readonly #costs = new Int32Array(2 * MAX_CELLS + 2)
  readonly #paired = new Uint8Array(MAX_CELLS)

  fill(a: Part, b: Part, { a0, a1, b0, b1 }: Gap, fix: Fix): void {
    const [rows, columns] = [a1 - a0, b1 - b0]
    if (rows * columns > MAX_CELLS) return
    this.#pair(a, a0, rows, b, b0, columns)
    this.#add(rows, columns)
    const [costs, paired, width] = [this.#costs, this.#paired, columns + 1]
    for (let [i, j] = [rows, columns]; i > 0 && j > 0; ) {
      const cost = costs[i * width + j]!
      if (cost === costs[(i - 1) * width + j - 1]! + paired[(i - 1) * columns + j - 1]!) fix(a0 + --i, b0 + --j)
      else if (cost === costs[(i - 1) * width + j]! + COST.gap) i--
      else j--
    }
  }

  #pair(a: Part, a0: number, rows: number, b: Part, b0: number, columns: number): void {
    const [hashesA, hashesB] = [a.words.hashes, b.words.hashes]
    const [spellings, paired] = [this.#spellings, this.#paired]
    for (let i = 0; i < rows; i++) spellings.put(i, a.text, a.words.starts[a0 + i]!, a.words.ends[a0 + i]!)
    for (let j = 0; j < columns; j++) spellings.put(rows + j, b.text, b.words.starts[b0 + j]!, b.words.ends[b0 + j]!)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        paired[i * columns + j] =
          hashesA[a0 + i] === hashesB[b0 + j]
            ? COST.match
            : spellings.areRespelled(i, rows + j)
              ? COST.respelled
              : COST.replaced
  }

  #add(rows: number, columns: number): void {
    const [costs, paired, width] = [this.#costs, this.#paired, columns + 1]
    for (let j = 0; j < width; j++) costs[j] = j * COST.gap
    for (let i = 1; i <= rows; i++) {
      costs[i * width] = i * COST.gap
      for (let j = 1; j < width; j++)
        costs[i * width + j] = Math.min(
          costs[(i - 1) * width + j - 1]! + paired[(i - 1) * columns + j - 1]!,
          costs[(i - 1) * width + j]! + COST.gap,
          costs[i * width + j - 1]! + COST.gap,
        )
    }
  }
}
