import { getDocumentProxy, getMeta } from 'unpdf'
import { type Piece, paragraphsOfPages } from './pdf-lines.ts'

/** What a PDF says. */
export interface PdfText {
  readonly paragraphs: readonly string[]
  readonly title?: string
  readonly author?: string
}

/** Longer ones are no articles, and no books either. */
const MOST_PAGES = 5000

export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    if (pdf.numPages > MOST_PAGES) throw new Error(`more than ${MOST_PAGES} pages: ${pdf.numPages}`)
    const pages: Piece[][] = []
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n)
      const { items } = await page.getTextContent()
      pages.push(items.flatMap((item) => ('str' in item ? [pieceOf(item)] : [])))
      page.cleanup()
    }
    const { info } = await getMeta(pdf)
    return { paragraphs: paragraphsOfPages(pages), ...named('title', info.Title), ...named('author', info.Author) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const named = (name: 'title' | 'author', value: unknown): object =>
  typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim() } : {}

interface Item {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

const pieceOf = ({ str, transform, width, height, hasEOL }: Item): Piece => ({
  text: str,
  left: transform[4] ?? 0,
  right: (transform[4] ?? 0) + width,
  base: transform[5] ?? 0,
  height: height || Math.abs(transform[3] ?? 0),
  ends: hasEOL,
})
