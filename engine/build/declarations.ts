import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The path of a file of the engine. */
export const engine = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The package as TypeScript's own checker sees it, and the symbol of its module. */
export function readDeclarations() {
  const { config } = ts.readConfigFile(engine('../tsconfig.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, engine('..'))
  const program = ts.createProgram([engine('index.ts')], { ...options, types: ['node'], noEmit: true })
  const checker = program.getTypeChecker()
  const root = checker.getSymbolAtLocation(program.getSourceFile(engine('index.ts'))!)!
  return { checker, root }
}
