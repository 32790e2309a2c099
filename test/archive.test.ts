import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HARBOUR, ISNAD, inFolder, isnad, shell } from './isnad.test-support.ts'

test('a case is written as a web archive, the same bytes in any time zone, and can be read from it again', () =>
  inFolder(async (cwd) => {
    await isnad(['add', HARBOUR, '--case', 'a.isnad'], { cwd })
    const before = readFileSync(join(cwd, 'a.isnad'))
    for (const out of ['one.wacz', 'one.warc.gz']) {
      const { code, err } = await isnad(['archive', '--case', 'a.isnad', '--out', out], { cwd })
      expect([code, err.split('\n').at(-2)]).toEqual([0, `${out}: 15 documents with what they were read from`])
      const other = await shell(`TZ=Asia/Tokyo "${ISNAD}" archive --case a.isnad --out other-${out}`, cwd)
      expect(other.code).toBe(0)
      expect(readFileSync(join(cwd, `other-${out}`)).equals(readFileSync(join(cwd, out)))).toBe(true)
    }
    expect(readFileSync(join(cwd, 'a.isnad')).equals(before)).toBe(true)
    const again = await isnad(['add', 'one.wacz', '--case', 'b.isnad'], { cwd })
    expect([again.code, again.err]).toEqual([0, 'b.isnad: 15 documents added, 0 there already, 15 in all\n'])
  }))

test('another name than that of an archive is refused', async () => {
  const { code, err } = await isnad(['archive', '--case', 'none.isnad', '--out', 'x.zip'])
  expect([code, err]).toEqual([2, expect.stringContaining('expected a name that ends in .wacz or .warc.gz')])
})
