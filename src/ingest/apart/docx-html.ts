import { convertToHtml, images } from 'mammoth'

/** The body of a text document as HTML, with its notes, without its pictures. */
export async function docxHtml(bytes: Uint8Array): Promise<string> {
  const { value } = await convertToHtml(
    { buffer: Buffer.from(bytes) },
    { externalFileAccess: false, convertImage: images.imgElement(async () => ({ src: '' })) },
  )
  return value
}
