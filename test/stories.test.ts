import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadLexicon } from '../src/lexicon/load.ts'
import { asLines, STEPS, STORIES, storyNames } from './stories.ts'

const lexicon = loadLexicon()

for (const name of storyNames())
  for (const { file, make } of STEPS)
    test(`story ${name}: ${file} is what the stage gives`, () => {
      const folder = join(STORIES, name)
      const [given, expected] = [asLines(make(folder, lexicon)), readFileSync(join(folder, file), 'utf8')]
      // line by line first: a difference then names its document
      const [lines, wanted] = [given.split('\n'), expected.split('\n')]
      const at = lines.findIndex((line, i) => line !== wanted[i])
      if (at >= 0) expect(JSON.parse(lines[at] || '{}'), `${file}:${at + 1}`).toEqual(JSON.parse(wanted[at] || '{}'))
      expect(given).toBe(expected)
    })

test('there is a story', () => expect(storyNames()).toContain('harbour'))
