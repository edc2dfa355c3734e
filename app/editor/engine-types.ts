import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import dts from 'rollup-plugin-dts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'node_modules/.cache/engine-types')
const compiler = join(createRequire(import.meta.url).resolve('@typescript/native/package.json'), '../bin/tsc')

let made: Promise<string> | undefined

/** The declarations of torchlet as one file: one emitted per source file, then joined from the entry on. Made once a build. */
export function bundleEngineTypes(): Promise<string> {
  return (made ??= bundle())
}

async function bundle(): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const output = { noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true }
  const compilerOptions = { ...output, rootDir: root, outDir: folder, paths: {} }
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    include: [join(root, 'engine/index.ts')],
    exclude: [],
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  // What is wrong with the engine's types is the type check's business; the declarations are written all the same.
  spawnSync(process.execPath, [compiler, '-p', join(folder, 'tsconfig.json')])
  const joined = await rollup({ input: join(folder, 'engine/index.d.ts'), plugins: [dts()], onwarn: () => {} })
  const { output: files } = await joined.generate({ format: 'es' })
  return files[0].code
}
