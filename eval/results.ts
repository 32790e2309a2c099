import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Put one measured block into a RESULTS file, in the place of the last one of that name.
 *
 * @param name     of the block: `quality dev`
 * @param command  that gave it, as a reader can type it
 * @param figures  as printed
 */
export function writeSection(file: string, name: string, command: string, figures: string): void {
  const date = new Date().toISOString().slice(0, 10)
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const block = `${open}\n## ${name}\n\n${date} · \`${command}\`\n\n\`\`\`\n${figures.trimEnd()}\n\`\`\`\n${close}\n`
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  writeFileSync(
    file,
    from < 0 || to < 0
      ? `${text.trimEnd()}\n\n${block}`
      : text.slice(0, from) + block + text.slice(to + close.length + 1),
  )
}
