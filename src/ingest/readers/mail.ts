import type { Address, Attachment, Email } from 'postal-mime'
import { collected } from '../bytes.ts'
import { writeHow } from '../how.ts'
import { fragmentText } from '../html-fragment.ts'
import { BadInput, type Ingested, isIssue, taken, withHow } from '../ingested.ts'
import type { Context, Given, Item, Reader } from '../reader.ts'
import { endingOf } from '../web-archive/media-types.ts'

const FIELD =
  /^(from|to|cc|subject|date|message-id|mime-version|received|return-path|delivered-to|reply-to|sender|x-[\w-]+|dkim-signature|content-[\w-]+|list-[\w-]+|arc-[\w-]+|authentication-results):/i

/** A message: its text, and what is attached to it as documents of their own. */
export const mail: Reader = {
  name: 'mail',
  endings: /\.eml$/i,
  recognises: ({ text, promised }) => promised === 'mail' || (promised === undefined && isMessage(text)),
  read: documents,
}

/** Without a name that says so: three fields of a message in a row, who and when among them. */
function isMessage(text: string): boolean {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const end = lines.findIndex((line) => !FIELD.test(line))
  const fields = lines.slice(0, end < 0 ? lines.length : end)
  return (
    fields.length >= 3 &&
    fields.some((line) => /^(from|received):/i.test(line)) &&
    fields.some((line) => /^(date|received):/i.test(line))
  )
}

async function* documents(item: Item, context: Context): AsyncGenerator<Ingested> {
  const { at, id, depth } = item
  const { limits } = context
  if (depth > limits.nesting) throw new BadInput(`inside more than ${limits.nesting} archives`)
  const { bytes, size } = await collected(item, limits.file)
  if (size > limits.file) return yield { code: 'too-large', at, bytes: size, limit: limits.file }
  const message = await parsed(bytes)
  const text = textOf(message)
  if (text.trim() !== '' || message.attachments.length === 0) yield taken(at, { ...about(message), text }, bytes, id)
  for (const [i, attachment] of message.attachments.entries())
    yield* attached(attachment, `part${i + 2}`, item, context)
}

async function parsed(bytes: Buffer): Promise<Email> {
  try {
    const { default: PostalMime } = await import('postal-mime')
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  } catch (error) {
    throw new BadInput(`no message: ${(error as Error).message}`)
  }
}

/** Of the same text in two forms, the one with the marks of its paragraphs. */
const textOf = ({ html, text }: Email): string => (html === undefined ? '' : fragmentText(html)) || (text ?? '')

function about({ subject, from, date, messageId }: Email): object {
  const author = nameOf(from)
  // a date that could not be read is given as it is written
  return {
    ...(subject && { title: subject }),
    ...(author && { author }),
    ...(date && { published: date.replace('.000Z', 'Z') }),
    ...(messageId && { messageId }),
  }
}

const nameOf = (from: Address | undefined): string | undefined => from?.name || from?.address

/** What is attached is read as a file of its name is; the message's own text is part 1. */
async function* attached(attachment: Attachment, part: string, item: Item, context: Context): AsyncGenerator<Ingested> {
  const { filename, mimeType, related } = attachment
  const ending = endingOf(mimeType)
  const name = filename ?? `${part}${ending ?? ''}`
  const todo = filename === null ? (ending === undefined ? 'pass' : 'read') : context.expectation(filename)
  if (todo === 'pass' || related) return
  const content = Buffer.from(attachment.content as ArrayBuffer)
  const given: Given = {
    at: `${item.at}#${part}`,
    ...(item.id !== undefined && { id: `${item.id}#${part}` }),
    name,
    content,
    unsure: todo === 'look' && !ending,
    depth: item.depth + 1,
  }
  for await (const one of context.read(given)) {
    const isWhole = !isIssue(one) && one.raw === content && one.how === undefined
    yield isWhole ? withHow(one, writeHow({ reader: 'named', name })) : one
  }
}
