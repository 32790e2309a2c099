import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { html, type Markup } from '../../render/markup.ts'

/** The parts of an OpenAPI document that the page shows. */
export interface Described {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Schema
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

/** JSON Schema, as far as ours go. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly description?: string
  readonly default?: unknown
  readonly pattern?: string
}

export const DOCS_STYLE = readFileSync(fileURLToPath(new URL('./docs.css', import.meta.url)), 'utf8')

/** The API described as one page, from its OpenAPI document: nothing is fetched and nothing runs. */
export function docsPage({ info, paths, components = {} }: Described, style: string): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? '')
  const schemas = Object.entries(components.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const page = html`<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${info.title} API ${info.version}</title><link rel="stylesheet" href="${style}"></head>
<body><h1>${info.title} API ${info.version}</h1><p>${info.description ?? ''}</p>
<p>The same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Lists answer <code>items</code>, <code>total</code> and <code>next</code>, the cursor of the next page. Answers that stay the same as long as the case does carry an <code>ETag</code>. What went wrong is told as problem details (RFC 9457).</p>
<nav><ul>${[...byTag.keys()].map((tag) => html`<li><a href="#tag-${slug(tag)}">${tag}</a></li>`)}<li><a href="#schemas">schemas</a></li></ul></nav>
${[...byTag].map(([tag, all]) => html`<section id="tag-${slug(tag)}"><h2>${tag}</h2>${all.map((one) => operationSection(one.method, one.path, one.operation))}</section>`)}
<section id="schemas"><h2>Schemas</h2>${schemas.map(([name, schema]) => schemaSection(name, schema))}</section></body></html>
`
  return page.html
}

const slug = (text: string): string => text.replace(/\W+/g, '-')

function operationSection(method: string, path: string, operation: Operation): Markup {
  const { summary = '', parameters = [], requestBody, responses } = operation
  const rows = parameters.map(
    ({ name, in: place, required, schema = {}, description }) =>
      html`<tr><td><code>${name}</code>${required ? '' : html` <span class="soft">optional</span>`}</td><td>${place}</td><td>${typeText(schema)}${schema.default === undefined ? '' : html` = <code>${JSON.stringify(schema.default)}</code>`}</td><td>${description ?? schema.description ?? ''}</td></tr>`,
  )
  return html`<article id="${method}-${slug(path)}"><h3><span class="method">${method}</span> <code>${path}</code></h3><p>${summary}</p>${rows.length === 0 ? '' : html`<div class="scroll"><table><thead><tr><th>parameter</th><th>in</th><th>type</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`}${requestBody === undefined ? '' : html`<p>takes ${contentText(requestBody.content)}</p>`}<ul>${Object.entries(responses).map(([status, { content }]) => html`<li><code>${status}</code> ${content === undefined ? '' : contentText(content)}</li>`)}</ul></article>`
}

const contentText = (content: Content): Markup[] =>
  Object.entries(content).map(
    ([type, { schema }]) => html`<code>${type}</code> ${schema === undefined ? '' : typeText(schema)} `,
  )

function schemaSection(name: string, schema: Schema): Markup {
  const required = new Set(schema.required ?? [])
  const rows = Object.entries(schema.properties ?? {}).map(
    ([field, one]) =>
      html`<tr><td><code>${field}</code>${required.has(field) ? '' : html` <span class="soft">optional</span>`}</td><td>${typeText(one)}</td><td>${one.description ?? ''}</td></tr>`,
  )
  return html`<article id="schema-${name}"><h3><code>${name}</code></h3>${schema.description === undefined ? '' : html`<p>${schema.description}</p>`}${rows.length === 0 ? html`<p>${typeText(schema)}</p>` : html`<div class="scroll"><table><tbody>${rows}</tbody></table></div>`}</article>`
}

const REF = '#/components/schemas/'

/** A type in a few words, with the way to those that have a name. */
function typeText(schema: Schema): Markup {
  const { $ref, anyOf, oneOf, allOf, items, prefixItems, properties, additionalProperties } = schema
  if ($ref?.startsWith(REF)) return html`<a href="#schema-${$ref.slice(REF.length)}">${$ref.slice(REF.length)}</a>`
  if (schema.enum) return html`${joined(schema.enum.map((one) => html`<code>${JSON.stringify(one)}</code>`))}`
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  const choices = anyOf ?? oneOf ?? allOf
  if (choices) return html`${joined(choices.map(typeText))}`
  if (prefixItems) return html`[${joined(prefixItems.map(typeText), ', ')}]`
  if (items) return html`list of ${typeText(items)}`
  if (properties) {
    const fields = Object.entries(properties).map(([name, one]) => html`<code>${name}</code>: ${typeText(one)}`)
    return html`{ ${joined(fields, '; ')} }`
  }
  if (typeof additionalProperties === 'object') return html`map to ${typeText(additionalProperties)}`
  return html`${[schema.type ?? 'anything'].flat().join(' or ')}`
}

const joined = (parts: readonly Markup[], between = ' | '): Markup[] =>
  parts.map((part, i) => (i === 0 ? part : html`${between}${part}`))
