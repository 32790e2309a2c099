import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLexicon } from '../src/lexicon/load.ts'
import { analyse } from '../src/library/index.ts'

const ROOT = process.cwd()
const project = mkdtempSync(join(tmpdir(), 'isnad-package-'))
const own = join(project, 'node_modules', 'isnad')

function ran(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  expect(status, `${command} ${args.join(' ')}: ${stderr}${stdout}`).toBe(0)
  return stdout
}

/** What `npm pack` makes, unpacked into a project that has nothing else: no registry is asked. */
beforeAll(() => {
  ran('npm', ['pack', '--loglevel=error', '--pack-destination', project], ROOT)
  const [file] = readdirSync(project).filter((name) => name.endsWith('.tgz'))
  mkdirSync(own, { recursive: true })
  ran('tar', ['-xzf', join(project, file!), '--strip-components=1', '-C', own], project)
  writeFileSync(join(project, 'package.json'), '{"type":"module","private":true}')
}, 120_000)

afterAll(() => rmSync(project, { recursive: true, force: true }))

const EXPECTED: Readonly<Record<string, string>> = {
  'who-says-what.mjs':
    'سالم الورداني | states | direct | الجسر مغلق حتى الفجر\nعادل شمس الدين | denies | indirect | يكون الجسر مغلقا\n',
  'one-text-two-papers.mjs':
    'copy and wire: unknown, 32 words: أعلنت مديرية الدفاع المدني مقت\ncopy: hidden, from outlet:تيلنا\norigins: 1 to 2\n',
  'lexicon.mjs': 'true\nar/reporting-verbs: true true\nen/reporting-verbs: true true\n',
}

for (const name of readdirSync('examples/library'))
  test(`the example ${name} says what it should, from the package`, () => {
    cpSync(join('examples/library', name), join(project, name))
    expect(ran(process.execPath, [name], project)).toBe(EXPECTED[name])
  })

test('the package has its types', () => {
  writeFileSync(
    join(project, 'typed.ts'),
    `import { analyse, type Attribution, chain, cut, lexicon, links, type Span } from 'isnad'
const { attributions, document } = analyse({ text: 'x', outlet: 'y' })
const spans: readonly Span[] = attributions.flatMap((one: Attribution) => one.content)
export const words: string[] = spans.map((span) => cut(document.text, span))
export const direction: 'a-from-b' | 'b-from-a' | 'common-source' | 'unknown' | undefined = links(['a', 'b'])[0]?.direction
export const least: number | undefined = chain(['a'])?.origins.least
export const rows: number = lexicon().tables.length
// @ts-expect-error there is no such field
export const wrong = attributions[0]?.speakr
`,
  )
  symlinkSync(join(ROOT, 'node_modules', 'typescript'), join(project, 'node_modules', 'typescript'))
  const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '', 'typed.ts']
  ran(process.execPath, ['node_modules/typescript/bin/tsc', ...args], project)
})

test('the package runs in a browser: one bundle without anything of Node', async () => {
  writeFileSync(
    join(project, 'page.js'),
    `import { analyse } from 'isnad'\nglobalThis.answer = JSON.stringify(analyse('قال الوزير سالم الورداني إن الجسر مغلق.'))`,
  )
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: ['page.js'],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
  })
  const page: { answer?: string } = {}
  runInNewContext(`globalThis.answer = undefined;${outputFiles[0]!.text}`, page)
  expect(JSON.parse(page.answer!)).toEqual(analyse('قال الوزير سالم الورداني إن الجسر مغلق.'))
})

test('the package holds its words with their sources, and the licence', () => {
  const words = readFileSync(join(own, 'dist/library/library/words.js'), 'utf8')
  expect(words).toContain(loadLexicon().hash)
  expect(readFileSync(join(own, 'lexicon/ar/reporting-verbs.tsv'), 'utf8').split('\n')[0]).toMatch(/\tsource$/)
  expect(readFileSync(join(own, 'LICENSE'), 'utf8')).toContain('Apache License')
  expect(readFileSync(join(own, 'NOTICE'), 'utf8')).toContain('Isnad')
})
