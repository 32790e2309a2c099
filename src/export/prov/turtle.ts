import { PREFIXES, type ProvNode, type Value } from './node.ts'

export const prefixes = (): string =>
  Object.entries(PREFIXES)
    .map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`)
    .join('')

/** A node as Turtle. */
export function turtle({ id, types, says }: ProvNode): string {
  return `<${id}> ${predicates(types, says)} .\n`
}

const predicates = (types: ProvNode['types'], says: ProvNode['says']): string =>
  [
    ...(types.length === 0 ? [] : [`a ${types.join(', ')}`]),
    ...says.map(([property, value]) => `${property} ${object(value)}`),
  ].join(' ;\n  ')

function object(value: Value): string {
  if ('id' in value) return `<${value.id}>`
  if ('node' in value) return `[ ${predicates(value.node.types, value.node.says)} ]`
  const { text, type, language } = value
  return `"${escaped(text)}"${language === undefined ? (type === undefined ? '' : `^^${type}`) : `@${language}`}`
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (text: string): string =>
  text.replace(
    /["\\\u0000-\u001f\u007f]/g,
    (mark) => ESCAPES[mark] ?? `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
