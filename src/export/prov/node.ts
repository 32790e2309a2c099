/** What PROV is told in, before it is TriG or JSON-LD: a thing with its types and what is said of it. */
export interface ProvNode {
  readonly id: string
  readonly types: readonly string[]
  readonly says: readonly (readonly [property: string, value: Value])[]
}

/** Another thing, a blank one that stands here only, or a literal. */
export type Value =
  | { readonly id: string }
  | { readonly node: Omit<ProvNode, 'id'> }
  | { readonly text: string; readonly type?: string; readonly language?: string }

export const PREFIXES = {
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  isnad: 'urn:isnad:vocabulary:',
} as const

export const thing = (id: string): Value => ({ id })
export const literal = (text: string, type?: string): Value => ({
  text: text.toWellFormed(),
  ...(type !== undefined && { type }),
})

/** Text in a language; a tag that RDF would refuse is left out. */
export const inLanguage = (text: string, language: string): Value =>
  /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language) && language !== 'und'
    ? { text: text.toWellFormed(), language }
    : literal(text)
