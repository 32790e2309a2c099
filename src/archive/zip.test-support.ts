import { buffer } from 'node:stream/consumers'
import { type Entry, openPromise } from 'yauzl'

/** The members of a zip by their names, as another library reads them. */
export async function openZip(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openPromise(file)
  const members = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>)
    members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return members
}
