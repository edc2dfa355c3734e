import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'

const here = path.dirname(fileURLToPath(import.meta.url))
export const dist = path.join(here, 'dist')
/** What runs torchlet, as opposed to a peer. */
const own = new Set(['torchlet', 'memory'])
const entryOf = name => path.join(here, 'contenders', `${name}.js`)

/** What peers import for Node alone. */
const nodeOnly = /^(fs|module|path|perf_hooks|worker_threads|os|util|crypto|string_decoder|node-fetch)$/
const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: nodeOnly }, ({ path }) => ({ path, namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
      contents: 'export default {}; export const createRequire = () => () => ({})',
    }))
  },
}

/** torchlet from its source, as the site bundles it, wasm files beside it. */
async function bundleTorchlet(name, outDir, source) {
  await vite({
    root: here,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { torchlet: source } },
    base: `/dist/${name}/`,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: { input: entryOf(name), output: { entryFileNames: 'index.js' } },
    },
  })
}

/** A peer. tfjs hands its own functions' source to workers, which only esbuild leaves whole. */
async function bundlePeer(name, outDir) {
  await esbuild({
    entryPoints: [entryOf(name)],
    outfile: path.join(outDir, 'index.js'),
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    logLevel: 'error',
    platform: 'browser',
    plugins: name === 'jax' ? [] : [withoutNode],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    external: ['*.wasm'],
  })
  if (name !== 'tfjs') return
  const wasm = path.join(here, 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out')
  for (const file of fs.readdirSync(wasm))
    if (file.endsWith('.wasm')) fs.copyFileSync(path.join(wasm, file), path.join(outDir, file))
}

/** Bundles one contender into dist/<name>/index.js. */
export function bundle(name, source) {
  const outDir = path.join(dist, name)
  return own.has(name) ? bundleTorchlet(name, outDir, source) : bundlePeer(name, outDir)
}
