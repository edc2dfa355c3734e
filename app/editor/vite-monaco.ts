import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { bundleEngineTypes } from './engine-types.ts'

/**
 * What the editor needs of the build. Use `monacoPlugins()` both in `plugins` and in `worker.plugins`, and `monacoDependencies` in
 * `optimizeDeps.include`: found late, they would make the development server reload the page.
 */
export const monacoPlugins = (): Plugin[] => [leanMonaco(), torchletTypes(), chineseMessages()]

/** features.ts is a list of imports and nothing else. */
const features = readFileSync(new URL('monaco/features.ts', import.meta.url), 'utf8').matchAll(/^import '(.+)'/gm)

export const monacoDependencies = [
  ...Array.from(features, ([, name]) => name),
  'monaco-editor/editor',
  'monaco-editor/internal/common/initialize',
  'monaco-editor/languages/definitions/typescript/register',
  'monaco-editor/languages/definitions/typescript/typescript',
  'monaco-editor/languages/features/typescript/register',
  'monaco-editor/languages/features/typescript/tsWorker',
  'monaco-editor/languages/features/typescript/lib/typescriptServices',
]

/** Monaco's own TypeScript worker is never started (cells have theirs), and cells know no DOM: half of what would ship is neither. */
function leanMonaco(): Plugin {
  const stockWorker =
    /createWorker:\s*\(\) => new Worker\(new URL\('ts\.worker\.js', import\.meta\.url\), \{ type: "module" \}\),?/
  const blanketImport = /^import '\.\.\/\.\.\/(editor|base)\/.*$/gm
  const unusedLibrary = /^lib\.(d|dom|webworker|scripthost|es6|es5\.full|es20\d\d\.full|esnext\.full)(\.|$)/
  return {
    name: 'lean-monaco',
    enforce: 'pre',
    transform: {
      filter: {
        id: /monaco-editor[\\/]esm[\\/].*([\\/]common[\\/]workers|typescript[\\/](workerManager|lib[\\/]lib))\.js$/,
      },
      async handler(code, id) {
        if (id.endsWith('workerManager.js')) {
          if (!stockWorker.test(code)) this.error('Monaco starts its TypeScript worker in another way than before.')
          return { code: code.replace(stockWorker, ''), map: null }
        }
        // The TypeScript feature asks for every feature there is; features.ts says which ones a cell gets.
        if (id.endsWith('workers.js')) return { code: code.replace(blanketImport, ''), map: null }
        const { libFileMap } = (await import(id)) as { libFileMap: Record<string, string> }
        const kept = Object.entries(libFileMap).filter(([name]) => !unusedLibrary.test(name))
        const bare = kept.map(([name, text]) => [name, text.replace(/^\/\*![\s\S]*?\*\//, '')])
        return { code: `export const libFileMap = ${JSON.stringify(Object.fromEntries(bare))}`, map: null }
      },
    },
  }
}

/** `virtual:torchlet-types`: the engine's declarations in one text, made from its source. */
function torchletTypes(): Plugin {
  const id = 'virtual:torchlet-types'
  return {
    name: 'torchlet-types',
    resolveId: name => (name === id ? `\0${id}` : undefined),
    load: async name =>
      name === `\0${id}` ? `export default ${JSON.stringify(await bundleEngineTypes())}` : undefined,
  }
}

/** `virtual:typescript-messages-zh`: what the checker says, in Chinese, from the compiler's package. */
function chineseMessages(): Plugin {
  const id = 'virtual:typescript-messages-zh'
  const file = 'lib/zh-cn/diagnosticMessages.generated.json'
  return {
    name: 'typescript-messages',
    resolveId(name) {
      if (name !== id) return
      const require = createRequire(import.meta.url)
      // The package `typescript` here stands in front of the one that has the files.
      const inner = createRequire(require.resolve('typescript/package.json'))
      const found = ['typescript', '@typescript/old']
        .map(name => inner.resolve(`${name}/package.json`).replace(/package\.json$/, file))
        .find(path => existsSync(path))
      return found ?? this.error(`The TypeScript package has no ${file}.`)
    },
  }
}
