import type { BindingKind } from '../cells/declarations.ts'

/** The names one run of a cell gave values to. Reads and writes go to the cell's own variables. */
export class Namespace {
  /** What compiled cells read from and write to. */
  readonly values: Record<string, unknown> = Object.create(null)
  readonly kinds = new Map<string, BindingKind>()

  readonly def = (name: string, get: () => unknown, set?: (value: unknown) => void) => {
    this.kinds.set(name, set ? 'let' : 'const')
    Object.defineProperty(this.values, name, { get, set, enumerable: true, configurable: true })
  }

  /** False for a name whose definition was not reached (yet). */
  isReady(name: string): boolean {
    if (!this.kinds.has(name)) return false
    try {
      void this.values[name]
      return true
    } catch {
      return false
    }
  }
}
