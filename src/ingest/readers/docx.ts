import { readApart } from '../apart/apart.ts'
import type { Zip, ZipEntry } from '../archive/zip-entries.ts'
import { linesOf } from '../html-lines.ts'
import { treeOf } from '../html-tree.ts'
import { BadInput, type Ingested, taken } from '../ingested.ts'
import type { Context, Item } from '../reader.ts'

const BODY = 'word/document.xml'

/** Whether a zip archive is a text document of an Office. */
export const isDocx = ({ entries }: Zip): boolean =>
  entries.some(({ name }) => name === BODY) && entries.some(({ name }) => name === '[Content_Types].xml')

/** A text document: its paragraphs. */
export async function* docxDocument(zip: Zip, bytes: Buffer, item: Item, context: Context): AsyncGenerator<Ingested> {
  const { at, id, origin } = item
  const parts = await checkedParts(zip, context.limits.file)
  const lines = linesOf(treeOf(await readApart('docx', bytes))).lines.map(({ text }) => text)
  if (lines.length === 0) return yield { code: 'empty-document', at }
  const url = origin?.url
  yield taken(
    at,
    { ...aboutIn(parts.get('docProps/core.xml') ?? ''), ...(url !== undefined && { url }), text: lines.join('\n') },
    bytes,
    id,
  )
}

/**
 * The parts in XML, looked at before a library opens them: what they unpack to has a bound, and no part declares anything that grows.
 */
async function checkedParts(zip: Zip, limit: number): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  let left = limit
  for (const member of zip.entries.filter(({ name }) => /\.(xml|rels)$/i.test(name))) {
    const bytes = await partOf(zip, member, left)
    left -= bytes.length
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(
      bytes,
    )
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
      throw new BadInput(`${member.name} declares a document type, which no Office does`)
    if (member.name === 'docProps/core.xml') parts.set(member.name, text)
  }
  return parts
}

async function partOf(zip: Zip, { name, entry }: ZipEntry, limit: number): Promise<Buffer> {
  const held: Buffer[] = []
  let size = 0
  for await (const chunk of zip.content(entry)) {
    size += chunk.length
    if (size > limit) throw new BadInput(`${name} is too large: its parts have more than ${limit} bytes left`)
    held.push(chunk)
  }
  return Buffer.concat(held)
}

/** Title, author and time of a document, where it tells them. */
function aboutIn(core: string): Readonly<Record<string, string>> {
  const tag = (name: string) => new RegExp(`<${name}\\b[^<>]{0,200}>([^<>]{1,500})</${name}>`).exec(core)?.[1]?.trim()
  const [title, author, published] = [
    tag('dc:title'),
    tag('dc:creator'),
    tag('dcterms:modified') ?? tag('dcterms:created'),
  ]
  const given = { title, author, published }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value ? [[name, linesOf(treeOf(value)).lines[0]?.text ?? value]] : [],
    ),
  )
}
