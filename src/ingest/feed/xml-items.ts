/**
 * Where the items of a feed in XML stand: the bytes of each `item` or `entry` element, in order.
 *
 * @param text  the feed, one letter for each byte
 */
export function xmlItems(text: string): (readonly [from: number, to: number])[] {
  const found: [number, number][] = []
  let open: number | undefined
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = endOfMark(text, at)
    if (end < 0) break
    const tag = /^<(\/?)(?:[\w.-]{1,40}:)?(?:item|entry)[\s/>]/i.exec(text.slice(at, at + 60))
    if (tag && tag[1] === '' && open === undefined && text[end - 2] !== '/') open = at
    else if (tag?.[1] === '/' && open !== undefined) {
      found.push([open, end])
      open = undefined
    }
    at = end
  }
  return found
}

/** Behind a tag, a comment, or a piece that is to be taken letter by letter; -1 when it has no end. */
function endOfMark(text: string, at: number): number {
  const [opening, closing] = text.startsWith('<![CDATA[', at)
    ? ['<![CDATA[', ']]>']
    : text.startsWith('<!--', at)
      ? ['<!--', '-->']
      : ['<', '>']
  const end = text.indexOf(closing, at + opening.length)
  return end < 0 ? -1 : end + closing.length
}
