import { BadInput, type Ingested } from '../ingested.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { Cursor } from '../unpack/cursor.ts'
import { gunzipped, isGzip } from '../unpack/gzip.ts'
import { PackedPlaces } from '../unpack/packed-places.ts'
import { isZstd, unzstd } from '../unpack/zstd.ts'

/** `.tar.gz` has one layer; more than two are made to keep a machine busy. */
const MOST_LAYERS = 2

type Unpack = (cursor: Cursor, places: PackedPlaces) => AsyncGenerator<Buffer>

/** What is packed by gzip, in one member or many: what is inside is read. */
export const gzip: Reader = {
  name: 'gzip',
  sure: true,
  recognises: ({ bytes }) => isGzip(bytes),
  read: (item, context) => inside(item, context, gunzipped),
}

/** What is packed by Zstandard, in one frame or many. */
export const zstd: Reader = {
  name: 'zstd',
  sure: true,
  recognises: ({ bytes }) => isZstd(bytes),
  read: (item, context) => inside(item, context, unzstd),
}

async function* inside(item: Item, context: Context, unpack: Unpack): AsyncGenerator<Ingested> {
  const { file: _, whole: __, head: ___, bytes, layers, name, ...same } = item
  if (layers >= MOST_LAYERS) throw new BadInput(`packed more than ${MOST_LAYERS} times over`)
  const cursor = new Cursor(bytes)
  const places = new PackedPlaces()
  try {
    const content = context.budget.counted(unpack(cursor, places))
    yield* context.read({ ...same, name: unpackedName(name), content, layers: layers + 1, places })
  } finally {
    await cursor.close()
  }
}

const unpackedName = (name: string): string => name.replace(/\.tgz$/i, '.tar').replace(/\.(gz|zst)$/i, '')
