import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices'
import { TypeScriptWorker } from 'monaco-editor/languages/features/typescript/tsWorker'
import type ts from 'typescript'
import { importsId, isVisibleFrom, parseCellUri } from './address.ts'
import { rewordDiagnostic, withoutAlias } from './messages.ts'
import { declaredNames, type DeclaredNames } from './names.ts'
import { hiddenSuffix, type Suffix } from './suffix.ts'

interface Place {
  readonly fileName: string
  readonly textSpan: ts.TextSpan
}

/**
 * Monaco's TypeScript worker, taught that a page is a notebook: every cell is a module with a hidden suffix (suffix.ts). The suffix is
 * added where the checker reads a file and taken away again from everything that goes back to the editor.
 */
export class CellsService extends TypeScriptWorker {
  #names = new Map<string, { version: string; names: DeclaredNames }>()
  #suffixes = new Map<string, Suffix>()
  #modelVersions = ''

  /** Errors of every cell at once: an edit in one may break another. */
  async cellDiagnostics(): Promise<Record<string, ts.Diagnostic[]>> {
    const found: Record<string, ts.Diagnostic[]> = {}
    for (const uri of this.#cells().filter(uri => !parseCellUri(uri)!.chapter))
      found[uri] = [...(await this.getSyntacticDiagnostics(uri)), ...(await this.getSemanticDiagnostics(uri))]
    return found
  }

  async setMessages(lang: string): Promise<void> {
    const messages = lang === 'zh' ? (await import('virtual:typescript-messages-zh')).default : undefined
    typescript.setLocalizedDiagnosticMessages(messages)
    this._languageService.cleanupSemanticCache()
  }

  // What the checker reads: the text with its suffix

  protected override _getScriptText(file: string): string | undefined {
    const text = super._getScriptText(file)
    return text === undefined || !parseCellUri(file) ? text : text + this.#suffix(file).text
  }

  override getScriptVersion(file: string): string {
    const version = super.getScriptVersion(file)
    return parseCellUri(file) ? version + this.#suffix(file).text : version
  }

  resolveModuleNames(names: string[], from: string): (ts.ResolvedModule | undefined)[] {
    return names.map(name =>
      parseCellUri(name)
        ? { resolvedFileName: name, extension: '.ts' as ts.Extension }
        : typescript.resolveModuleName(name, from, this.getCompilationSettings(), this).resolvedModule,
    )
  }

  // What the editor gets: nothing that lies in a suffix

  override async getSyntacticDiagnostics(file: string): Promise<ts.Diagnostic[]> {
    const { length } = this.#ownText(file)
    // An unclosed bracket is noticed only at the end of the file: bring that to the end of the cell.
    return (await super.getSyntacticDiagnostics(file)).map(found =>
      found.start! >= length && length > 0 ? { ...found, start: length - 1, length: 1 } : found,
    )
  }

  override async getSemanticDiagnostics(file: string): Promise<ts.Diagnostic[]> {
    return (await super.getSemanticDiagnostics(file)).filter(this.#diagnosticInOwnText(file)).map(rewordDiagnostic)
  }

  override async getSuggestionDiagnostics(file: string): Promise<ts.Diagnostic[]> {
    return (await super.getSuggestionDiagnostics(file)).filter(this.#diagnosticInOwnText(file))
  }

  override async getQuickInfoAtPosition(file: string, position: number): Promise<ts.QuickInfo | undefined> {
    const info = await super.getQuickInfoAtPosition(file, position)
    return info && withoutAlias(info)
  }

  override async getDefinitionAtPosition(
    file: string,
    position: number,
  ): Promise<readonly ts.DefinitionInfo[] | undefined> {
    return (await super.getDefinitionAtPosition(file, position))?.map(found => {
      const shared = this.#isOwn(found) ? undefined : this.#suffix(found.fileName).assignable.get(found.name)
      if (!shared) return found
      const start = this.#namesOf(shared.from).get(found.name)!.start
      return { ...found, fileName: shared.from, textSpan: { start, length: found.name.length }, contextSpan: undefined }
    })
  }

  /**
   * All places of a name over the cells. A `let` that a later cell takes is a declaration of its own in that cell's suffix, so the search
   * goes on from each place found in a suffix: in that cell, and in the one that defines the name.
   */
  override async findRenameLocations(
    file: string,
    position: number,
    ...options: [boolean, boolean, boolean?]
  ): Promise<readonly ts.RenameLocation[] | undefined> {
    const places = new Map<string, ts.RenameLocation>()
    const asked = new Set<string>()
    const queue: [file: string, position: number][] = [[file, position]]
    for (const [file, position] of queue) {
      if (asked.has(`${file}:${position}`)) continue
      asked.add(`${file}:${position}`)
      for (const found of (await super.findRenameLocations(file, position, ...options)) ?? []) {
        const { fileName, textSpan } = found
        if (this.#isOwn(found)) places.set(`${fileName}:${textSpan.start}`, found)
        else {
          const name = this._getScriptText(fileName)!.substr(textSpan.start, textSpan.length)
          const shared = this.#suffix(fileName).assignable.get(name)
          if (!shared) continue
          queue.push([fileName, this.#ownText(fileName).length + shared.start])
          queue.push([shared.from, this.#namesOf(shared.from).get(name)!.start])
        }
      }
    }
    return places.size ? [...places.values()] : undefined
  }

  override async getDocumentHighlights(
    file: string,
    position: number,
    files: string[],
  ): Promise<ts.DocumentHighlights[] | undefined> {
    const found = await super.getDocumentHighlights(file, position, files)
    return found?.map(({ fileName, highlightSpans }) => ({
      fileName,
      highlightSpans: highlightSpans.filter(span => this.#isOwn({ fileName, ...span })),
    }))
  }

  override async getNavigationTree(file: string): Promise<ts.NavigationTree | undefined> {
    const tree = await super.getNavigationTree(file)
    const own = tree?.childItems?.filter(item =>
      item.spans.every(textSpan => this.#isOwn({ fileName: file, textSpan })),
    )
    return tree && { ...tree, childItems: own }
  }

  // The notebook behind the files

  #cells(): string[] {
    const page = this._ctx.getMirrorModels().map(model => model.uri.toString())
    const uris = [...page, ...Object.keys(this._extraLibs)].filter(parseCellUri)
    return uris.sort((a, b) => parseCellUri(a)!.order - parseCellUri(b)!.order)
  }

  #ownText(file: string): string {
    return super._getScriptText(file) ?? ''
  }

  #isOwn({ fileName, textSpan }: Place): boolean {
    return !parseCellUri(fileName) || textSpan.start < this.#ownText(fileName).length
  }

  #diagnosticInOwnText(file: string): (found: ts.Diagnostic) => boolean {
    const { length } = this.#ownText(file)
    return ({ start }) => start === undefined || start < length
  }

  #namesOf(file: string): DeclaredNames {
    const version = super.getScriptVersion(file)
    const known = this.#names.get(file)
    if (known?.version === version) return known.names
    const source = typescript.createSourceFile(file, this.#ownText(file), typescript.ScriptTarget.Latest, true)
    const names = declaredNames(typescript, source)
    this.#names.set(file, { version, names })
    return names
  }

  #suffix(file: string): Suffix {
    const versions = this._ctx.getMirrorModels().map(({ uri, version }) => `${uri.toString()} ${version}`)
    const joined = versions.join('\n')
    if (joined !== this.#modelVersions) {
      this.#modelVersions = joined
      this.#suffixes.clear()
    }
    let suffix = this.#suffixes.get(file)
    if (!suffix) {
      const cell = parseCellUri(file)!
      const above = this.#cells().filter(uri => isVisibleFrom(cell, parseCellUri(uri)!))
      suffix = hiddenSuffix(
        this.#namesOf(file),
        above.map(uri => ({ uri, names: this.#namesOf(uri) })),
        cell.chapter === '' || cell.id === importsId,
      )
      this.#suffixes.set(file, suffix)
    }
    return suffix
  }
}
