import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildPackage } from '../../engine/build/package.mjs'

const folder = mkdtempSync(join(tmpdir(), 'torchlet-'))
beforeAll(() => buildPackage({ out: folder }), 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a module in plain Node, far away from the repository. */
function run(script: string) {
  const source = script.replaceAll('torchlet', pathToFileURL(join(folder, 'index.js')).href)
  return spawnSync(process.execPath, ['--input-type=module', '-e', source], { cwd: folder, encoding: 'utf8' })
}

it('holds one module, one declaration file, both binaries and the helper', () => {
  expect(readdirSync(folder).toSorted()).toEqual([
    'helper.js',
    'index.d.ts',
    'index.js',
    'package.json',
    'torchlet-relaxed.wasm',
    'torchlet.wasm',
  ])
  const { exports, type } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  expect([type, exports['.']]).toEqual(['module', { types: './index.d.ts', default: './index.js' }])
})

it('trains in plain Node from a file URL, and the program then ends by itself', () => {
  const { stdout, stderr, status } = run(`
    import { torch, nn, optim } from 'torchlet'
    torch.manualSeed(0)
    const X = torch.randn(64, 2), w = torch.tensor([[2], [-3.4]])
    const y = torch.matmul(X, w).add(4.2)
    const net = new nn.Linear(2, 1), loss = new nn.MSELoss(), trainer = new optim.SGD(net.parameters(), { lr: 0.3 })
    for (let i = 0; i < 100; i++) {
      const l = loss(net(X), y)
      trainer.zeroGrad()
      l.backward()
      trainer.step()
    }
    console.log(loss(net(X), y).item() < 1e-6)
  `)
  expect(stderr).toBe('')
  expect([stdout.trim(), status]).toEqual(['true', 0])
})

it('has declarations that stand alone', () => {
  const declarations = readFileSync(join(folder, 'index.d.ts'), 'utf8')
  expect(declarations).toMatch(/declare class Linear/)
  expect(declarations).not.toMatch(/from '\.{1,2}\//)
})
