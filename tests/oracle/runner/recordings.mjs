// Finds recordings: one file each, as in the whole set, or all of a kind in one bundle, as in the compact selection.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { loadIndex } from '../lib.mjs'

function* bundled(folder, kind) {
  const unpack = name => zlib.gunzipSync(fs.readFileSync(path.join(folder, name)))
  const { tensors, recordings } = JSON.parse(unpack(`${kind}.json.gz`).toString('utf8'))
  const bytes = unpack(`${kind}.bin.gz`)
  const ab = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  for (const recording of recordings) yield { id: recording.id ?? kind, source: { idx: { ...recording, tensors }, ab } }
}

/** All recordings of a kind: `{ id, source }`, the source as `loadIndex` gives it. */
export function* recordingsOf(folder, kind) {
  if (fs.existsSync(path.join(folder, `${kind}.json.gz`))) return yield* bundled(folder, kind)
  const directory = path.join(folder, kind)
  const names = fs.existsSync(directory) ? fs.readdirSync(directory) : []
  const stems = new Set(
    names.filter(name => /\.json(\.gz)?$/.test(name)).map(name => name.replace(/\.json(\.gz)?$/, '')),
  )
  for (const id of [...stems].sort()) {
    const file = path.join(directory, `${id}.json`)
    yield { id, source: { ...loadIndex(file), file } }
  }
}
