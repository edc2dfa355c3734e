/**
 * Compiles the AssemblyScript sources of `engine/kernels` into the two WebAssembly binaries that the engine loads.
 * A binary carries the hash of what it was made from in a custom section, so an up-to-date one is left alone.
 *
 *   node engine/build/compile-kernels.mjs [--force] [--out=FOLDER]
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pointwiseExports } from './pointwise-exports.mjs'

const here = dirname(fileURLToPath(import.meta.url))
export const sourceFolder = join(here, '../kernels')
const outputFolder = join(here, '../backends/wasm')

/** File name of each binary -> the WebAssembly features it may use. */
export const variants = { 'torchlet.wasm': 'simd,threads', 'torchlet-relaxed.wasm': 'simd,relaxed-simd,threads' }

/** The `s` keeps the optimizer from duplicating code: a fifth smaller when compressed, and no slower. */
const flags = [
  '-O3s',
  '--noAssert',
  '--runtime',
  'stub',
  '--memoryBase',
  '1024',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '16',
  '--maximumMemory',
  '65536',
]
const entry = 'index.ts'
const generatedEntry = 'pointwise-exports.ts'
const hashSection = 'sources'

async function readSources() {
  const names = (await readdir(sourceFolder, { recursive: true })).filter(name => name.endsWith('.ts')).toSorted()
  const texts = await Promise.all(names.map(name => readFile(join(sourceFolder, name), 'utf8')))
  const sources = new Map(names.map((name, i) => [name.replaceAll('\\', '/'), texts[i]]))
  sources.set(generatedEntry, pointwiseExports(sources))
  return sources
}

function hashOf(sources, features) {
  const hash = createHash('sha256').update(JSON.stringify([flags, features]))
  for (const [name, text] of sources) hash.update(`\n${name}\n${text}`)
  return hash.digest()
}

async function isMadeFrom(file, hash) {
  try {
    const module = new WebAssembly.Module(await readFile(file))
    const [section] = WebAssembly.Module.customSections(module, hashSection)
    return section !== undefined && hash.equals(Buffer.from(section))
  } catch {
    return false
  }
}

/** A custom section: id 0, length, name, payload (all lengths below 128 take one byte). */
function customSection(name, payload) {
  return Buffer.concat([Buffer.from([0, 1 + name.length + payload.length, name.length]), Buffer.from(name), payload])
}

async function compile(sources, features) {
  const { default: asc } = await import('assemblyscript/asc')
  let binary
  const { error, stderr } = await asc.main(
    [entry, generatedEntry, '--outFile', 'kernels.wasm', ...flags, '--enable', features],
    {
      readFile: name => sources.get(name.replace(/^\.\//, '')) ?? null,
      writeFile: (_name, contents) => void (binary = contents),
      listFiles: () => [],
    },
  )
  if (error) throw new Error(`the kernels do not compile: ${error.message}\n${stderr.toString()}`)
  return Buffer.from(binary)
}

/**
 * @param {{ out?: string, variants?: Record<string, string>, force?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether anything had to be compiled
 */
export async function compileKernels({
  out = outputFolder,
  variants: wanted = variants,
  force = false,
  log = () => {},
} = {}) {
  const sources = await readSources()
  await mkdir(out, { recursive: true })
  let compiled = false
  for (const [name, features] of Object.entries(wanted)) {
    const file = join(out, name)
    const hash = hashOf(sources, features)
    if (!force && (await isMadeFrom(file, hash))) continue
    const started = performance.now()
    const binary = Buffer.concat([await compile(sources, features), customSection(hashSection, hash)])
    // Renamed into place, so that nobody ever reads half a binary.
    await writeFile(`${file}.${process.pid}`, binary)
    await rename(`${file}.${process.pid}`, file)
    log(
      `${relative(process.cwd(), file)}: ${(binary.length / 1024).toFixed(1)} KB, ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
    compiled = true
  }
  return compiled
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv.find(argument => argument.startsWith('--out='))?.slice('--out='.length)
  const compiled = await compileKernels({ out, force: process.argv.includes('--force'), log: console.log })
  if (!compiled) console.log('kernels: up to date')
}
