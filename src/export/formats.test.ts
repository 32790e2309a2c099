import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMAT_NAMES, FORMATS } from './formats.ts'
import { emptyView, hostileView } from './hostile-case.test-support.ts'
import { READERS } from './readers.test-support.ts'
import { EXPORTS, harbour, written } from './written.test-support.ts'

for (const name of FORMAT_NAMES) {
  const { suffix, write } = FORMATS[name]

  test(`${name}: the example case is as expected`, () => {
    const expected = readFileSync(`${EXPORTS}/harbour.${suffix}`)
    expect(written(harbour(), name).equals(expected)).toBe(true)
  })

  test(`${name}: another program reads the example case, a case of nothing, and hostile text`, async () => {
    for (const view of [harbour(), emptyView(), hostileView()]) await READERS[name](written(view, name))
  })

  test(`${name}: text is UTF-8`, () => {
    if (name === 'parquet') return
    const bytes = written(hostileView(), name)
    expect(Buffer.from(bytes.toString()).equals(bytes)).toBe(true)
  })

  test(`${name}: a story is written before the next one is read`, () => {
    const view = harbour()
    const [story] = [...view.stories()]
    let read = 0
    const many = {
      ...view,
      *stories() {
        for (; read < 400; read += 1) yield story!
      },
    }
    const pieces = write(many, {})[Symbol.iterator]()
    let written = 0
    for (let next = pieces.next(); !next.done && written < 200_000; next = pieces.next()) written += next.value.length
    expect(written).toBeGreaterThan(0)
    expect(read).toBeLessThan(400)
  })
}

test('no two formats have one suffix', () => {
  expect(new Set(FORMAT_NAMES.map((name) => FORMATS[name].suffix)).size).toBe(FORMAT_NAMES.length)
})
