import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articles, folderOfTest, HARBOUR, isnad, jsonl } from './isnad.test-support.ts'

/** Articles whose addresses, pictures and types all ask to be fetched; somebody would notice. */
const LURES = jsonl(
  articles(9).map((one, i) => ({ ...one, url: `http://127.0.0.1:8099/${i}`, image: 'http://127.0.0.1:8099/p.png' })),
)
const PAGE = `<!doctype html><html><head><title>خبر</title><base href="http://127.0.0.1:8099/"><link rel="stylesheet" href="s.css">
<link rel="canonical" href="http://127.0.0.1:8099/c"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:8099/r"><script src="s.js"></script>
<script>fetch('http://127.0.0.1:8099/')</script></head><body><article><h1>خبر</h1><img src="p.png"><iframe src="f"></iframe>
${`<p>قالت بلدية وادي الصدى إن السيول جرفت جسرين خشبيين في الحي الشمالي ليلة أمس، وإن أحدا لم يصب.</p>`.repeat(6)}</article></body></html>`

/** An assistant that looks what there is and asks for something. */
const ASSISTANT = [
  {
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
  },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/list' },
  { id: 3, method: 'tools/call', params: { name: 'search', arguments: { query: 'الرصيف' } } },
]
  .map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  .join('')

/** Commands that are about other programs' connections, with the reason. */
const APART: Readonly<Record<string, string>> = {
  engine: 'hands the work to Spark, a program with a network of its own',
  serve: 'is asked by a browser on this machine; its own tests say who is answered',
}

interface Call {
  readonly args: readonly string[]
  readonly input?: string
  /** Absent: 0. */
  readonly code?: number
}

/** At least one call of every command, in an order in which each finds what it needs; `CASE` is made by the first. */
const CALLS: readonly Call[] = [
  { args: ['trace', HARBOUR, '--case', 'c.isnad', '--out', 'c.html', '--json', 'c.json', '--md', 'c.md'] },
  { args: ['trace', 'lures.jsonl', 'page.html', '--case', 'l.isnad'] },
  { args: ['analyse', 'lures.jsonl', 'page.html', '--json'] },
  { args: ['links', 'lures.jsonl', 'page.html', '--json'] },
  { args: ['stage', 'reading'], input: LURES },
  { args: ['add', 'lures.jsonl', 'page.html', HARBOUR, '--case', 'a.isnad'] },
  { args: ['imports', '--case', 'a.isnad'] },
  { args: ['add', '--retry-failed', '--case', 'a.isnad'] },
  { args: ['origin', 'الرصيف', '--case', 'c.isnad'] },
  { args: ['decide', 'reject', 'link', '01-tilna', '02-akhbar', '--case', 'c.isnad', '--why', 'x'] },
  { args: ['decide', 'list', '--case', 'c.isnad'] },
  { args: ['families', '--case', 'c.isnad'] },
  { args: ['export', '--case', 'l.isnad', '--format', 'csv'] },
  { args: ['verify', '--case', 'l.isnad', '--rebuild'] },
  { args: ['archive', '--case', 'l.isnad', '--out', 'l.wacz'] },
  { args: ['mcp', '--case', 'c.isnad'], input: ASSISTANT },
  { args: ['merge', 'l.isnad', '--case', 'c.isnad'] },
  { args: ['remove', 'w-0001', '--case', 'a.isnad'] },
  { args: ['report', '--case', 'a.isnad', '--out', 'a.html'] },
]

/** Addresses given to commands that never fetch. */
const ASKED: readonly Call[] = ['trace', 'analyse', 'links'].map((command) => ({
  args: [command, 'https://news.example/1', ...(command === 'trace' ? ['--case', 'n.isnad'] : [])],
  code: 2,
}))

/** A network namespace with nothing in it, where the system lets us have one; the guard stands watch either way. */
const within = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : []
if (within.length === 0) console.warn('no network namespace to be had here: commands run under the guard alone')

describe('nothing is asked of the network by', () => {
  const folder = folderOfTest()
  const report = join(folder.path, 'network')
  const guard = fileURLToPath(new URL('no-network.test-support.ts', import.meta.url))
  const env = { NODE_OPTIONS: `--import ${guard} --disable-warning=ExperimentalWarning`, ISNAD_TEST_NETWORK: report }

  beforeAll(() => {
    writeFileSync(join(folder.path, 'lures.jsonl'), LURES)
    writeFileSync(join(folder.path, 'page.html'), PAGE)
  })
  afterAll(() => folder.remove())

  for (const { args, input = '', code: expected = 0 } of [...CALLS, ...ASKED])
    test(`isnad ${args.join(' ')}`, async () => {
      const { code, err } = await isnad(args, { cwd: folder.path, within, env, input })
      expect([code, err]).toEqual([expected, expect.not.stringContaining('the network was used')])
      expect(existsSync(report) ? readFileSync(report, 'utf8') : '').toBe('')
    })
})

test('the guard sees what it is there for, also in threads', async () => {
  const folder = folderOfTest()
  const report = join(folder.path, 'network')
  const guard = fileURLToPath(new URL('no-network.test-support.ts', import.meta.url))
  const tries = [
    "await fetch('http://127.0.0.1:8099/').catch(() => {})",
    "try { (await import('node:net')).connect(9, '127.0.0.1') } catch {}",
    "try { (await import('node:tls')).connect(9, '127.0.0.1') } catch {}",
    "try { (await import('node:http')).get('http://127.0.0.1:8099/').on('error', () => {}) } catch {}",
    "await import('node:dns/promises').then(({ lookup }) => lookup('news.example')).catch(() => {})",
    "try { new (await import('node:dns')).Resolver().resolve4('news.example', () => {}) } catch {}",
    "try { (await import('node:dgram')).createSocket('udp4') } catch {}",
  ].join('\n')
  const script = `import { Worker, isMainThread } from 'node:worker_threads'\n${tries}\nif (isMainThread) new Worker(new URL(import.meta.url))`
  writeFileSync(join(folder.path, 'tries.mjs'), script)
  spawnSync(process.execPath, ['--import', guard, join(folder.path, 'tries.mjs')], {
    env: { ...process.env, ISNAD_TEST_NETWORK: report },
  })
  const told = readFileSync(report, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ')[0])
  const once = [
    'net.connect',
    'net.connect',
    'net.connect',
    'net.connect',
    'dns.lookup',
    'dns.resolve4',
    'dgram.createSocket',
  ]
  expect(told).toEqual([...once, ...once])
  folder.remove()
})

test('every command is among them', async () => {
  const { out } = await isnad(['--help'])
  const commands = [...(/^Commands:\n(( .*\n)+)/m.exec(out)?.[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)].map(
    ([, name]) => name,
  )
  const tried = new Set([...CALLS.map(({ args }) => args[0]), ...Object.keys(APART), 'help'])
  expect(commands.filter((name) => !tried.has(name))).toEqual([])
  expect(commands.length).toBeGreaterThan(10)
})
