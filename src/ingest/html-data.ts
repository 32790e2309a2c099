import { clean } from './html-clean.ts'
import { type Element, elementsOf, textIn } from './html-tree.ts'
import { bare } from './html-words.ts'

/** One object of structured data. */
export type Data = Readonly<Record<string, unknown>>

const ARTICLE_TYPE = /article|posting|report$/i

/** Deeper, structured data describes other things. */
const DEEPEST = 6
const MOST_OBJECTS = 2000

/**
 * The article among the JSON-LD of a page; empty when there is none. Of several, the one of this page: by address, then by title.
 *
 * @param about  addresses and titles by which the page names itself
 */
export function articleData(root: Element, about: readonly string[]): Data {
  const objects = [...elementsOf(root)]
    .filter(({ name, attributes }) => name === 'script' && /^\s*application\/ld\+json/i.test(attributes.type ?? ''))
    .flatMap((script) => valuesOf(textIn(script)).flatMap((value) => objectsIn(value, 0)))
    .slice(0, MOST_OBJECTS)
  const known = new Map(
    objects
      // a reference to an object is none
      .filter((data) => Object.keys(data).length > 1)
      .flatMap((data) => (typeof data['@id'] === 'string' ? [[data['@id'], data] as const] : []))
      .reverse(),
  )
  const articles = objects.filter((data) => typesOf(data).some((type) => ARTICLE_TYPE.test(type)))
  const named = new Set(about.map(bare))
  const own = articles.find((data) => namesOf(data).some((name) => named.has(bare(name))))
  const article = own ?? articles[0] ?? {}
  const section = article.articleSection ?? sectionIn(objects, article)
  return { ...resolved(article, known), ...(section === undefined ? {} : { articleSection: section }) }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (data: Data): string[] =>
  [data['@type']].flat().filter((type): type is string => typeof type === 'string')

const namesOf = (data: Data): string[] => {
  const page = data.mainEntityOfPage
  return [data.url, data['@id'], isData(page) ? page['@id'] : page, data.headline].flatMap((name) => clean(name) ?? [])
}

function objectsIn(value: unknown, depth: number): Data[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.slice(0, MOST_OBJECTS).flatMap((one) => objectsIn(one, depth + 1))
  if (!isData(value)) return []
  return [value, ...Object.values(value).flatMap((one) => (typeof one === 'object' ? objectsIn(one, depth + 1) : []))]
}

/** References to other objects of the page, replaced by them. */
const resolved = (data: Data, known: ReadonlyMap<string, Data>): Data => {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow)
    if (!isData(value) || typeof value['@id'] !== 'string' || Object.keys(value).length > 2) return value
    return known.get(value['@id']) ?? value
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, follow(value)]))
}

/** The section by the page's path of crumbs: the last one that is not the article. */
function sectionIn(objects: readonly Data[], article: Data): string | undefined {
  const crumbs = objects.find((data) => typesOf(data).includes('BreadcrumbList'))
  const items = [crumbs?.itemListElement].flat().filter(isData)
  const title = bare(clean(article.headline) ?? '')
  const names = items.map((item) => clean(item.name) ?? clean(isData(item.item) ? item.item.name : undefined) ?? '')
  return names.slice(1).findLast((name) => name !== '' && bare(name) !== title)
}

/** The values in a script: whole, mended, or at last single fields of it. */
function valuesOf(script: string): unknown[] {
  const json = script
    .replace(/^\s*(?:\/\*[\s\S]*?\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[|<!--)|(?:\]\]>|\/\/\s*\]\]>|-->)\s*$/g, '')
    .trim()
  for (const mended of [
    json,
    withoutBreaks(json),
    withoutCommas(withoutBreaks(json)),
    unquoted(json),
    `[${json.replace(/\}\s*\{/g, '},{')}]`,
  ]) {
    const value = parsed(mended)
    if (value !== undefined) return [value]
  }
  return [fieldsIn(json)]
}

/** Line ends inside strings, which JSON forbids and pages have. */
const withoutBreaks = (json: string): string => json.replace(/[\u0000-\u001f]+/g, ' ')
const withoutCommas = (json: string): string => json.replace(/,\s*(?=[}\]])/g, '')
const unquoted = (json: string): string =>
  json.includes('&quot;') && !json.includes('"') ? json.replaceAll('&quot;', '"') : json

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

const FIELDS =
  '@type headline datePublished dateModified articleBody articleSection dateline creditText sourceOrganization isBasedOn url author publisher'.split(
    ' ',
  )

/** More of a broken script is not looked through. */
const LONGEST_BROKEN = 200_000

/**
 * Fields of a script that is no JSON whatever one does: `"name": "value"` with the end of a value told by what follows it, since
 * quotation marks inside values are what breaks most of them. A person or organisation counts by its name.
 */
function fieldsIn(json: string): Data {
  const head = json.slice(0, LONGEST_BROKEN)
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const at = head.indexOf(`"${field}"`)
      if (at < 0) return []
      const rest = head.slice(at + field.length + 2)
      const found = /^\s*:\s*(?:\[?\s*\{[^{}]*?"name"\s*:\s*)?\[?\s*"/.exec(rest)
      if (!found) return []
      const value = rest.slice(found[0].length)
      const end = /"\s*(?:,\s*(?:"[@\w]+"\s*:|$)|,?\s*[}\]])/.exec(value)
      return end
        ? [
            [
              field,
              value
                .slice(0, end.index)
                .replace(/\\(["/\\])/g, '$1')
                .replace(/\\[nr]/g, '\n'),
            ] as const,
          ]
        : []
    }),
  )
}
