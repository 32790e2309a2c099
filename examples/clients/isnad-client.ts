// A client of the HTTP API of Isnad, with what Node and browsers have.
//   isnad serve harbour.isnad                     prints the address
//   node isnad-client.ts ADDRESS "SENTENCE"
// With an address that others reach, `isnad serve` prints a token in it; it is sent along.

type Query = Readonly<Record<string, string | number | undefined>>

interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Problems are told as RFC 9457 has it. */
interface Problem {
  readonly title: string
  readonly detail?: string
}

class Isnad {
  readonly #base: string
  readonly #headers: Readonly<Record<string, string>>

  constructor(address: string) {
    const { origin, searchParams } = new URL(address)
    const token = searchParams.get('token')
    this.#base = `${origin}/api/v1`
    this.#headers = token === null ? {} : { authorization: `Bearer ${token}` }
  }

  async response(path: string, query: Query = {}): Promise<Response> {
    const wanted = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) if (value !== undefined) wanted.set(name, String(value))
    const response = await fetch(`${this.#base}${path}?${wanted}`, { headers: this.#headers })
    if (response.ok) return response
    const { title, detail = '' } = (await response.json()) as Problem
    throw new Error(`${title}: ${detail}`)
  }

  /** The answer to a question. */
  async ask<T>(path: string, query?: Query): Promise<T> {
    return (await (await this.response(path, query)).json()) as T
  }

  /** Every item of a list, page by page. */
  async *all<T>(path: string, query: Query = {}): AsyncGenerator<T> {
    for (let cursor: string | undefined; ; ) {
      const { items, next }: Page<T> = await this.ask(path, { ...query, cursor })
      yield* items
      if (next === null) return
      cursor = next
    }
  }
}

interface Interval {
  readonly least: number
  readonly most: number
}

async function main(address: string, sentence: string): Promise<void> {
  const isnad = new Isnad(address)
  for await (const story of isnad.all<Interval & { documents: number }>('/stories', { limit: 1 }))
    console.log(`${story.documents} articles, ${story.least} to ${story.most} origins`)
  let documents = 0
  for await (const _ of isnad.all('/documents', { limit: 4 })) documents += 1
  console.log(`${documents} articles, four a page`)
  const { sought } = await isnad.ask<{
    sought: { claims: { claim: { appearances: unknown[]; origins: Interval } }[] }
  }>('/origin', { q: sentence })
  for (const { claim } of sought.claims.slice(0, 1))
    console.log(`${claim.appearances.length} appearances, ${claim.origins.least} to ${claim.origins.most} origins`)
  const table = await (await isnad.response('/export', { format: 'csv' })).text()
  console.log(JSON.stringify(table.split('\r\n', 1)[0]!.split(',').slice(0, 3)))
  await isnad.ask('/documents/nobody').catch((error: Error) => console.log(`refused: ${error.message}`))
}

const [address = '', sentence = ''] = process.argv.slice(2)
await main(address, sentence)
