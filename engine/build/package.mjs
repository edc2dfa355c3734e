/**
 * Builds torchlet as a package of its own: `dist/torchlet/` with one ES module, one declaration file, the two binaries
 * and the helper threads' script. It runs from a file URL in Node and in any bundler that knows `new URL(…, import.meta.url)`.
 *
 *   node engine/build/package.mjs
 */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { transformWithOxc } from 'vite'
import { compileKernels, variants } from './compile-kernels.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const entry = join(root, 'engine/index.ts')
const backend = join(root, 'engine/backends/wasm')

/** Files that the module refers to by URL and that lie beside it. */
const assets = [...Object.keys(variants), 'helper.js']

const typescript = {
  name: 'typescript',
  transform: (code, id) => (id.endsWith('.ts') ? transformWithOxc(code, id, { target: 'es2022' }) : null),
}

async function bundle(plugins, file) {
  const build = await rollup({
    input: entry,
    plugins,
    external: /^node:/,
    onwarn(warning, warn) {
      // Ops, tensors and autograd know each other by design.
      if (warning.code !== 'CIRCULAR_DEPENDENCY') warn(warning)
    },
  })
  await build.write({ file, format: 'es' })
  await build.close()
}

/** What the package says of itself, taken from the repository's own package.json where the two agree. */
async function manifest() {
  const { version, license, engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return {
    name: 'torchlet',
    version,
    description: 'Tensors and automatic differentiation with the vocabulary of PyTorch, on WebAssembly',
    license,
    type: 'module',
    engines,
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './*.wasm': './*.wasm',
      './helper.js': './helper.js',
    },
    files: ['index.js', 'index.d.ts', ...assets],
  }
}

/** @param {{ out?: string, log?: (line: string) => void }} [options] */
export async function buildPackage({ out = join(root, 'dist/torchlet'), log = () => {} } = {}) {
  await compileKernels({ log })
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await bundle([typescript], join(out, 'index.js'))
  await bundle([dts({ tsconfig: join(root, 'tsconfig.json') })], join(out, 'index.d.ts'))
  for (const name of assets) await copyFile(join(backend, name), join(out, name))
  await writeFile(join(out, 'package.json'), JSON.stringify(await manifest(), null, 2) + '\n')
  log(`${out}: ${((await readFile(join(out, 'index.js'))).length / 1024).toFixed(0)} KB of JavaScript`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage({ log: console.log })
