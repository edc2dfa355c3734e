import { rawBytes, addressOf } from '../files/bytes.ts'
import type { FileEntry, Manifest } from './manifest.ts'

let root: string | URL | null = null
let manifest: Promise<Manifest | null> | null = null

/**
 * Says where the data sets are: the address (or, in Node, the folder) of `public/data/`, which `npm run data` fills.
 * Without one, or where nothing is there, the set that torchlet draws itself stands in.
 */
export function setRoot(addressOrFolder: string | URL | null): void {
  root = addressOrFolder
  manifest = null
}

/** What is there, or null where there is no root or nothing has been put there. */
export function readManifest(): Promise<Manifest | null> {
  manifest ??= loadManifest()
  return manifest
}

async function loadManifest(): Promise<Manifest | null> {
  if (root === null) return null
  const address = await addressIn('manifest.json')
  // No manifest (a site without data, a reader without network) is no error: there is always the drawn set.
  const bytes = await rawBytes(address, { cache: 'no-cache' }).catch(() => null)
  if (bytes === null) return null
  let parsed: Manifest
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes)) as Manifest
  } catch (error) {
    throw new Error(`${address.href}: this is not the list of data sets; run npm run data`, { cause: error })
  }
  if (parsed.format !== 1)
    throw new Error(`${address.href}: made for another version (format ${parsed.format}, expected 1); run npm run data`)
  return parsed
}

/** The address of a file below the root. */
export async function addressIn(path: string): Promise<URL> {
  const text = String(root)
  return new URL(path, await addressOf(text.endsWith('/') ? text : `${text}/`))
}

/** The bytes of a file, as `parse` sees them; what is wrong is asked for once more, past all caches, before giving up. */
export async function loadFile<T>(
  entry: FileEntry,
  label: string,
  parse: (bytes: Uint8Array, name: string) => Promise<T>,
): Promise<T> {
  const address = await addressIn(`${entry.file}?${entry.version}`)
  const attempt = async (cache: RequestCache) => parse(await rawBytes(address, { label, cache }), entry.file)
  return attempt('default').catch(() => attempt('reload'))
}
