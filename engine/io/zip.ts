/** Reads zip archives whose files are stored as they are, which is how PyTorch writes them. */

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const longValue = 0xffffffff

/** The files of an archive by name. */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--
  if (end < 0) throw new Error('load: the zip archive has no end: the file is cut off or broken')
  const files = new Map<string, Uint8Array>()
  let count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (at === longValue || count === 0xffff) {
    // zip64: a locator right before the end says where the long record is.
    const record = Number(view.getBigUint64(end - 20 + 8, true))
    count = Number(view.getBigUint64(record + 32, true))
    at = Number(view.getBigUint64(record + 48, true))
  }
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw new Error('load: the list of files in the zip archive is broken')
    const method = view.getUint16(at + 10, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    let size = view.getUint32(at + 24, true)
    let local = view.getUint32(at + 42, true)
    if (size === longValue || local === longValue) {
      const long = longFields(view, at + 46 + nameLength, extraLength, size === longValue, local === longValue)
      size = long.size ?? size
      local = long.local ?? local
    }
    if (method !== 0) throw new Error(`load: ${name} in the zip archive is compressed; only stored files can be read`)
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (from + size > bytes.length)
      throw new Error(`load: ${name} reaches beyond the end of the zip archive: the file is cut off`)
    files.set(name, bytes.subarray(from, from + size))
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return files
}

/** Sizes and places beyond 4 GB, from the extra field of an entry. */
function longFields(
  view: DataView,
  start: number,
  length: number,
  wantsSize: boolean,
  wantsLocal: boolean,
): { size?: number; local?: number } {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = () => Number(view.getBigUint64((field += 8) - 8, true))
    const size = wantsSize ? next() : undefined
    // The compressed size stands between the two, where it is long as well.
    if (wantsSize && wantsLocal && view.getUint16(at + 2, true) >= 24) next()
    return { size, local: wantsLocal ? next() : undefined }
  }
  return {}
}
