import { renameSync, rmSync } from 'node:fs'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { WARC_NAME, writeWacz } from '../../archive/wacz.ts'
import { writeWarc } from '../../archive/warc.ts'
import { type Case, openCase } from '../../case/case.ts'
import { number, openProgress, type Progress } from '../progress.ts'
import { VERSION } from '../version.ts'
import { checkWritable } from '../write-file.ts'

interface Options {
  readonly case: string
  readonly out: string
}

export const addArchive = (program: Command): Command =>
  program
    .command('archive')
    .description('what a case keeps of what was read, as a web archive that other tools open')
    .requiredOption('--case <file>', 'the case file; it is not changed')
    .requiredOption('--out <file>', 'a .wacz, or a .warc.gz alone', archiveName)
    .addHelpText(
      'after',
      `
Pages that came over the web stand under their addresses, with the headers they came with; what was read from files stands under
urn:sha256:… of its bytes. The article read from each, and the case's log, stand beside them as metadata. The same case gives the
same bytes.

Examples:
  isnad archive --case harbour.isnad --out harbour.wacz      to be opened in replayweb.page
  isnad archive --case harbour.isnad --out harbour.warc.gz`,
    )
    .action(archive)

const isWacz = (file: string): boolean => /\.wacz$/i.test(file)

function archiveName(value: string): string {
  if (!isWacz(value) && !/\.warc\.gz$/i.test(value))
    throw new InvalidArgumentError('expected a name that ends in .wacz or .warc.gz.')
  return value
}

async function archive({ case: file, out }: Options): Promise<void> {
  checkWritable(out)
  const progress = openProgress()
  const kept = openCase(file, 'read')
  const part = `${out}.part`
  try {
    await write(kept, part, out, progress)
    renameSync(part, out)
    progress.say(`${out}: ${number(kept.documentCount())} documents with what they were read from`)
  } finally {
    kept.close()
    for (const rest of [part, warcOf(part)]) rmSync(rest, { force: true })
  }
}

/** The archive that goes into the other one. */
const warcOf = (part: string): string => `${part}.warc.gz`

async function write(kept: Case, part: string, out: string, progress: Progress): Promise<void> {
  const software = `Isnad ${VERSION}`
  progress.start('archiving')
  const tick = () => progress.tick(1)
  if (!isWacz(out)) writeWarc(kept, part, WARC_NAME, software, tick)
  else {
    const written = writeWarc(kept, warcOf(part), WARC_NAME, software, tick)
    await writeWacz(part, warcOf(part), written, { title: 'Isnad case', created: kept.logHead()!.time, software })
  }
  progress.done()
}
