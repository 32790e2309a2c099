/** Formats by the media type that a header gives. */
const READ: readonly (readonly [RegExp, string])[] = [
  [/^(text\/html|application\/xhtml\+xml)$/, '.html'],
  [/^text\/plain$/, '.txt'],
  [/^application\/pdf$/, '.pdf'],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/, '.docx'],
  [/^(application\/(rss|atom|rdf|feed)\+(xml|json))$/, '.rss'],
  [/^message\/rfc822$/, '.eml'],
  [/^text\/(csv|tab-separated-values)$/, '.csv'],
  [/^application\/(x-ndjson|jsonlines|jsonl)$/, '.jsonl'],
]

/** What says nothing: the content has to tell. */
const OPEN = /^(|application\/(octet-stream|xml|binary|unknown)|text\/xml|binary\/octet-stream|unknown\/unknown)$/

/** `text/html; charset=…` → `text/html` */
const bare = (contentType: string): string => contentType.split(';', 1)[0]!.trim().toLowerCase()

/** The ending of names that goes with a media type; `''` where the content has to tell; undefined for what is no article. */
export function endingOf(contentType: string | undefined): string | undefined {
  const type = bare(contentType ?? '')
  return READ.find(([types]) => types.test(type))?.[1] ?? (OPEN.test(type) ? '' : undefined)
}
