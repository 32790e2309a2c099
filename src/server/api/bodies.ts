import { ApiProblem } from './problems.ts'

/** A decision is a few words and offsets. */
const MOST_JSON = 2 ** 20

/** So much is handed in at a time; more is traced by the command line. */
const MOST_FILES = 512 * 2 ** 20

/** @throws  `not-json`, `too-large`, `bad-request` */
export async function jsonIn(request: Request): Promise<unknown> {
  const type = typeOf(request)
  if (type !== 'application/json')
    throw new ApiProblem(415, 'not-json', `expected content of the type application/json, got ${type || 'none'}`)
  const text = await limited(request, MOST_JSON).text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ApiProblem(400, 'bad-request', `expected JSON, got ${text.slice(0, 80)}`)
  }
}

/** @throws  `not-files`, `too-large`, `bad-request` */
export async function filesIn(request: Request): Promise<File[]> {
  const type = typeOf(request)
  if (type !== 'multipart/form-data')
    throw new ApiProblem(415, 'not-files', `expected files as multipart/form-data, got ${type || 'nothing'}`)
  const form = await limited(request, MOST_FILES)
    .formData()
    .catch((error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof ApiProblem ? error.cause : error
      if (cause instanceof ApiProblem) throw cause
      throw new ApiProblem(400, 'bad-request', 'expected files as multipart/form-data, got something that breaks off')
    })
  const files = [...form.values()].filter((one): one is File => typeof one !== 'string')
  if (files.length === 0) throw new ApiProblem(400, 'bad-request', 'expected files, got none')
  return files
}

const typeOf = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()

/** The content of a request, whatever length it says it has. */
function limited(request: Request, most: number): Response {
  const tooLarge = (): ApiProblem => new ApiProblem(413, 'too-large', `expected at most ${most} bytes`)
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge()
  let length = 0
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        length += chunk.length
        if (length > most) controller.error(tooLarge())
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted ?? null, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
}
