import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETUP_MS, servedCase, type TestServer } from '../src/server/served.test-support.ts'

const SENTENCE = 'مقتل أربعة عمال وإصابة 23 شخصا'
const at = (file: string): string => fileURLToPath(new URL(`../examples/clients/${file}`, import.meta.url))
const TOKEN = 'a-token-of-this-test'

let open: TestServer
let closed: TestServer
beforeAll(async () => {
  open = await servedCase()
  closed = await servedCase(undefined, { token: TOKEN })
}, SETUP_MS)
afterAll(async () => {
  await open.close()
  await closed.close()
})

/** Not waited for in this thread: the server is in it. */
function ran(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(command, args, { env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out }))
  })
}

/** The same from both, but for how each prints a list. */
const EXPECTED =
  /^15 articles, \d+ to \d+ origins\n15 articles, four a page\n\d+ appearances, \d+ to \d+ origins\n\[.row., ?.story., ?.claim.\]\nrefused: .+\n$/

for (const [name, command, file] of [
  ['Python', 'python3', 'isnad_client.py'],
  ['TypeScript', process.execPath, 'isnad-client.ts'],
] as const) {
  test(`the example client in ${name} asks and gets answers`, async () => {
    const { code, out } = await ran(command, [at(file), open.url, SENTENCE])
    expect([code, out]).toEqual([0, expect.stringMatching(EXPECTED)])
  })

  test(`the example client in ${name} sends the token of its address, and is refused without`, async () => {
    expect((await ran(command, [at(file), `${closed.url}?token=${TOKEN}`, SENTENCE])).code).toBe(0)
    expect((await ran(command, [at(file), closed.url, SENTENCE])).code).not.toBe(0)
  })
}
