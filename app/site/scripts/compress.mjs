import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const text = new Set(['.html', '.js', '.css', '.json', '.svg', '.wasm', '.txt', '.ttf'])

/** A `.br` and a `.gz` beside every file that gains by it, so that a host need not compress while it serves. */
export async function compressFolder(folder) {
  const files = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name)
    if (entry.isFile() && text.has(extname(path)) && (await stat(path)).size > 500) files.push(path)
  }
  const waiting = [...files]
  // zlib works on threads of its own; four at a time keep them busy without holding every file in memory.
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let path = waiting.pop(); path; path = waiting.pop()) await compressFile(path)
    }),
  )
  return `${files.length} files`
}

async function compressFile(path) {
  const bytes = await readFile(path)
  // The editor's megabytes at the highest level would take longer than everything else together.
  const quality = bytes.length > 1_000_000 ? 6 : 10
  const options = {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }
  await Promise.all([
    brotli(bytes, options).then(packed => writeFile(`${path}.br`, packed)),
    zip(bytes, { level: 9 }).then(packed => writeFile(`${path}.gz`, packed)),
  ])
}
