/** What the subclass in service.ts uses of Monaco's TypeScript worker, which ships without types for its inside. */
declare module 'monaco-editor/languages/features/typescript/tsWorker' {
  import type ts from 'typescript'

  export interface WorkerContext {
    getMirrorModels(): {
      readonly uri: { readonly path: string; toString(): string }
      readonly version: number
      getValue(): string
    }[]
  }

  export interface WorkerSetup {
    readonly compilerOptions: ts.CompilerOptions
    readonly extraLibs: Record<string, { content: string; version: number }>
    readonly inlayHintsOptions?: ts.UserPreferences
  }

  export class TypeScriptWorker implements ts.LanguageServiceHost {
    constructor(context: WorkerContext, setup: WorkerSetup)
    protected _ctx: WorkerContext
    protected _languageService: ts.LanguageService
    protected _extraLibs: WorkerSetup['extraLibs']
    protected _getScriptText(file: string): string | undefined
    getCompilationSettings(): ts.CompilerOptions
    getScriptFileNames(): string[]
    getScriptVersion(file: string): string
    getScriptSnapshot(file: string): ts.IScriptSnapshot | undefined
    getCurrentDirectory(): string
    getDefaultLibFileName(options: ts.CompilerOptions): string
    readFile(path: string): string | undefined
    fileExists(path: string): boolean
    getSyntacticDiagnostics(file: string): Promise<ts.Diagnostic[]>
    getSemanticDiagnostics(file: string): Promise<ts.Diagnostic[]>
    getSuggestionDiagnostics(file: string): Promise<ts.Diagnostic[]>
    getCompletionsAtPosition(file: string, position: number): Promise<ts.CompletionInfo | undefined>
    getQuickInfoAtPosition(file: string, position: number): Promise<ts.QuickInfo | undefined>
    getDefinitionAtPosition(file: string, position: number): Promise<readonly ts.DefinitionInfo[] | undefined>
    getDocumentHighlights(file: string, position: number, files: string[]): Promise<ts.DocumentHighlights[] | undefined>
    getNavigationTree(file: string): Promise<ts.NavigationTree | undefined>
    findRenameLocations(
      file: string,
      position: number,
      inStrings: boolean,
      inComments: boolean,
      prefixAndSuffix?: boolean,
    ): Promise<readonly ts.RenameLocation[] | undefined>
  }
}

declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  import type ts from 'typescript'
  /** The whole compiler; the setter of its message language is not in the public types. */
  export const typescript: typeof ts & {
    setLocalizedDiagnosticMessages(messages: Record<string, string> | undefined): void
  }
}

declare module 'monaco-editor/internal/common/initialize' {
  import type { WorkerContext, WorkerSetup } from 'monaco-editor/languages/features/typescript/tsWorker'
  export function initialize(create: (context: WorkerContext, setup: WorkerSetup) => object): void
}

declare module 'virtual:typescript-messages-zh' {
  const messages: Record<string, string>
  export default messages
}
