/** What XML 1.0 cannot hold: controls, halves of letters, two non-characters. Each becomes one replacement mark, so that offsets stay. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // a parser would make a plain line end, or a space, of them
  '\r': '&#13;',
}

/** Text for an element or an attribute. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"\r]/g, (mark) => ESCAPES[mark]!)

/** For an attribute, where a parser makes a space of a line end. */
export const attribute = (text: string): string =>
  xml(text).replace(/[\n\t]/g, (mark) => (mark === '\n' ? '&#10;' : '&#9;'))
