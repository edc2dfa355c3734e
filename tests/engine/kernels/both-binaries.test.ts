import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { instance } from '../../../engine/backends/wasm/instance.ts'

/**
 * The other tests of this folder run on whichever binary this Node takes. Here they all run once more in processes of
 * their own: on the other binary, and without shared memory.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url))

function runOthers(expected: string, nodeFlag: string, excluded: string[] = []) {
  const exclude = ['both-binaries', ...excluded].flatMap(name => ['--exclude', `**/${name}.test.ts`])
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'tests/engine/kernels', ...exclude, `--execArgv=${nodeFlag}`],
    { cwd: root, encoding: 'utf8', env: { ...process.env, TORCHLET_EXPECT: expected } },
  )
  expect(status, stdout + stderr).toBe(0)
}
const before = (script: string) => `--import=data:text/javascript,${encodeURIComponent(script)}`

const relaxedFlag = '--experimental-wasm-relaxed-simd'
const knowsFlag = spawnSync(process.execPath, [relaxedFlag, '-e', '0']).status === 0

it.skipIf(instance.relaxed || !knowsFlag)(
  'the relaxed-SIMD binary passes the same tests',
  () => {
    runOthers('relaxed', relaxedFlag)
  },
  180_000,
)

it.skipIf(!instance.relaxed)(
  'the plain SIMD binary passes the same tests',
  () => {
    runOthers('plain', before('WebAssembly.validate = () => false'))
  },
  180_000,
)

it('without shared memory everything runs on one thread', () => {
  const refuse = `const { Memory } = WebAssembly
    WebAssembly.Memory = function (limits) {
      if (limits.shared) throw new TypeError('no shared memory here')
      return new Memory(limits)
    }`
  runOthers('unshared', before(refuse), ['threads'])
}, 180_000)
