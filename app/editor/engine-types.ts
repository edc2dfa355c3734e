import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import dts from 'rollup-plugin-dts'

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

let made: Promise<string> | undefined

/** The declarations of torchlet as one file, made from its source, once a build. */
export function bundleEngineTypes(): Promise<string> {
  return (made ??= bundle())
}

async function bundle(): Promise<string> {
  const emitted = { declaration: true, emitDeclarationOnly: true, noEmit: false, stripInternal: true }
  const compilerOptions = { ...emitted, rewriteRelativeImportExtensions: true }
  const joined = await rollup({
    input: file('engine/index.ts'),
    plugins: [dts({ tsconfig: file('tsconfig.json'), compilerOptions })],
    onwarn(warning) {
      // What is not found would silently become `any` in the editor.
      if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message)
    },
  })
  const { output } = await joined.generate({ format: 'es' })
  return output[0].code
}
