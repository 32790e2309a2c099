import { isSource, linesThat, type Rule } from './rule.ts'

const folderOf = (path: string): string | undefined => /^src\/core\/(\d-[a-z]+|text)\//.exec(path)?.[1]

export const stagesApart: Rule = {
  name: 'stages-apart',
  why: 'stages meet in records.ts and never import each other; the text layer imports no stage',
  check: (files) =>
    linesThat(files, isSource, (line, path) => {
      const own = folderOf(path)
      const other = /from '\.\.\/(\d-[a-z]+)\//.exec(line)?.[1]
      return own !== undefined && other !== undefined && other !== own ? `stage ${own} imports ${other}` : undefined
    }),
}
