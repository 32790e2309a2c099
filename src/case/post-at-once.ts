import { candidatePairs, type Posted } from '../core/3-links/candidate-pairs.ts'
import { MANY } from '../core/3-links/carriers.ts'
import { crowdInOrder } from '../core/3-links/crowd.ts'
import { timeOf } from '../core/3-links/pairs.ts'
import type { Room } from '../core/3-links/room.ts'
import { bytesOf, PUT_PART, partsOf, putCrowd } from './kept-crowds.ts'
import { PAIR } from './kept-pair-index.ts'
import { PRINTS, type PrintRow, readHashes } from './kept-prints.ts'
import { blockFiller } from './posting-blocks.ts'
import type { Statements } from './statements.ts'

/** Documents by their places, with their numbers. */
interface Numbered {
  readonly numbers: readonly number[]
  readonly documents: readonly Posted[]
}

/**
 * Write postings, crowds and pairs of documents from nothing, sorted in memory and beside it.
 *
 * @param most  so many documents, the first
 * @param tick  called as the work goes on: so many documents more
 * @returns     the last one's number
 */
export function postTogether(sql: Statements, most: number, room: Room, tick: (count: number) => void): number {
  const all = numberedOf(sql, most)
  const put = postingsWriter(sql, all)
  const { a, b } = candidatePairs(all.documents, { room, tick, each: put.each })
  put.end()
  const wait = sql('INSERT INTO waiting (a, b) VALUES (?, ?)')
  const pair = sql(PAIR)
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i]!, b[i]!]
    wait.run(all.documents[one]!.id, all.documents[other]!.id)
    pair.run(all.numbers[one]!, all.numbers[other]!)
    pair.run(all.numbers[other]!, all.numbers[one]!)
  }
  return all.numbers.at(-1) ?? 0
}

function numberedOf(sql: Statements, most: number): Numbered {
  const numbers: number[] = []
  const documents: Posted[] = []
  for (const row of sql(`${PRINTS} ORDER BY n LIMIT ?`).iterate(most)) {
    const { n, id, outlet, published } = row as unknown as PrintRow
    numbers.push(n)
    documents.push({
      id,
      ...(outlet === null ? {} : { outlet }),
      ...(published === null ? {} : { published }),
      get hashes() {
        return readHashes(sql, n)
      },
    })
  }
  return { numbers, documents }
}

/** Puts who carries each hash into its block, or into a crowd. */
function postingsWriter(sql: Statements, { numbers, documents }: Numbered) {
  const times = Float64Array.from(documents, ({ published }) => timeOf(published))
  const placed = (place: number) => {
    const { outlet } = documents[place]!
    return outlet === undefined ? { time: times[place]! } : { time: times[place]!, outlet }
  }
  const block = sql('INSERT INTO postings (first, data) VALUES (?, ?)')
  const filler = blockFiller(({ first, data }) => void block.run(first, data))
  const putMembers = (hash: number, places: readonly number[], rising: readonly number[]): void => {
    for (const part of partsOf(rising)) sql(PUT_PART).run(hash, part[0]!, bytesOf(part))
    const crowd = crowdInOrder(places, placed)
    putCrowd(sql, hash, { ...crowd, members: crowd.members.map((place) => numbers[place]!) })
  }
  return {
    each: (hash: number, places: Uint32Array): void => {
      const rising = Array.from(places, (place) => numbers[place]!)
      if (rising.length > 1) rising.sort((x, y) => x - y)
      if (rising.length > MANY) putMembers(hash, [...places], rising)
      filler.put({ hash, documents: rising.length > MANY ? [] : rising })
    },
    end: filler.end,
  }
}
