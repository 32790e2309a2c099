/** A file of the project, as the rules see it. */
export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string
  readonly text: string
}

/** A house rule that lint can't say: what it finds wrong, one line each as `path:line: what, expected, got`. */
export interface Rule {
  readonly name: string
  readonly why: string
  check(files: readonly SourceFile[]): string[]
}

/** Every line of the chosen files that `wrong` has something to say of. */
export const linesThat = (
  files: readonly SourceFile[],
  chosen: (path: string) => boolean,
  wrong: (line: string, path: string) => string | undefined,
): string[] =>
  files
    .filter(({ path }) => chosen(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => {
        const says = wrong(line, path)
        return says === undefined ? [] : [`${path}:${i + 1}: ${says}`]
      }),
    )

export const isTest = (path: string): boolean => /\.(property\.)?test\.ts$|\.test-support\.ts$/.test(path)
export const isSource = (path: string): boolean => /^src\/.*\.ts$/.test(path) && !isTest(path)
