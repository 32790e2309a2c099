import { annotation } from './annotation.ts'
import { bibtex } from './bibtex.ts'
import { csl } from './csl.ts'
import { csv } from './csv.ts'
import type { Format } from './format.ts'
import { graphml } from './graphml.ts'
import { jsonl } from './jsonl.ts'
import { ninjs } from './ninjs.ts'
import { parquet } from './parquet.ts'
import { provJsonLd, provTrig } from './prov/formats.ts'
import { schemaOrg } from './schema-org.ts'
import { tei } from './tei.ts'

/** THE FORMATS. The command line, the API and the docs read this table. */
export const FORMATS = {
  jsonl,
  csv,
  parquet,
  annotation,
  'prov-jsonld': provJsonLd,
  'prov-trig': provTrig,
  'schema-org': schemaOrg,
  ninjs,
  graphml,
  bibtex,
  csl,
  tei,
} satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof FORMATS

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[]
