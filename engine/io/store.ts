/** Where `torch.save(x, name)` puts bytes and `torch.load(name)` finds them. The host may set one that lasts. */
export interface FileStore {
  read(name: string): Uint8Array | undefined
  write(name: string, bytes: Uint8Array): void
}

/** Files that last as long as the program. */
export function memoryStore(): FileStore {
  const files = new Map<string, Uint8Array>()
  return { read: name => files.get(name), write: (name, bytes) => void files.set(name, bytes) }
}

interface NodeFiles {
  existsSync(path: string): boolean
  readFileSync(path: string): Uint8Array
  writeFileSync(path: string, bytes: Uint8Array): void
}
/** Node's files, or undefined in a browser. */
function nodeStore(): FileStore | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): unknown } }
  const fs = process?.getBuiltinModule?.('node:fs') as NodeFiles | undefined
  return (
    fs && {
      read: name => (fs.existsSync(name) ? new Uint8Array(fs.readFileSync(name)) : undefined),
      write: (name, bytes) => fs.writeFileSync(name, bytes),
    }
  )
}

let store: FileStore | undefined

/** Files by name: in Node the file system, in a browser the memory of this session unless the host sets another. */
export const fileStore = (): FileStore => (store ??= nodeStore() ?? memoryStore())
/** Says where `torch.save(x, name)` writes to and `torch.load(name)` reads from; null brings the default back. */
export function setFileStore(next: FileStore | null): void {
  store = next ?? undefined
}
