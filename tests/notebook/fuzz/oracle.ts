import ts from 'typescript'

/** Everything a program prints, as text, and how it ends. */
export interface Behaviour {
  printed: string[]
  error: string | null
}

let modules = 0

/** What the program does as an ordinary module, types taken off by TypeScript itself; null where TypeScript finds it wrong. */
export async function runAsModule(code: string): Promise<Behaviour | null> {
  const { outputText, diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: false,
      useDefineForClassFields: true,
      isolatedModules: true,
    },
  })
  if (diagnostics.length > 0) return null
  // The number keeps two equal texts from being one module.
  const url = `data:text/javascript,${encodeURIComponent(`${outputText}//${++modules}`)}`
  return watch(() => import(/* @vite-ignore */ url))
}

/** Runs something that calls the global `print` and catches what it throws. */
export async function watch(run: () => Promise<unknown>): Promise<Behaviour> {
  const printed: string[] = []
  Object.assign(globalThis, { print: (...values: unknown[]) => void printed.push(values.map(plain).join(' ')) })
  try {
    await run()
    return { printed, error: null }
  } catch (error) {
    return { printed, error: error instanceof Error ? error.message : String(error) }
  }
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint'
      ? `${inner}n`
      : typeof inner === 'function'
        ? 'function'
        : inner === undefined
          ? 'undefined'
          : Number.isNaN(inner)
            ? 'NaN'
            : inner,
  )
