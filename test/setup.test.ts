import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inFolder } from './isnad.test-support.ts'

test('the packages of another tree, behind a link, are left alone whatever is missing among them', () =>
  inFolder(async (folder) => {
    const [own, other] = [join(folder, 'own'), join(folder, 'other')]
    mkdirSync(join(own, 'scripts'), { recursive: true })
    mkdirSync(join(other, 'kept'), { recursive: true })
    cpSync('scripts/setup.mjs', join(own, 'scripts', 'setup.mjs'))
    writeFileSync(join(own, 'package.json'), '{"name":"own","version":"1.0.0"}')
    writeFileSync(
      join(own, 'package-lock.json'),
      '{"name":"own","lockfileVersion":3,"packages":{"":{"name":"own"},"node_modules/x":{"version":"1.0.0"}}}',
    )
    writeFileSync(join(other, 'kept', 'file'), 'kept')
    symlinkSync(other, join(own, 'node_modules'))
    const ran = spawnSync(process.execPath, [join(own, 'scripts', 'setup.mjs')], { encoding: 'utf8' })
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    const { status } = spawnSync('test', ['-f', join(other, 'kept', 'file')])
    expect(status).toBe(0)
  }))
