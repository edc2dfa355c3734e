import { reportProgress } from '../../hooks.ts'

// Taken hold of at the start: the host may leave none of it to the code that it runs beside the engine.
const { fetch } = globalThis

// Names in variables: a bundler for browsers leaves these imports alone, and they only run in Node.
const nodeUrl = 'node:url'
const nodeFiles = 'node:fs/promises'

/** Where bytes come from: an address or (in Node) a path, a file the reader chose, or bytes already there. */
export type Source = string | URL | Blob | ArrayBuffer | Uint8Array

/** What to call a source in messages. */
export function nameOf(source: Source): string {
  if (typeof source === 'string') return source
  if (source instanceof URL) return source.href
  return 'name' in source ? String(source.name) : 'the given bytes'
}

export interface LoadOptions {
  /** Told to the progress hook with the bytes loaded so far. */
  label?: string
  /** How far caches are trusted; as far as the host says, if left out. */
  cache?: RequestCache
}

/** All bytes of a source; what is gzipped is unpacked. */
export async function readBytes(source: Source, options: LoadOptions = {}): Promise<Uint8Array> {
  return gunzip(await rawBytes(source, options), nameOf(source))
}

/** All bytes of a source as they are stored. */
export async function rawBytes(source: Source, options: LoadOptions = {}): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source
  if (source instanceof ArrayBuffer) return new Uint8Array(source)
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer())
  const url = await addressOf(source)
  return url.protocol === 'file:' ? readFile(url) : download(url, options)
}

/** A string is an address where it looks like one or where there is a page it can belong to, else a path. */
export async function addressOf(source: string | URL): Promise<URL> {
  if (source instanceof URL) return source
  if (/^[a-z][a-z+.-]+:/i.test(source)) return new URL(source)
  if ('location' in globalThis) return new URL(source, location.href)
  const { pathToFileURL } = (await import(/* @vite-ignore */ nodeUrl)) as typeof import('node:url')
  return pathToFileURL(source)
}

async function readFile(url: URL): Promise<Uint8Array> {
  const { readFile } = (await import(/* @vite-ignore */ nodeFiles)) as typeof import('node:fs/promises')
  try {
    return await readFile(url)
  } catch (error) {
    throw new Error(`cannot read ${url.pathname}: ${(error as Error).message}`, { cause: error })
  }
}

async function download(url: URL, { label, cache = 'default' }: LoadOptions): Promise<Uint8Array> {
  const response = await fetch(url, { cache }).catch((error: Error) => {
    throw new Error(`cannot load ${url.href}: ${error.message}`, { cause: error })
  })
  if (!response.ok || !response.body)
    throw new Error(`cannot load ${url.href}: ${response.status} ${response.statusText}`)
  const total = Number(response.headers.get('Content-Length') ?? 0)
  const chunks: Uint8Array[] = []
  let done = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    done += next.value.length
    if (label) reportProgress(label, done, Math.max(total, done))
  }
  const bytes = new Uint8Array(done)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Unpacks what is gzipped (the magic number tells); a host may have unpacked it on the way. */
export async function gunzip(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes
  const unpacked = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'))
  try {
    return new Uint8Array(await new Response(unpacked).arrayBuffer())
  } catch (error) {
    throw new Error(`${name}: the gzip data is corrupt or cut short (found ${bytes.length} bytes)`, { cause: error })
  }
}
