/** What was said of all documents of an import; each takes what it does not name itself. */
export interface Given {
  readonly outlet?: string
  readonly language?: string
}

/** How a document was read from its bytes: what its reader leaves beside them, an object of its own, and what the document was given. */
export interface How extends Readonly<Record<string, unknown>> {
  readonly given?: Given
}

export const howOf = (json: string | undefined): How => (json === undefined ? {} : (JSON.parse(json) as How))

/** A document's JSON without what it was given. */
export function withoutGiven(json: string, how: string | undefined): string {
  const { given } = howOf(how)
  if (given === undefined) return json
  const document = JSON.parse(json) as Record<string, unknown>
  for (const field of Object.keys(given)) delete document[field]
  return JSON.stringify(document)
}
