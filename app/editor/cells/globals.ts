/**
 * What stands ready in every cell without an import. Cells run in a worker, so there is no DOM; of what a worker has, these are the parts a
 * notebook uses. A text and not a declaration file, because only the checker of cells may see it.
 */
export const globals = `
interface Console {
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  debug(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
  table(rows: unknown): void
  dir(value: unknown): void
  assert(condition?: boolean, ...values: unknown[]): void
  count(label?: string): void
  countReset(label?: string): void
  group(...values: unknown[]): void
  groupEnd(): void
  time(label?: string): void
  timeLog(label?: string, ...values: unknown[]): void
  timeEnd(label?: string): void
}
/** Prints below the cell. */
declare const console: Console

/** Shows a value below the cell: a tensor with its shape, an object as a tree, a table, a picture. */
declare function display(...values: unknown[]): void

interface Performance { /** Milliseconds since the kernel started. */ now(): number }
declare const performance: Performance

declare function setTimeout(callback: () => void, milliseconds?: number): number
declare function clearTimeout(timer?: number): void
declare function setInterval(callback: () => void, milliseconds?: number): number
declare function clearInterval(timer?: number): void
declare function queueMicrotask(callback: () => void): void
declare function structuredClone<Value>(value: Value): Value
declare function btoa(bytes: string): string
declare function atob(base64: string): string

declare class TextEncoder { encode(text?: string): Uint8Array<ArrayBuffer> }
declare class TextDecoder { constructor(encoding?: string); decode(bytes?: ArrayBuffer | ArrayBufferView): string }
declare class URL { constructor(url: string, base?: string); readonly href: string; readonly pathname: string }
declare const crypto: { getRandomValues<Values extends ArrayBufferView>(values: Values): Values; randomUUID(): string }
`
