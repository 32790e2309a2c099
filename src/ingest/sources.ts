import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { failure, type Issue } from '../core/failures.ts'
import { expectation } from './format.ts'
import type { WebAnswer } from './received.ts'

/** One stream of bytes: a file, or standard input. */
export interface Source {
  /** Its place in messages, as the caller wrote it. */
  readonly at: string
  /** Id of the document when the file is one document. */
  readonly id: string
  /** Its path, unless it is a stream. */
  readonly file?: string
  /** Found in a folder under a name that promises nothing: read when its content is sure. */
  readonly unsure?: boolean
  /** Of a web address: its answer is read instead of what `open` gives. */
  readonly web?: WebAnswer
  open(): AsyncIterable<Buffer>
}

/** Whether an input asks for something of the network; no file is called that. */
export const isWebAddress = (input: string): boolean => /^https?:\/\//i.test(input)

/** The name of standard input among inputs. */
export const STDIN = '-'

/**
 * The files behind the inputs, folders walked in the order of their names. In folders, files without a
 * known ending are read when their content leaves no doubt (others are notes), and pictures, styles, scripts and JSON are not; a file
 * named by itself is always read.
 *
 * @throws  `no-input` when not one of the inputs exists; `web-address` when one is asked for that nobody here fetches
 */
export async function sourcesOf(inputs: readonly string[]): Promise<(Source | Issue)[]> {
  const web = inputs.find(isWebAddress)
  if (web !== undefined) throw failure('web-address', { input: web })
  const found = await Promise.all(inputs.map(filesOf))
  if (found.every((one) => 'code' in one)) throw failure('no-input', { input: inputs.join(' ') })
  const named = uniquelyNamed(found.flatMap((one) => ('code' in one ? [] : one)))
  return found.flatMap((one): (Source | Issue)[] => ('code' in one ? [one] : one.map((file) => asSource(file, named))))
}

interface File {
  readonly path: string
  /** Behind the folder that was named, or the file's own name. */
  readonly name: string
  readonly unsure: boolean
}

async function filesOf(input: string): Promise<File[] | Issue> {
  if (input === STDIN) return [{ path: STDIN, name: 'stdin', unsure: false }]
  try {
    if (!(await stat(input)).isDirectory()) return [{ path: input, name: basename(input), unsure: false }]
    return (await walk(input, new Set())).map((path) => ({
      path,
      name: relative(input, path).split(sep).join('/'),
      unsure: expectation(basename(path)) === 'look',
    }))
  } catch (error) {
    return { code: 'unreadable', at: input, reason: reasonOf(error) }
  }
}

async function walk(folder: string, seen: Set<string>): Promise<string[]> {
  const real = await realpath(folder)
  if (seen.has(real)) return []
  seen.add(real)
  const found: string[] = []
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith('.')) continue
    const path = join(folder, name)
    const kind = await stat(path).catch(() => undefined)
    if (kind?.isDirectory()) found.push(...(await walk(path, seen)))
    else if (kind?.isFile() && expectation(name) !== 'pass') found.push(path)
  }
  return found
}

/** Each file's name as its id; where files share it, with as many folders in front as it takes to tell them apart. */
function uniquelyNamed(files: readonly File[]): ReadonlyMap<File, string> {
  const named = new Map<File, string>()
  const rivals = Map.groupBy(files, (file) => file.name)
  for (const [name, group] of rivals) {
    const paths = new Set(group.map((file) => resolve(file.path)))
    let length = name.split('/').length
    const tail = (path: string) => path.split(sep).slice(-length).join('/')
    while (new Set([...paths].map(tail)).size < paths.size) length += 1
    for (const file of group) named.set(file, paths.size > 1 ? tail(resolve(file.path)) : name)
  }
  return named
}

const asSource = (file: File, named: ReadonlyMap<File, string>): Source => ({
  at: file.path,
  id: named.get(file)!.toWellFormed(),
  ...(file.path !== STDIN && { file: file.path }),
  unsure: file.unsure,
  open: () => (file.path === STDIN ? process.stdin : createReadStream(file.path)),
})

/** What the system says, without the call and the path, which the message has already. */
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission'
  return (message ?? String(error)).split('\n', 1)[0]!
}
