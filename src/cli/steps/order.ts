import { type Given, howOf } from '../../case/given.ts'
import { type Ingested, isIssue } from '../../ingest/documents-from.ts'
import { documentFrom } from '../../ingest/record.ts'

/**
 * Give a document what it does not name itself, and note that with how it was read, so that reading it again gives the same. Its id stays
 * the one it has without: the same article is the same one in another import.
 */
export function withGiven(one: Ingested, given: Given): Ingested {
  if (isIssue(one)) return one
  const missing = missingIn(one.document, given)
  if (missing === undefined) return one
  const checked = documentFrom({ ...one.document, ...missing }, one.at)
  if ('issue' in checked) return checked.issue
  const { document } = checked
  return {
    ...one,
    document,
    json: JSON.stringify(document),
    how: JSON.stringify({ ...howOf(one.how), given: missing }),
  }
}

function missingIn({ outlet, language }: Given, given: Given): Given | undefined {
  const missing: Given = {
    ...(outlet === undefined && given.outlet !== undefined && { outlet: given.outlet }),
    ...(language === undefined && given.language !== undefined && { language: given.language }),
  }
  return Object.keys(missing).length === 0 ? undefined : missing
}
